/** Wherever the tag stands, and however often: one notice, nothing before it, everything after it. */
import { paths } from './moments.ts';
import { config, en, expect, page, receiptsOf, test } from './page.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';

const placements: Readonly<Record<string, string>> = {
	'synchronous and first in the head, its config below it': page(`<script src="/yinyom.js"></script>${config()}`, held),
	'async in the head': page(`${config()}<script async src="/yinyom.js"></script>`, held),
	'defer in the head': page(`${config()}<script defer src="/yinyom.js"></script>`, held),
	'at the end of the body': page('', `${held}${config()}<script src="/yinyom.js"></script>`),
	'as a module': page(`${config()}<script type="module" src="/yinyom.js"></script>`, held),
	'imported by a module': page(`${config()}<script type="module">import '/yinyom.js';</script>`, held),
	'injected by a tag manager': page(
		`${config()}<script>addEventListener('load', () => { const s = document.createElement('script'); s.src = '/yinyom.js'; document.head.append(s); });</script>`,
		held,
	),
	twice: page(`${config()}<script async src="/yinyom.js"></script><script async src="/yinyom.js"></script>`, held),
	'the single file': page(`${config()}<script async src="/yinyom.full.js"></script>`, held),
};

for (const [name, html] of Object.entries(placements)) {
	test(`${name}: holds, asks once and releases`, async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html });
		await visitor.waitVisible(en.grantAll);
		expect(thirdParty.hits()).toEqual([]);
		expect(await visitor.count('[part="notice"]')).toBe(1);
		await visitor.click(en.grantAll);
		await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(await visitor.count('yinyom-root')).toBe(1);
		if (!visitor.can.console) return;
		const said = (await visitor.consoleMessages()).filter(({ text }) => text.startsWith('yinyom:'));
		expect(said.map(({ text }) => text)).toEqual(
			name === 'twice' ? [expect.stringMatching(/started on this page before: by a second script tag/)] : [],
		);
	});
}

test('calls queued before the file arrived are answered', async ({ visitor, open }) => {
	await open({
		html: page(
			`<script>(window.yinyomQueue ||= []).push((yinyom) => { window.answer = yinyom.isGranted('analytics'); });</script>
			${config()}<script defer src="/yinyom.js"></script>`,
		),
	});
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval('window.answer')).toBe(false);
});

test('attributes alone are a config', async ({ visitor, open }) => {
	const { site } = await open({
		html: page(
			'<script async src="/yinyom.js" data-locale="th" data-endpoint="/consent" data-policy="/p"></script>',
			held,
		),
	});
	await visitor.click({ role: 'button', name: 'ปฏิเสธทั้งหมด' });
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(receiptsOf(site)[0]).toMatchObject({
		notice: { locale: 'th' },
		decisions: [{ id: 'necessary' }, { id: 'functional' }, { id: 'analytics' }, { id: 'marketing' }],
	});
});
