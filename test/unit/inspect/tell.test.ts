import { expect, it, vi } from 'vitest';
import type { Inspection } from '../../../src/inspect/inspection.ts';
import { tell } from '../../../src/inspect/tell.ts';
import { gtag, inspectPage, tag, us } from './sample-page.ts';

/** What the console is told, one line a call. */
function told(inspection: Inspection): readonly string[] {
	const lines: string[] = [];
	for (const name of ['groupCollapsed', 'log', 'table', 'groupEnd'] as const)
		vi.spyOn(console, name).mockImplementation((value: unknown) => {
			lines.push(`${name}: ${Array.isArray(value) ? value.map(({ kind, service }) => kind ?? service).join() : value}`);
		});
	tell(inspection);
	vi.restoreAllMocks();
	return lines;
}

it('says in one line that a page is clean', () => {
	expect(told(inspectPage({}))).toEqual([
		'groupCollapsed: yinyom: nothing found, the page is clean',
		'groupEnd: undefined',
	]);
});

it('puts the worst first, one table each', () => {
	const tags = [us, tag('script', { src: gtag }), tag('link', { rel: 'dns-prefetch', href: gtag })];
	expect(told(inspectPage({ tags, cookies: ['mystery'] }))).toEqual([
		'groupCollapsed: yinyom: 3 findings: 1 leak, 2 notes',
		'log: leak',
		'table: ran-unmarked',
		'log: note',
		'table: hint,undeclared-cookie',
		'groupEnd: undefined',
	]);
});

it('adds what was caught, the policy in force, and what could not be judged', () => {
	const gate = { caught: [{ service: 'meta-pixel', what: 'script', url: 'https://a.example' }], policy: 'default-src' };
	expect(told(inspectPage({ gate, decisions: [{ at: -1, granted: ['marketing'] }] }))).toEqual([
		'groupCollapsed: yinyom: nothing found, the page is clean',
		'log: 1 tag caught, a policy is in force',
		'table: meta-pixel',
		'log: default-src',
		'log: Granted on this page: marketing. Their tags were released and look like any other; look again in a fresh private window.',
		'groupEnd: undefined',
	]);
});
