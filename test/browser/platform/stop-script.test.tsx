import { afterEach, expect, it, vi } from 'vitest';
import { copyScript } from '../../../src/platform/release.ts';
import { stopScript } from '../../../src/platform/stop-script.ts';

const urls: string[] = [];
afterEach(() => {
	document.body.replaceChildren();
	for (const url of urls.splice(0)) URL.revokeObjectURL(url);
	Reflect.deleteProperty(window, 'ran');
});

/** A script of a file, on its way: it has been put in and has not arrived. */
function onItsWay(attributes: Readonly<Record<string, string>> = {}): HTMLScriptElement {
	const script = document.createElement('script');
	const url = URL.createObjectURL(new Blob(['window.ran = true'], { type: 'text/javascript' }));
	urls.push(url);
	for (const [name, value] of Object.entries({ 'data-consent': 'ads', src: url, ...attributes }))
		script.setAttribute(name, value);
	document.body.append(script);
	script.type = 'text/plain';
	return script;
}

const soon = () => new Promise((done) => setTimeout(done, 100));

it('runs a script that nobody stops', async () => {
	onItsWay();
	await vi.waitUntil(() => 'ran' in window);
});

it('keeps a script on its way from running, and leaves an inert copy where it stood', async () => {
	const script = onItsWay({ id: 'own', crossorigin: 'anonymous' });
	const copy = stopScript(script, script);
	await soon();
	expect('ran' in window).toBe(false);
	expect(document.querySelector('#own')).toBe(copy);
	expect(copy?.outerHTML).toBe(script.outerHTML);
	expect(copy?.type).toBe('text/plain');
});

it('takes out the one that ran in place of another, which waits again', async () => {
	const held = document.createElement('script');
	held.type = 'text/plain';
	const runner = onItsWay();
	runner.before(held);
	expect(stopScript(runner, held)).toBe(held);
	await soon();
	expect('ran' in window).toBe(false);
	expect(runner.isConnected).toBe(false);
	expect(held.isConnected).toBe(true);
});

it('lets the listeners of the original hear what becomes of its copy', () => {
	const script = onItsWay();
	const heard: unknown[] = [];
	const note = ({ type, target }: Event) => void heard.push([type, target === script]);
	script.onload = note;
	script.addEventListener('error', note);
	const copy = copyScript(script);
	copy.dispatchEvent(new Event('load'));
	copy.dispatchEvent(new Event('error'));
	expect(heard).toEqual([
		['load', true],
		['error', true],
	]);
});
