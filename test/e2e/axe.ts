/** What axe-core finds in what is ours; the pages around it are others'. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Visitor } from './harness/visitor.ts';

/** The text of axe-core, to be run in the page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Report {
	readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
	readonly passes: readonly { readonly id: string; readonly nodes: readonly object[] }[];
}

/** The findings, a line for each rule. */
export interface Judgement {
	readonly found: readonly string[];
	/** Of how many texts the contrast was measured; `undefined` where the browser does not let us. */
	readonly texts: number | undefined;
}

/**
 * Runs in the page, after `axe`: all rules, the size of targets too, or the colours alone; within what is ours, or a selector.
 *
 * axe-core looks for what is behind a text in the body only, and would say nothing of the contrast of what hangs on `<html>`; so our
 * host is moved there for as long. `moveBefore` leaves all that is open, open.
 */
export async function judge({
	isAll,
	within,
}: {
	readonly isAll: boolean;
	readonly within?: string | undefined;
}): Promise<Judgement> {
	const { axe: runner } = window as unknown as { axe: { run: (...rest: object[]) => Promise<Report> } };
	const host = document.querySelector('yinyom-root');
	// What is still fading in has no contrast yet.
	for (const moving of host?.shadowRoot?.getAnimations() ?? []) moving.finish();
	const canMove = 'moveBefore' in Element.prototype;
	const move = (place: Element) =>
		canMove && host && (place as unknown as { moveBefore: (node: Node, before: null) => void }).moveBefore(host, null);
	move(document.body);
	const ours = ['yinyom-root', 'yinyom-placeholder', '.consent-declaration'].filter((each) =>
		document.querySelector(each),
	);
	const { violations, passes } = await runner.run(
		{ include: (within ? [within] : ours).map((each) => [each]) },
		{
			iframes: false,
			...(isAll
				? { rules: { 'target-size': { enabled: true } } }
				: { runOnly: ['color-contrast', 'link-in-text-block'] }),
		},
	);
	move(document.documentElement);
	return {
		found: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
		texts: canMove ? (passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0) : undefined,
	};
}

/** Everything axe-core finds in what is ours, or in what else a selector names. */
export async function findings(visitor: Visitor, within?: string): Promise<readonly string[]> {
	await visitor.run(axe);
	const { found, texts } = await visitor.eval(judge, { isAll: true, within });
	return texts !== 0 ? found : [...found, 'axe-core measured the contrast of nothing'];
}
