import { afterEach, expect, it } from 'vitest';
import { cookieValues } from '../../../src/platform/memory.ts';
import { createElement, isParsing, listen, ofDocument, querySelector } from '../../../src/platform/page.ts';

afterEach(() => {
	document.body.replaceChildren();
	Document.prototype.querySelectorAll.call(document, '[name]').forEach((element) => element.remove());
});

/** Lets an element of the page take the place of a property of the document. */
function clobber(name: keyof Document): void {
	const image = Document.prototype.createElement.call(document, 'img');
	image.setAttribute('name', name);
	const { body } = document;
	body.append(image);
	expect(Reflect.get(document, name)).toBe(image);
}

it.each(['cookie', 'readyState', 'documentElement', 'createElement', 'querySelector', 'dispatchEvent'] as const)(
	'reaches document.%s past an element of that name',
	(name) => {
		const before = ofDocument(name);
		clobber(name);
		expect(ofDocument(name)).toBe(before);
	},
);

it('finds, makes and asks past elements that are in the way', () => {
	for (const name of ['querySelector', 'createElement', 'readyState'] as const) clobber(name);
	expect(querySelector('body')).toBe(document.body);
	expect(createElement('b').localName).toBe('b');
	expect(isParsing()).toBe(false);
});

it('recalls the cookies of exactly our name, past an element in the way', () => {
	document.cookie = 'yinyom=one; path=/';
	document.cookie = 'xyinyom=two; path=/';
	document.cookie = 'yinyomx=three; path=/';
	clobber('cookie');
	expect(cookieValues()).toEqual(['one']);
});

it('stops listening at the undo', () => {
	const heard: string[] = [];
	const undo = listen<CustomEvent<string>>('own', ({ detail }) => heard.push(detail));
	dispatchEvent(new CustomEvent('own', { detail: 'before' }));
	undo();
	dispatchEvent(new CustomEvent('own', { detail: 'after' }));
	expect(heard).toEqual(['before']);
});
