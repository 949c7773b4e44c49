import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resolve } from '../../../src/config/resolve.ts';
import type { Config } from '../../../src/config/types.ts';
import { lacks } from '../../../src/regimes/lacks.ts';
import { regimes } from '../../../src/regimes/list.ts';
import { services } from '../../../src/services.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The configs of the five sites, by their pages. */
const sites = ['accounts/', 'invoice/', 'invoice/en/', 'cameras/', 'fleet/', 'parcel/'].map((site) => {
	const html = read(`demo/sites/${site}index.html`);
	const [, json = ''] = /<script type="application\/json" data-yinyom-config>([^]*?)<\/script>/.exec(html) ?? [];
	return [site, JSON.parse(json) as Config] as const;
});

it('F5 shows a gpc.json that is one', () => {
	const [, json = ''] = /gpc\.json[^]*?```json\n([^]*?)```/.exec(read('README.md')) ?? [];
	expect(JSON.parse(json)).toEqual({ gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
});

it.each(sites)('demo/sites/%s has a config that nobody could object to, by the PDPA', (_, config) => {
	expect(resolve(config).problems).toEqual([]);
	expect(lacks(config, regimes['th-pdpa'])).toEqual([]);
});

it.each(sites)(
	'demo/sites/%s has its own way back to the preference center, and no button of ours beside it',
	(site, { reopen }) => {
		expect(read(`demo/sites/${site}index.html`)).toContain('data-consent-open>');
		expect(reopen).toBe('none');
	},
);

it('002-2 has every service of the five sites in the catalog, or declared by its site', () => {
	const known = services.map(({ id }) => id);
	const unknown = sites.flatMap(([site, { categories = {}, services: own = {} }]) =>
		Object.values(categories)
			.flatMap((category) => category.services ?? [])
			.filter((id) => !known.includes(id) && !Object.hasOwn(own, id))
			.map((id) => [site, id]),
	);
	expect(unknown).toEqual([]);
});

it('004-7 has no telephone number and no mailbox of an authority in anything that ships', () => {
	const files = ['src/regimes/', 'locales/'].flatMap((folder) =>
		readdirSync(new URL(folder, root)).map((file) => folder + file),
	);
	expect(
		files.filter((file) => /\+?\d[\d -]{7,}\d(?!\d)|[\w.]+@[\w.]+/.test(read(file).replace(/\d{4}-\d\d-\d\d/g, ''))),
	).toEqual([]);
});
