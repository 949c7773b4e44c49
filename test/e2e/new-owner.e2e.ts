/** A blank page with what README.md shows first, pasted as it stands there. */
import { readFileSync } from 'node:fs';
import type { Inspection } from '../../src/inspect/inspection.ts';
import { en, expect, receiptsOf, test, th } from './page.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = readme.slice(readme.indexOf('## One tag'), readme.indexOf('### When somebody withdraws'));
const [config = '', marks = ''] = Array.from(section.matchAll(/^```html\n([^]*?)^```/gm), ([, html]) => html);
const [law = ''] = /^{ "regime"[^]*?(?=^```)/m.exec(readme) ?? [];

const heads = [
	['what it shows first', config],
	[
		'its config for Thailand',
		`<script type="application/json" data-yinyom-config>${law}</script><script async src="/yinyom.js"></script>`,
	],
] as const;
for (const [name, head] of heads)
	for (const [lang, words] of [
		['th', th],
		['en', en],
	] as const)
		test(`${name}, pasted into a blank page (${lang}), asks, holds, and has nothing to complain about`, async ({
			visitor,
			open,
		}) => {
			const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>x</title>${head}</head><body>${head === config ? marks : ''}</body></html>`;
			const { site } = await open({ html });
			await visitor.waitVisible(words.denyAll);
			const { findings } = (await visitor.eval(() => window.yinyom?.inspect())) as Inspection;
			// Cookies of the vendors' own sites nobody else can delete.
			expect(findings.filter(({ kind }) => kind !== 'not-deletable')).toEqual([]);
			expect(
				await visitor.eval(() =>
					performance
						.getEntriesByType('resource')
						.map((entry) => entry.name)
						.filter((url) => new URL(url).host !== location.host),
				),
			).toEqual([]);
			await visitor.click(words.denyAll);
			await expect.poll(() => receiptsOf(site).length).toBe(1);
			if (!visitor.can.console) return;
			const said = (await visitor.consoleMessages()).map(({ text }) => text);
			expect(said.filter((text) => /^yinyom: (?!\d+ findings?: \d+ notes?$|nothing found)/.test(text))).toEqual([]);
		});
