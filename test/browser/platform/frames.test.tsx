import { afterEach, expect, it } from 'vitest';
import { emptyFrames } from '../../../src/platform/frames.ts';

afterEach(() => document.body.replaceChildren());

function frame(attributes: Readonly<Record<string, string>>): HTMLIFrameElement {
	const element = document.createElement('iframe');
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	document.body.append(element);
	return element;
}

const loaded = { src: 'about:blank#own', 'data-src': 'about:blank#own' };

it('empties the frames that name a denied category and names them', () => {
	const denied = frame({ 'data-consent': 'marketing', ...loaded });
	const partly = frame({ 'data-consent': ' analytics\n marketing ', ...loaded });
	const granted = frame({ 'data-consent': 'analytics', ...loaded });
	expect(emptyFrames((ids) => !ids.includes('marketing'))).toEqual([denied, partly]);
	expect([denied, partly, granted].map((each) => each.getAttribute('src'))).toEqual([null, null, 'about:blank#own']);
});

it.each(['about:blank', 'data:text/html,Ask%20first'])('leaves alone a held frame that shows %s meanwhile', (src) => {
	const held = frame({ 'data-consent': 'marketing', 'data-src': 'about:blank#own', src });
	expect(emptyFrames(() => false)).toEqual([]);
	expect(held.getAttribute('src')).toBe(src);
});

it("leaves alone what was never loaded, what cannot load again, and the page's own frames", () => {
	const held = frame({ 'data-consent': 'marketing', 'data-src': 'about:blank#own' });
	const unmarked = frame({ src: 'about:blank#own' });
	const without = frame({ 'data-consent': 'marketing', src: 'about:blank#own' });
	expect(emptyFrames(() => false)).toEqual([]);
	expect(held.hasAttribute('src')).toBe(false);
	expect([unmarked, without].map((each) => each.getAttribute('src'))).toEqual(['about:blank#own', 'about:blank#own']);
});
