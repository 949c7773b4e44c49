/** A person finds their last receipt in the preference center, to read, to copy and to take along; the page finds it too. */
import { findings } from './axe.ts';
import type { Visitor } from './harness/visitor.ts';
import { waitingReceipts } from './moments.ts';
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from './page.ts';

const inRoot = (visitor: Visitor, selector: string) =>
	visitor.eval(
		(css) => document.querySelector('yinyom-root')?.shadowRoot?.querySelector(css)?.textContent ?? null,
		selector,
	);

test(
	'yinyom.receipt is the last receipt on every page, and null before the first',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site } = await open({ html: page(config() + tag) });
		await visitor.waitVisible(en.grantAll);
		expect(await visitor.eval(() => window.yinyom?.receipt)).toBeNull();
		await visitor.click(en.grantAll);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		const sent = receiptsOf(site)[0];
		expect(await visitor.eval(() => window.yinyom?.receipt)).toEqual(sent);
		await expect.poll(() => waitingReceipts(visitor)).toBe(0);
		site.forgetHits();
		await visitor.reload();
		await visitor.waitVisible(en.reopen);
		expect(await visitor.eval(() => window.yinyom?.receipt)).toEqual(sent);
		expect(site.hits('/yinyom-decision.js')).toEqual([]);
		await visitor.eval(() => localStorage.setItem('yinyom:receipt', '{"rec'));
		expect(await visitor.eval(() => window.yinyom?.receipt)).toBeNull();
	},
);

for (const [locale, title] of [
	['en', 'My last receipt'],
	['th', 'หลักฐานความยินยอมล่าสุดของฉัน'],
] as const) {
	test(`the last receipt is opened by the keyboard, read, and found by axe-core to be in order (${locale})`, async ({
		visitor,
		open,
	}) => {
		const { site } = await open({ html: page(config() + tag).replace('lang="en"', `lang="${locale}"`) });
		await visitor.click('[part="grant-all"]');
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		await visitor.click('[part="reopen"]');
		await visitor.waitVisible('[part="preferences"]');
		await visitor.waitFor(
			(text) =>
				document.querySelector('yinyom-root')?.shadowRoot?.querySelector('.receipt summary')?.textContent === text,
			title,
		);
		await visitor.read('.receipt summary', (element) => element.focus());
		await visitor.press('Enter');
		await visitor.waitVisible('.receipt pre');
		expect(JSON.parse((await inRoot(visitor, '.receipt pre')) ?? '')).toEqual(receiptsOf(site)[0]);
		expect(await findings(visitor)).toEqual([]);
		if (visitor.can.console) expect(await visitor.errors()).toEqual([]);
		// On to the buttons; the text scrolls with the center, in no box of its own.
		expect(await visitor.read('.receipt pre', (letter) => letter.scrollHeight - letter.clientHeight)).toBe(0);
		await visitor.press('Tab');
		expect((await visitor.focused()).part).toBe('copy');
		await visitor.press('Tab');
		expect((await visitor.focused()).part).toBe('download');
		await visitor.screenshot(`test-results/receipt-${visitor.engine}-${locale}.png`);
	});
}

// Chromium has no dates in these, and would write them in the words of its own menus.
for (const locale of ['ga', 'km', 'lo', 'mt', 'my'])
	test(`no English month stands amid the words of the preference center and of the receipt (${locale})`, async ({
		visitor,
		open,
	}) => {
		await open({ html: page(config() + tag).replace('lang="en"', `lang="${locale}"`) });
		await visitor.click('[part="deny-all"]');
		await visitor.click('[part="reopen"]');
		await visitor.waitVisible('.receipt');
		const said = await visitor.read('.scroll', (scroll) =>
			[...scroll.querySelectorAll('.facts p, .receipt p, .receipt li')]
				.map(({ textContent }) => textContent)
				.join('\n'),
		);
		// Of the policy, of the choice, of its end.
		expect(said.match(/(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})/gu)?.length).toBeGreaterThanOrEqual(3);
		const months = Array.from({ length: 12 }, (_, month) =>
			new Date(Date.UTC(2024, month, 15)).toLocaleString('en', { month: 'long' }),
		);
		expect(months.filter((month) => new RegExp(`\\b${month}\\b`).test(said))).toEqual([]);
		await visitor.read('.scroll', (scroll) => scroll.scrollTo(0, scroll.scrollHeight));
		await visitor.screenshot(`test-results/dates-${visitor.engine}-${locale}.png`);
	});
