/** Scenarios 51–55: other tabs, the way back, the clock, other releases of the site; nothing comes back by itself. */
import { keptRecord, leave } from '../earlier-visit.ts';
import { config, en, expect, page, ran, tag, test } from '../page.ts';
import { paths, quiet, untilPrepared } from '../moments.ts';

const held = (id: string, src: string) => `<script type="text/plain" data-consent="${id}" src="THIRD/${src}"></script>`;
const ticking = `<script type="text/plain" data-consent="service:tracker">
	(window.ran ||= []).push('tracker');
	setInterval(() => fetch('THIRD/tick').catch(() => {}), 100);
</script>`;
const tracked = config({
	categories: { analytics: {}, marketing: { services: ['tracker'] } },
	services: { tracker: { hosts: ['HOST_OF_THIRD'] } },
});
/** The page with this at `/later`, beside the one that is open. */
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

test('51: a withdrawal in one tab stops the tracker in the other, and its switches follow', async ({
	visitor,
	open,
}) => {
	const { url, thirdParty } = await open({ html: page(tracked + tag, ticking) });
	await visitor.waitVisible(en.grantAll);
	await untilPrepared(visitor);
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/tick').length).toBeGreaterThan(2);
	const other = await visitor.newTab();
	await other.goto(url);
	await other.waitVisible(en.reopen);
	await other.eval(() => void window.yinyom?.withdraw());
	await visitor.waitFor(() => window.yinyom?.isGranted('marketing') === false);
	await quiet(visitor, 800);
	thirdParty.forgetHits();
	await quiet(visitor, 1500);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.reopen);
	expect(await visitor.read('[part="switch"][name="marketing"]', (element) => element.matches(':checked'))).toBe(false);
});

test('52: who withdraws on the next page and goes back finds the first page withdrawn', async ({ visitor, open }) => {
	const { url, thirdParty } = await open({
		html: page(
			`<script>addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });</script>${tracked}${tag}`,
			ticking,
		),
		paths: { '/next': () => html(page(tracked + tag)) },
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/tick').length).toBeGreaterThan(1);
	await visitor.goto(`${url}/next`);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => window.yinyom?.withdraw().then(() => true));
	await quiet(visitor);
	await visitor.back();
	await visitor.waitFor(() => window.yinyom?.isGranted('marketing') === false);
	await visitor.waitVisible(en.reopen);
	await quiet(visitor, 800);
	thirdParty.forgetHits();
	await quiet(visitor, 800);
	expect(thirdParty.hits()).toEqual([]);
});

test('52: a page that is shown again looks at the cookie first', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag, '<div id="slot"></div>') });
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	const denied = keptRecord({ ago: -1, granted: [], denied: ['analytics', 'marketing'] });
	// What a browser does with a page from its cache, where the driver keeps none.
	const answer = await visitor.eval(
		([value = '', url = '']) => {
			document.cookie = `yinyom=${value}; path=/`;
			localStorage.removeItem('yinyom');
			window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
			const script = document.createElement('script');
			script.type = 'text/plain';
			script.dataset['consent'] = 'marketing';
			script.src = `${url}/late.js`;
			document.body.append(script);
			return window.yinyom?.isGranted('marketing');
		},
		[denied, thirdParty.url],
	);
	expect(answer).toBe(false);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
});

test('53: a decision that expires in an open tab counts no longer, and is asked for again', async ({
	visitor,
	open,
}) => {
	const { url, thirdParty } = await open({
		html: page(tracked + tag),
		paths: { '/tab': () => html(page(tracked + tag, ticking.replaceAll('THIRD', thirdUrl()))) },
	});
	const thirdUrl = () => thirdParty.url;
	await leave(visitor, keptRecord({ granted: ['marketing'], denied: ['analytics'], validUntil: Date.now() + 4000 }));
	await visitor.goto(`${url}/tab`);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran);
	await quiet(visitor, 4000);
	// Somebody comes back to the tab; who stays on it waits a minute at most.
	await visitor.eval(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	await quiet(visitor, 800);
	thirdParty.forgetHits();
	await quiet(visitor, 800);
	expect(thirdParty.hits()).toEqual([]);
});

test('54: an older cookie of the whole domain can take away, never give, and nobody is asked twice', async ({
	visitor,
	open,
}) => {
	const { url, thirdParty } = await open({ html: page(config() + tag, held('marketing', 'a.js')) });
	const shop = url.replace('127.0.0.1', 'shop.example.localhost');
	const wide = '; domain=example.localhost';
	const granting = { granted: ['analytics', 'marketing'], denied: [] };
	await visitor.goto(shop);
	// The older release kept it for the whole domain, where this one cannot overwrite it.
	await leave(visitor, keptRecord({ ago: 9e7, ...granting }), wide);
	await leave(visitor, keptRecord());
	expect(await visitor.eval(() => document.cookie.match(/yinyom=/g)?.length)).toBe(2);
	thirdParty.forgetHits();
	for (let visit = 1; visit <= 2; visit += 1) {
		await visitor.goto(shop);
		await visitor.waitVisible(en.reopen);
		expect(await visitor.count('[part="notice"]')).toBe(0);
	}
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);

	// The other way round it is in doubt: asked once, and then there is one record only.
	await leave(visitor, keptRecord({ ago: 9e7 }), wide);
	await leave(visitor, keptRecord(granting));
	await visitor.goto(shop);
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/a.js']);
	expect(await visitor.eval(() => document.cookie.match(/yinyom=/g)?.length)).toBe(1);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect(await visitor.count('[part="notice"]')).toBe(0);
});

test('55: a new service waits for a question of its own once the revision is raised', async ({ visitor, open }) => {
	const next = config({
		revision: 1,
		categories: { analytics: { services: ['google-analytics', 'clarity'] }, marketing: {} },
	});
	const third: { url?: string } = {};
	const { url, thirdParty } = await open({
		html: page(config() + tag, held('analytics', 'a.js')),
		paths: {
			'/later': () => {
				const elements = held('service:google-analytics', 'a.js') + held('service:clarity', 'new.js');
				return html(page(next + tag, elements.replaceAll('THIRD', third.url ?? '')));
			},
		},
	});
	third.url = thirdParty.url;
	await visitor.click(en.grantAll);
	await expect.poll(() => visitor.eval(ran)).toEqual(['/a.js']);
	await visitor.waitVisible(en.reopen);
	thirdParty.forgetHits();
	await visitor.goto(`${url}/later`);
	await visitor.waitVisible(en.grantAll);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/a.js', '/new.js']);
});
