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
