/** The cookie declaration in a policy page, and the choice of a language: what the center says, outside of it. */
import { findings } from './axe.ts';
import { config, en, expect, page, receiptsOf, tag, test } from './page.ts';

test('the declaration says what the center says, in the page, follows each decision and has no finding of axe-core @one-engine', async ({
	visitor,
	open,
}) => {
	const more = {
		locales: ['th', 'en'],
		categories: { analytics: { services: ['google-analytics'], retention: '14 months' }, marketing: {} },
	};
	const second = '<script async src="/yinyom-declaration.js"></script>';
	const { site } = await open({ html: page(config(more) + tag + second, '<div data-consent-declaration></div>') });
	const said = () => visitor.text('.consent-declaration');
	await visitor.waitVisible('.consent-declaration');
	for (const text of ['Google Analytics 4', 'Your consent', '14 months', 'United States', '_ga', '2 years'])
		expect(await said()).toContain(text);
	await expect.poll(said).toContain('Analytics: not allowed');
	expect(await findings(visitor)).toEqual([]);
	expect(await visitor.count('.consent-declaration [style]')).toBe(0);
	// In the page's own font, and with headings that go on from the page's.
	expect(await visitor.read('.consent-category:nth-of-type(2) h2', (element) => element.textContent)).toBe('Analytics');

	await visitor.click('.consent-declaration button');
	await visitor.waitVisible(en.save);
	await visitor.click('dialog [part="grant-all"]');
	await expect.poll(said).toContain('Analytics: allowed');
	expect((await visitor.focused()).text).toBe('Cookie settings');
	expect(site.hits('/yinyom-declaration.js').length).toBe(1);
});

test('the declaration says neither consent nor its lack of what runs unasked, until somebody decides @one-engine', async ({
	visitor,
	open,
}) => {
	const more = { regime: 'us-opt-out', categories: { analytics: { services: ['google-analytics'] } } };
	const second = '<script async src="/yinyom-declaration.js"></script>';
	await open({ html: page(config(more) + tag + second, '<div data-consent-declaration></div>') });
	const said = () => visitor.text('.consent-category:nth-of-type(2)');
	await visitor.waitVisible('.consent-declaration');
	await expect.poll(said).toContain('Analytics: allowed');
	expect(await said()).not.toMatch(/Legal basis|consent/);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(said).toContain('Your consent');
	await visitor.eval(() => window.yinyom?.withdraw());
	await expect.poll(said).toContain('Analytics: not allowed');
	expect(await said()).toContain('Your consent');
});

const laws = [
	{ said: 'where its law takes the reason', more: { regime: 'th-pdpa' }, days: 365, isTaken: true },
	{ said: 'where its law takes consent alone', more: { regime: 'eu-gdpr' }, days: 180, isTaken: false },
	{ said: 'where people opt out of sale', more: { regime: 'us-opt-out' }, days: 365, isTaken: true },
	{ said: 'where the country of the tag decides', country: 'BR', days: 180, isTaken: false },
	{ said: 'where the owner has said how long', more: { regime: 'uk', validityDays: 90 }, days: 90, isTaken: false },
	{ said: 'where no law is asked for', more: {}, days: 180, isTaken: false },
] as const;
for (const { said, days, isTaken, ...how } of laws)
	test(`the declaration names the reasons and the days that the center names ${said}`, async ({ visitor, open }) => {
		const categories = { analytics: { basis: 'legitimate-interest', services: ['matomo'] }, marketing: {} };
		const country = 'country' in how ? `data-country="${how.country}"` : '';
		const tags = `<script async src="/yinyom.js?v=2" ${country}></script><script async src="/yinyom-declaration.js"></script>`;
		const place = '<div data-consent-declaration></div>';
		await open({ html: page(config({ ...('more' in how && how.more), categories }) + tags, place) });
		await visitor.eval(() => window.yinyom?.ready.then((yinyom) => yinyom.open('preferences')));
		await visitor.waitVisible('[part="preferences"]');
		await visitor.read('[part="preferences"]', (dialog) => {
			for (const summary of dialog.querySelectorAll<HTMLElement>('details > summary')) summary.click();
		});
		await expect.poll(() => visitor.text('[part="preferences"]')).toContain('InnoCraft');
		await visitor.waitVisible('.consent-declaration');
		await expect.poll(() => visitor.text('.consent-declaration')).toContain('InnoCraft');
		for (const layer of ['[part="preferences"]', '.consent-declaration']) {
			// The facts of each category come on their own.
			await expect.poll(() => visitor.text(layer), layer).toContain(`yinyom (${days} days)`);
			expect((await visitor.text(layer))?.includes('Our legitimate interest'), layer).toBe(isTaken);
		}
	});

for (const [said, src, paths] of [
	['in the single file, which knows no law', '/yinyom.full.js', {}],
	['whose law does not arrive', '/yinyom.js', { '/yinyom-law.js': () => ({ status: 503 }) }],
] as const)
	test(`the declaration of a page ${said} names consent alone`, async ({ visitor, open }) => {
		const more = { regime: 'th-pdpa', categories: { analytics: { basis: 'legitimate-interest' }, marketing: {} } };
		const tags = `<script async src="${src}"></script><script async src="/yinyom-declaration.js"></script>`;
		await open({ html: page(config(more) + tags, '<div data-consent-declaration></div>'), paths });
		await visitor.waitVisible('.consent-declaration');
		const text = await visitor.text('.consent-declaration');
		expect(text).toContain('yinyom (180 days)');
		expect(text).toContain('Your consent');
		expect(text).not.toContain('legitimate interest');
	});

test('a category that is granted in part says so of each service, in the declaration and in the last receipt @one-engine', async ({
	visitor,
	open,
}) => {
	const more = {
		choice: 'service',
		categories: { analytics: { services: ['count', 'google-analytics'] }, marketing: {} },
		services: { count: { name: 'Count' } },
	};
	const second = '<script async src="/yinyom-declaration.js"></script>';
	await open({ html: page(config(more) + tag + second, '<div data-consent-declaration></div>') });
	const state = () => visitor.text('.consent-category:nth-of-type(2) .consent-state');
	await visitor.waitVisible(en.settings);
	await expect.poll(state).toBe('Analytics: not allowed');
	await visitor.eval(() => window.yinyom?.save({ 'service:count': true }));
	await expect.poll(state).toBe('Count: allowed and Google Analytics 4: not allowed');
	await visitor.click('[part="reopen"]');
	await visitor.waitVisible(en.save);
	const said = (element: Element) => [...element.querySelectorAll('li')].map(({ textContent }) => textContent);
	expect(await visitor.read('.receipt', said)).toEqual([
		'Count: allowed',
		'Google Analytics 4: not allowed',
		'Marketing: not allowed',
	]);
	await visitor.eval(() => window.yinyom?.save({ analytics: true }));
	await expect.poll(state).toBe('Analytics: allowed');
});

test('the language chosen in the center is that of the receipt, and of the next page @one-engine', async ({
	visitor,
	open,
}) => {
	const more = {
		locales: ['th', 'en'],
		theme: 'soft',
		regime: 'th-pdpa',
		minors: 'under20',
		categories: { analytics: {}, marketing: { services: ['youtube'] } },
	};
	const embed =
		'<iframe data-consent="marketing" data-src="https://www.youtube-nocookie.com/embed/x" width="560" height="315"></iframe>';
	const { site } = await open({ html: page(config(more) + tag, embed) });
	await visitor.waitVisible(en.settings);
	expect(await visitor.text('[part="notice"]')).toContain('Under 20?');
	await visitor.waitVisible({ role: 'button', name: 'Load this once' });
	// What stands in for it has the theme's look: its accent, its round buttons.
	expect(
		await visitor.read({ role: 'button', name: 'Load this once' }, (element) => {
			const { backgroundColor, borderRadius } = getComputedStyle(element);
			return [backgroundColor, borderRadius];
		}),
	).toEqual(['rgb(81, 54, 176)', '24px']);
	await visitor.click(en.settings);
	await visitor.waitVisible('[part="language"]');
	await visitor.read('[part="language"]', (element) => element.focus());
	await visitor.press('ArrowUp');
	await visitor.waitVisible({ role: 'button', name: 'บันทึกการตั้งค่า' });
	expect((await visitor.focused()).part).toBe('language');
	// So is everything else that speaks: the notice, hidden behind it, with what it tells minors, and the placeholder.
	await expect.poll(() => visitor.read('[part="notice"]', (notice) => notice.textContent)).toContain('อายุต่ำกว่า 20 ปี');
	await expect.poll(() => visitor.text('[part="preferences"]')).toContain('อายุต่ำกว่า 20 ปี');
	await visitor.waitFor(() =>
		document.querySelector('yinyom-placeholder')?.shadowRoot?.textContent?.includes('วิดีโอจาก YouTube'),
	);
	await visitor.click({ role: 'button', name: 'บันทึกการตั้งค่า' });
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(receiptsOf(site)[0].notice.locale).toBe('th');
	await visitor.reload();
	await visitor.click('[part="reopen"]');
	await visitor.waitVisible({ role: 'button', name: 'บันทึกการตั้งค่า' });
});
