/** What the vendors' own consent APIs hear: the default before anything else, one update per decision, both ways. */
import { paths } from './moments.ts';
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from './page.ts';

const seven = (marketing: string, analytics: string, functional = 'denied') => ({
	ad_storage: marketing,
	ad_user_data: marketing,
	ad_personalization: marketing,
	analytics_storage: analytics,
	functionality_storage: functional,
	personalization_storage: functional,
	security_storage: 'granted',
});

/** Google's commands as plain lists. */
const heard = () => (window.dataLayer ?? []).map((command) => Array.from(command as ArrayLike<unknown>));
/** A snippet that nobody marked, and a pixel that is already there. */
const unmarked = `<script>
	window.dataLayer = window.dataLayer || [];
	function gtag() { dataLayer.push(arguments); }
	gtag('config', 'G-UNMARKED');
	window.pixel = [];
	window.fbq = (...message) => pixel.push(message);
</script>`;

test('an async tag still puts the default before what ran earlier, and tells an unmarked pixel to stop', async ({
	visitor,
	open,
}) => {
	await open({ html: page(unmarked + config() + tag) });
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(heard)).toEqual([
		['consent', 'default', seven('denied', 'denied')],
		['config', 'G-UNMARKED'],
	]);
	expect(await visitor.eval('window.pixel')).toEqual([['consent', 'revoke']]);
});

test('grant, withdraw, grant, withdraw: one update each, and the last one is the state', async ({ visitor, open }) => {
	await open({ html: page(unmarked + config() + tag) });
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => window.yinyom?.isGranted('marketing'));
	await visitor.eval(async () => {
		await window.yinyom?.withdraw();
		await window.yinyom?.save({ analytics: true });
		await window.yinyom?.withdraw();
	});
	const updates = (await visitor.eval(heard)).filter(([, command]) => command === 'update');
	expect(updates.map(([, , state]) => state)).toEqual([
		seven('granted', 'granted'),
		seven('denied', 'denied'),
		seven('denied', 'granted'),
		seven('denied', 'denied'),
	]);
	expect(await visitor.eval('window.pixel.map((message) => message[1])')).toEqual([
		'revoke',
		'grant',
		'revoke',
		'revoke',
		'revoke',
	]);

	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect((await visitor.eval(heard)).slice(0, 2).map(([, command]) => command)).toEqual(['default', 'update']);
});

/** What Google's tag finds in the queue when it starts. */
const atFirst = () => ({
	body: 'window.atFirst = window.dataLayer.map((command) => Array.from(command));',
	headers: { 'content-type': 'text/javascript' },
});

for (const ours of ['yinyom.js', 'yinyom.full.js'])
	test(`a page that makes dataLayer anew below ${ours} has it said once more, before its own commands`, async ({
		visitor,
		open,
	}) => {
		const anew = `<script>
		window.dataLayer = [];
		function gtag() { dataLayer.push(arguments); }
		gtag('js', 1);
		gtag('config', 'G-HELD');
	</script>`;
		const held = '<script type="text/plain" data-consent="analytics" src="THIRD/gtag.js"></script>';
		const { thirdParty } = await open({
			html: page(`${config()}<script src="/${ours}"></script>${anew}`, held),
			thirdParty: atFirst,
		});
		await visitor.waitVisible(en.grantAll);
		const own = [
			['js', 1],
			['config', 'G-HELD'],
		];
		expect(await visitor.eval(heard)).toEqual([['consent', 'update', seven('denied', 'denied')], ...own]);
		await visitor.eval(() => window.yinyom?.save({ analytics: true }).then(() => true));
		await expect.poll(() => thirdParty.hits().length).toBe(1);
		const granted = ['consent', 'update', seven('denied', 'granted')];
		await expect
			.poll(() => visitor.eval('window.atFirst'))
			.toEqual([['consent', 'update', seven('denied', 'denied')], granted, ...own]);
		// What was decided is said there before the page's own line, and once more when the page is parsed.
		await visitor.reload();
		await expect.poll(() => visitor.eval('window.atFirst')).toEqual([granted, ...own]);
	});

test('a held snippet that makes dataLayer anew starts its tag with what was decided', async ({ visitor, open }) => {
	// As Tag Manager's own, behind the line that fills its data layer.
	const snippet = `<script type="text/plain" data-consent="analytics">
		dataLayer = [{ page: 'cart' }];
		(function (w, d, l) {
			w[l].push({ event: 'gtm.js' });
			const script = d.createElement('script');
			script.async = true;
			script.src = 'THIRD/gtm.js';
			d.head.append(script);
		})(window, document, 'dataLayer');
	</script>`;
	const { thirdParty } = await open({
		// With something that has a placeholder, which looks at what is held as well.
		html: page(
			`${config()}<script src="/yinyom.js"></script>`,
			`${snippet}<iframe title="Map" width="600" height="300" data-consent="marketing" data-src="THIRD/map"></iframe>`,
		),
		thirdParty: () => ({
			body: 'window.atFirst = window.dataLayer.map((one) => one.event ?? one.page ?? Array.from(one));',
			headers: { 'content-type': 'text/javascript' },
		}),
	});
	await visitor.waitVisible(en.grantAll);
	await visitor.waitVisible({ role: 'button', name: 'Load this once' });
	await visitor.eval(() => window.yinyom?.save({ analytics: true }).then(() => true));
	await expect.poll(() => thirdParty.hits().length).toBe(1);
	const whole = [['consent', 'update', seven('denied', 'granted')], 'cart', 'gtm.js'];
	await expect.poll(() => visitor.eval('window.atFirst')).toEqual(whole);
	await visitor.reload();
	await expect.poll(() => thirdParty.hits().length).toBe(2);
	await expect.poll(() => visitor.eval('window.atFirst')).toEqual(whole);
});

test('a site that wants neither vendor told leaves no trace of them', async ({ visitor, open }) => {
	await open({ html: page(config({ signals: { google: false, meta: false } }) + tag) });
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	expect(await visitor.eval('typeof window.dataLayer + typeof window.fbq')).toBe('undefinedundefined');
});

test('at withdrawal the cookies of denied services go, and no others', async ({ visitor, open }) => {
	const { url } = await open({
		html: page(config() + tag),
		paths: { '/shop/item': () => ({ body: '<title>Item</title>' }) },
	});
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => {
		for (const name of ['_ga', '_ga_ABC', '_gid', '_gat_x', '_fbp', '_fbc', 'cart'])
			document.cookie = `${name}=1; path=/`;
		document.cookie = '_ga=2; path=/shop';
	});
	await visitor.eval(() => window.yinyom?.withdraw());
	await visitor.waitFor(() => !/_g|_fb/.test(document.cookie));
	expect(await visitor.eval(() => document.cookie)).toMatch(/cart=1/);
	// A path of another page can only be deleted from there.
	await visitor.goto(`${url}/shop/item`);
	expect(await visitor.eval(() => document.cookie)).toMatch(/_ga=2/);
});

/** Vendors that write down what they hear, in one list, where their held tags write that they ran. */
const listeners = `<script>
	window.heard = [];
	const hear = (vendor) => (...message) => void heard.push([vendor, ...message]);
	for (const vendor of ['fbq', 'clarity', 'pintrk', 'Intercom', 'wp_set_consent']) window[vendor] = hear(vendor);
	clarity.v = '0.8.70';
	for (const vendor of ['dataLayer', 'ttq', 'uetq', '_paq']) {
		window[vendor] = [];
		window[vendor].push = hear(vendor);
	}
</script>`;
const vendors = {
	functional: ['intercom'],
	analytics: ['google-analytics', 'clarity', 'matomo'],
	marketing: ['meta-pixel', 'tiktok-pixel', 'bing-uet', 'pinterest-tag'],
};
const services = Object.values(vendors).flat();

/** What each hears before a decision, at a grant and at a withdrawal. */
const words: Readonly<
	Record<string, readonly [hold: readonly unknown[], grant: readonly unknown[], deny: readonly unknown[]]>
> = {
	fbq: [[['consent', 'revoke']], [['consent', 'grant']], [['consent', 'revoke']]],
	ttq: [[[['holdConsent']]], [[['grantConsent']]], [[['revokeConsent']]]],
	uetq: [
		[['consent', 'default', { ad_storage: 'denied' }]],
		[['consent', 'update', { ad_storage: 'granted' }]],
		[['consent', 'update', { ad_storage: 'denied' }]],
	],
	_paq: [[[['requireConsent']]], [[['setConsentGiven']]], [[['forgetConsentGiven']]]],
	clarity: [[], [['consentv2', { ad_Storage: 'granted', analytics_Storage: 'granted' }]], []],
	pintrk: [[['setconsent', false]], [['setconsent', true]], [['setconsent', false]]],
	Intercom: [[['shutdown']], [['boot']], [['shutdown']]],
};

test(
	'advanced mode lets Google’s tag load where the server says so, is no grant, and stands in the receipt',
	inOneEngine,
	async ({ visitor, open }) => {
		const signals = { googleMode: { advanced: ['US'] } };
		const held = ['google-analytics', 'meta-pixel'].map(
			(id) => `<script type="text/plain" data-consent="service:${id}" src="THIRD/${id}.js"></script>`,
		);
		const { site, thirdParty } = await open({
			html: page(
				`${config({ signals, regime: 'eu-gdpr' })}<script async src="/yinyom.js" data-country="US"></script>`,
				held.join(''),
			),
		});
		await visitor.waitVisible(en.grantAll);
		await expect.poll(() => paths(thirdParty)).toEqual(['/google-analytics.js']);
		const isGranted = () => visitor.eval(() => window.yinyom?.isGranted('service:google-analytics'));
		expect(await isGranted()).toBe(false);
		await visitor.click(en.denyAll);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(receiptsOf(site)[0].signals).toEqual({ gpc: false, gcm: 'advanced' });
		expect(await isGranted()).toBe(false);
		expect(thirdParty.hits('/meta-pixel.js')).toEqual([]);
	},
);

test(
	'ten vendors on one page hear hold, grant, withdrawal, grant, withdrawal, each in its words and before its own tag runs',
	inOneEngine,
	async ({ visitor, open }) => {
		const categories = Object.fromEntries(Object.entries(vendors).map(([id, own]) => [id, { services: own }]));
		const signals = { wpConsent: true, googleMode: { event: true } };
		const held = services.map(
			(id) => `<script type="text/plain" data-consent="service:${id}" src="THIRD/${id}.js"></script>`,
		);
		await open({
			html: page(listeners + config({ categories, signals, withdraw: 'signal' }) + tag, held.join('')),
			thirdParty: ({ path }) => ({
				body: `heard.push(['ran', ${JSON.stringify(path)}])`,
				headers: { 'content-type': 'text/javascript' },
			}),
		});
		const news = async () => {
			const all = (await visitor.eval(() => {
				const { heard: said } = window as unknown as { heard: unknown[][] };
				// Google's commands are lists that are none.
				return said
					.splice(0)
					.map(([vendor, ...message]) => [
						vendor,
						...(vendor === 'dataLayer'
							? message.map((each) => ('length' in (each as object) ? Array.from(each as ArrayLike<unknown>) : each))
							: message),
					]);
			})) as readonly (readonly [string, ...unknown[]])[];
			const of = (vendor: string) => all.flatMap(([name, ...message]) => (name === vendor ? [message] : []));
			return { all, of };
		};
		const state = (is: string) => ({ ...seven(is, is, is) });
		const event = (is: string) => ({
			event: 'yinyom_consent',
			yinyom_consent: { necessary: 'granted', functional: is, analytics: is, marketing: is },
		});

		await visitor.waitVisible(en.grantAll);
		const before = await news();
		// Google's default goes to the front of a list that nobody has taken over; this one has a `push` of its own.
		expect(before.of('dataLayer')).toEqual([[['consent', 'default', state('denied')]]]);
		for (const [vendor, [hold]] of Object.entries(words)) expect(before.of(vendor), vendor).toEqual(hold);
		expect(before.of('ran')).toEqual([]);

		const turns: readonly (readonly [run: () => Promise<unknown>, is: 'granted' | 'denied', ran: number])[] = [
			[() => visitor.click(en.grantAll), 'granted', services.length],
			[() => visitor.eval(() => window.yinyom?.withdraw()), 'denied', 0],
			[() => visitor.eval(() => window.yinyom?.grantAll()), 'granted', 0],
			[() => visitor.eval(() => window.yinyom?.withdraw()), 'denied', 0],
		];
		for (const [run, is, ran] of turns) {
			await run();
			await expect
				.poll(() =>
					visitor.eval(
						() => (window as unknown as { heard: unknown[][] }).heard.filter(([name]) => name === 'ran').length,
					),
				)
				.toBe(ran);
			const { all, of } = await news();
			// One update, then the event for Tag Manager.
			expect(of('dataLayer')).toEqual([[['consent', 'update', state(is)]], [event(is)]]);
			for (const [vendor, [, grant, deny]] of Object.entries(words))
				expect(of(vendor), `${vendor} ${is}`).toEqual(is === 'granted' ? grant : deny);
			const allow = is === 'granted' ? 'allow' : 'deny';
			expect(of('wp_set_consent')).toEqual([
				['functional', 'allow'],
				['preferences', allow],
				['statistics', allow],
				['statistics-anonymous', allow],
				['marketing', allow],
			]);
			// Whoever runs has heard it before.
			const first = all.findIndex(([name]) => name === 'ran');
			if (ran) expect(all.slice(first).every(([name]) => name === 'ran')).toBe(true);
		}
	},
);
