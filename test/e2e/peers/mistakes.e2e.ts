/** Scenarios 6–12, before any choice: markup that no script can hold is named, and held the right way it asks for nothing. */
import type { FindingKind, Inspection } from '../../../src/inspect/inspection.ts';
import { paths, quiet } from '../moments.ts';
import { config, en, expect, page, tag, test } from '../page.ts';

const held = (id: string, src: string) => `<script type="text/plain" data-consent="${id}" src="THIRD/${src}"></script>`;
const debug = '<script async src="/yinyom.js" data-debug></script>';
const mistakes: Readonly<Record<string, { readonly body: string; readonly kind: FindingKind }>> = {
	'6: a frame with a src loads, and the page says so': {
		body: '<iframe data-consent="marketing" src="THIRD/frame"></iframe>',
		kind: 'not-inert',
	},
	'7: a frame with a src that a script adds is named too': {
		body: `<script>
			const frame = document.createElement('iframe');
			frame.dataset.consent = 'marketing';
			frame.src = 'THIRD/frame';
			document.body.append(frame);
		</script>`,
		kind: 'not-inert',
	},
	'8: a marked script without type="text/plain" runs, and the page says so': {
		body: '<script data-consent="marketing" src="THIRD/a.js"></script>',
		kind: 'not-inert',
	},
	'9: a preload beside a held script is named': {
		body: `<link rel="preload" as="script" href="THIRD/a.js">${held('marketing', 'a.js')}`,
		kind: 'hint',
	},
	'10: a pixel in a noscript is named': { body: '<noscript><img alt="" src="THIRD/tr"></noscript>', kind: 'noscript' },
	'11: a srcdoc with a pixel is named': {
		body: `<iframe data-consent="marketing" srcdoc="<img src='THIRD/tr'>"></iframe>`,
		kind: 'not-inert',
	},
	'12: an image in a template is named': {
		body: '<template data-consent="marketing"><img alt="" src="THIRD/1.png"></template>',
		kind: 'template-image',
	},
};

for (const [title, { body, kind }] of Object.entries(mistakes)) {
	test(title, async ({ visitor, open }) => {
		await open({ html: page(config() + debug, body) });
		await visitor.waitVisible('[part="inspect"]');
		const { findings } = (await visitor.eval(() => window.yinyom?.inspect())) as Inspection;
		expect(findings.map((finding) => finding.kind)).toContain(kind);
	});
}

test('10: with scripts off a noscript pixel is asked for, and nothing that is held', async ({ visitor, open }) => {
	const inside = page(config() + tag, `${held('marketing', 'a.js')}<noscript><img alt="" src="THIRD/tr"></noscript>`);
	// A sandbox without `allow-scripts` is a browser with scripts off.
	const frame = `<iframe sandbox srcdoc="${inside.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
	const { thirdParty } = await open({ html: page('', frame) });
	await expect.poll(() => paths(thirdParty)).toEqual(['/tr']);
	await quiet(visitor);
	expect(paths(thirdParty)).toEqual(['/tr']);
});

test('12: what is held the right way asks for nothing, in frames, srcdoc and templates', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`<iframe data-consent="marketing" data-src="THIRD/frame"></iframe>
			<iframe data-consent="marketing" data-srcdoc="<img src='THIRD/srcdoc'>"></iframe>
			<template data-consent="marketing"><img alt="" data-src="THIRD/template"></template>`,
		),
	});
	await visitor.eval((url) => {
		const frame = document.createElement('iframe');
		frame.dataset['consent'] = 'marketing';
		frame.dataset['src'] = `${url}/added`;
		document.body.append(frame);
	}, thirdParty.url);
	await visitor.waitVisible(en.grantAll);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await expect.poll(() => [...paths(thirdParty)].sort()).toEqual(['/added', '/frame', '/srcdoc', '/template']);
});
