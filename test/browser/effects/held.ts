import { afterEach, vi } from 'vitest';
import type { Report } from '../../../src/config/problem.ts';
import { createHold, type Hold } from '../../../src/effects/hold.ts';
import { revive } from '../../../src/platform/revive.ts';

declare global {
	interface Window {
		/** What the scripts of a test said, in the order they ran. */
		heard: string[];
	}
}

let count = 0;
const added: Element[] = [];
const urls: string[] = [];

afterEach(() => {
	for (const element of added.splice(0)) element.remove();
	for (const url of urls.splice(0)) URL.revokeObjectURL(url);
	window.heard = [];
});

/** A hold with categories of its own, so that those of earlier tests, which listen for good, know none of its elements. */
export function mountHold({ granted = [], nonce = '' }: { granted?: readonly Name[]; nonce?: string } = {}) {
	count++;
	window.heard = [];
	const grants = new Set<string>();
	const grant = (...names: readonly Name[]) => {
		for (const name of names) grants.add(id(name));
	};
	const deny = (name: Name) => grants.delete(id(name));
	const id = (name: string) => `${name}${count}`;
	const known: readonly string[] = ['first', 'second', 'always'].map(id);
	grant('always', ...granted);
	const report = vi.fn<Report>();
	const onLook = vi.fn();
	const create = () =>
		createHold({
			isGranted: (each) => grants.has(each),
			rules: { categories: Object.fromEntries(known.map((each) => [each, { services: [] }])) },
			use: async (part, run) => run(await part),
			signals: { look: vi.fn() },
			nonce,
			report,
			load: async () => ({ revive }),
		});
	// What a test put into the page before its first look is what the parser made.
	let made: Hold | undefined;
	const begun = () => (made ??= Object.assign(create(), { onLook }));
	const hold = new Proxy({} as Hold, {
		get: (_, name) => Reflect.get(begun(), name),
		set: (_, name, value) => Reflect.set(begun(), name, value),
		deleteProperty: (_, name) => Reflect.deleteProperty(begun(), name),
	});
	return { deny, hold, grant, report, id, onLook };
}

type Name = 'first' | 'second' | 'always';

/** Puts an element into the page, at its end, and takes it out again after the test. */
export function add<Added extends Element>(element: Added): Added {
	added.push(element);
	document.body.append(element);
	return element;
}

/** An inert script as a page has it. */
export function script(consent: string, attributes: Readonly<Record<string, string>>, text = ''): HTMLScriptElement {
	const element = document.createElement('script');
	for (const [name, value] of Object.entries({ type: 'text/plain', 'data-consent': consent, ...attributes }))
		element.setAttribute(name, value);
	element.text = text;
	return element;
}

export const inline = (consent: string, says: string, attributes: Readonly<Record<string, string>> = {}) =>
	script(consent, attributes, `window.heard.push(${JSON.stringify(says)})`);

export const external = (consent: string, says: string, attributes: Readonly<Record<string, string>> = {}) =>
	script(consent, { src: fileThatSays(says), ...attributes });

/** URL of a script that says something. */
export function fileThatSays(says: string): string {
	const text = `window.heard.push(${JSON.stringify(says)})`;
	const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
	urls.push(url);
	return url;
}

/** Resolves when so much was said. */
export const whenHeard = (length: number, timeout = 5000): Promise<void> =>
	vi.waitUntil(() => window.heard.length >= length, { timeout, interval: 5 }).then(() => undefined);
