import { expect, it } from 'vitest';
import { copyScript } from '../../../src/platform/release.ts';

it('lets the listeners of the original hear what becomes of its copy', () => {
	const script = document.createElement('script');
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
