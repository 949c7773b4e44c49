/** our tag in places where nobody would put it, and pages of kinds that are rare. */
import { paths, quiet } from '../moments.ts';
import { config, en, expect, page, receiptsOf, tag, test } from '../page.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';

const places: Readonly<Record<string, string>> = {
	'in an SVG': `${config()}<svg><script href="/yinyom.js"></script></svg>`,
	'in MathML': `${config()}<math><mtext><script src="/yinyom.js"></script></mtext></math>`,
	'in a template': `${config()}<template><script src="/yinyom.js"></script></template>`,
	'in a template that holds the config too': `<template>${config()}</template><script src="/yinyom.js"></script>`,
};

for (const [place, markup] of Object.entries(places)) {
	test(`A-27: our tag ${place}: no error, and nothing runs unasked`, async ({ visitor, open }) => {
		const { thirdParty } = await open({ html: page('', markup + held) });
		await quiet(visitor, 600);
		expect(thirdParty.hits()).toEqual([]);
		expect(await visitor.eval(() => window.yinyom?.isGranted('analytics') ?? false)).toBe(false);
		expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
	});
}

test('A-27: a page in XHTML is asked, held and released like any other', async ({ visitor, open }) => {
	const xhtml = (origin: string) =>
		`<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Page</title>${config().replace('config>', 'config="">')}<script async="async" src="/yinyom.js"></script></head><body><h1>Page</h1>${held.replace('THIRD', origin)}</body></html>`;
	const third: { url?: string } = {};
	const { url, site, thirdParty } = await open({
		html: page(''),
		paths: {
			'/page': () => ({
				body: xhtml(third.url ?? ''),
				headers: { 'content-type': 'application/xhtml+xml; charset=utf-8' },
			}),
		},
	});
	third.url = thirdParty.url;
	await visitor.goto(`${url}/page`);
	await visitor.waitVisible(en.grantAll);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.settings);
	await visitor.waitVisible(en.save);
	await visitor.press('Escape');
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
});

test('A-28: isolated pages, and pages that allow themselves nothing, are asked and held like any other', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(config() + tag, held.replace('src=', 'crossorigin="anonymous" src=')),
		headers: {
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-embedder-policy': 'require-corp',
			'origin-agent-cluster': '?1',
			'permissions-policy': 'storage-access=(), interest-cohort=(), browsing-topics=(), camera=(), sync-xhr=()',
			'referrer-policy': 'no-referrer',
		},
	});
	await visitor.waitVisible(en.grantAll);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
});
