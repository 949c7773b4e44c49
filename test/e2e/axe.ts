/** What axe-core finds in our own layers. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Visitor } from './harness/visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds in our own layer, or in what else a selector names; the pages around it are the demo's. */
export async function findings(visitor: Visitor, within = 'yinyom-root'): Promise<readonly string[]> {
	await visitor.run(axe);
	return visitor.eval(async (selector) => {
		const { axe: runner } = window as unknown as {
			axe: {
				run: (context: object, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
			};
		};
		// What is still fading in has no contrast yet.
		const moving = document.querySelector('yinyom-root')?.shadowRoot?.getAnimations() ?? [];
		await Promise.all(moving.map(({ finished }) => finished));
		const { violations } = await runner.run({ include: [[selector]] }, { iframes: false });
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
	}, within);
}
