import { afterEach, expect, it } from 'vitest';
import { revive } from '../../../src/platform/revive.ts';

afterEach(() => document.body.replaceChildren());

/** Markup in the page; the first element of it. */
function put(html: string): HTMLElement {
	document.body.append(document.createRange().createContextualFragment(html));
	return document.body.firstElementChild as HTMLElement;
}

it.each(['src', 'srcset', 'href', 'srcdoc', 'poster', 'data'])('gives an element its %s', (name) => {
	const element = put(`<object data-${name}="about:blank"></object>`);
	expect(revive(element)).toBeUndefined();
	expect(element.getAttribute(name)).toBe('about:blank');
});

it('gives an element no other attribute', () => {
	const element = put('<object data-data="about:blank" data-onload="alert(1)" data-id="x"></object>');
	revive(element);
	expect(element.getAttributeNames()).toEqual(['data-data', 'data-onload', 'data-id', 'data']);
});

it('answers a copy of a script, without the mark, that has all the rest', () => {
	const script = put('<script type="text/plain" data-consent="ads" data-own="x" async src="about:blank">text</script>');
	const copy = revive(script);
	expect(copy).not.toBe(script);
	expect(copy?.outerHTML).toBe('<script type="text/plain" data-own="x" async="" src="about:blank">text</script>');
});

it('unfolds a fragment into marked parts, each inert, at its place and in its order', () => {
	const template = put(`<template data-consent="ads">
		<p>Text</p><img src="data:,"><a href="/own">Link</a>
		<iframe data-src="about:blank#1"></iframe>
		<img data-consent="analytics" data-src="data:,">
		<script>window.ran = 1</script><script type="module">1</script><script type="application/json">{}</script>
	</template><b></b>`);
	revive(template);
	expect('ran' in window).toBe(false);
	const parts = [...document.body.children].slice(1, -1).map((each) => each.outerHTML);
	expect(parts).toEqual([
		'<p>Text</p>',
		'<img data-src="data:," data-consent="ads">',
		'<a href="/own">Link</a>',
		'<iframe data-src="about:blank#1" data-consent="ads"></iframe>',
		'<img data-consent="analytics" data-src="data:,">',
		'<script type="text/plain" data-consent="ads">window.ran = 1</script>',
		'<script type="text/plain" data-type="module" data-consent="ads">1</script>',
		'<script type="application/json">{}</script>',
	]);
});
