import { afterEach, expect, it, vi } from 'vitest';
import { withSignals } from '../../../src/build/define.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { bridges } from '../../../src/more/bridges.ts';
import { askGoogle } from '../../../src/more/google.ts';
import type { Draft } from '../../../src/more/index.ts';
import { tellVendors } from '../../../src/more/signals.ts';
import { signal as zendesk } from '../../../src/services/zendesk.ts';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

type Page = Record<string, unknown>;

/** A page with a config, and the one who decides on it. */
async function pageWith(
	config: { readonly services?: readonly string[]; readonly signals?: object },
	page: Page = {},
	{
		refused = [],
		dataset = {},
		dispatch = () => undefined,
	}: {
		readonly refused?: readonly string[];
		readonly dataset?: DOMStringMap;
		readonly dispatch?: (event: Event) => void;
	} = {},
) {
	vi.stubGlobal('window', page);
	vi.stubGlobal('document', {});
	vi.stubGlobal('Document', { prototype: { dispatchEvent: dispatch } });
	const loads: (() => void)[] = [];
	const wakes: (readonly [string, () => void])[] = [];
	vi.stubGlobal('addEventListener', (name: string, heard: () => void) =>
		name === 'load' ? void loads.push(heard) : void wakes.push([name, heard]),
	);
	const raw = {
		categories: { analytics: { services: config.services ?? [] }, marketing: {} },
		signals: config.signals,
	};
	let granted: readonly string[] = [];
	const base = { hold: vi.fn(), tell: vi.fn() };
	const report = vi.fn();
	const draft = {
		raw,
		rules: readSettings(raw, {}),
		dataset,
		isGranted: (id: string) => ['necessary', ...granted].includes(id.startsWith('service:') ? 'analytics' : id),
		load: async (name: string) => {
			if (refused.includes(name)) throw new Error('refused');
			if (name === 'yinyom-modes') return import('../../../src/modes.ts');
			return import(`../../../src/services/${name.slice('services/'.length)}.ts`);
		},
		report,
		signals: base,
		switchOf: (id: string) => (id.startsWith('service:') ? 'analytics' : id),
	} as unknown as Draft;
	askGoogle(draft);
	await tellVendors(draft);
	return {
		base,
		draft,
		page,
		report,
		decide: (...ids: readonly string[]) => {
			granted = ids;
			draft.signals.tell();
		},
		arrive: () => loads.forEach((heard) => heard()),
		wake: (event: string) => wakes.forEach(([name, heard]) => name === event && heard()),
	};
}

/** What a vendor has heard, by the calls of a stub that has these methods; `''` is a function called itself. */
function stub(heard: unknown[][], methods: readonly string[]): unknown {
	const hear =
		(name: string) =>
		(...parts: unknown[]) =>
			void heard.push(name ? [name, ...parts] : parts);
	return Object.assign(
		methods.includes('') ? Object.assign(hear(''), { v: '0.8.70' }) : {},
		Object.fromEntries(methods.map((name) => [name, hear(name)])),
	);
}

const ON = { analytics: true, marketing: true, functional: false };
const OFF = { analytics: false, marketing: false, functional: false };
const hubspot = (isOn: boolean) => ({ analytics: isOn, advertisement: isOn, functionality: false });
const segment = (categoryPreferences: object) => [
	'track',
	'Segment Consent Preference Updated',
	{},
	{ context: { consent: { categoryPreferences } } },
];
const quiet = expect.any(Function);
const wp = (isOn: boolean) =>
	Object.entries({
		functional: true,
		preferences: false,
		statistics: isOn,
		'statistics-anonymous': isOn,
		marketing: isOn,
	}).map(([category, on]) => [category, on ? 'allow' : 'deny']);
const shopify = (isOn: boolean) => [
	'setTrackingConsent',
	{ analytics: isOn, marketing: isOn, preferences: false, sale_of_data: isOn },
	quiet,
];

/** Service or option → where it listens, and what it hears before a decision, at a grant and at a withdrawal. */
const table: readonly (readonly [
	id: string,
	at: string,
	methods: readonly string[] | 'list',
	hold: readonly unknown[],
	grant: readonly unknown[],
	withdraw: readonly unknown[],
])[] = [
	['tiktok-pixel', 'ttq', 'list', [['holdConsent']], [['grantConsent']], [['revokeConsent']]],
	[
		'bing-uet',
		'uetq',
		'list',
		['consent', 'default', { ad_storage: 'denied' }],
		['consent', 'update', { ad_storage: 'granted' }],
		['consent', 'update', { ad_storage: 'denied' }],
	],
	['clarity', 'clarity', [''], [], [['consentv2', { ad_Storage: 'granted', analytics_Storage: 'granted' }]], []],
	['pinterest-tag', 'pintrk', [''], [['setconsent', false]], [['setconsent', true]], [['setconsent', false]]],
	['matomo', '_paq', 'list', [['requireConsent']], [['setConsentGiven']], [['forgetConsentGiven']]],
	[
		'mixpanel',
		'mixpanel',
		['opt_in_tracking', 'opt_out_tracking'],
		[['opt_out_tracking', { delete_user: false }]],
		[['opt_in_tracking', { track: quiet }]],
		[['opt_out_tracking', { delete_user: false }]],
	],
	['amplitude', 'amplitude', ['setOptOut'], [['setOptOut', true]], [['setOptOut', false]], [['setOptOut', true]]],
	['segment', 'analytics', ['track'], [], [segment(ON)], [segment(OFF)]],
	[
		'hubspot',
		'_hsp',
		'list',
		[['setHubSpotConsent', hubspot(false)]],
		[['setHubSpotConsent', hubspot(true)]],
		[['setHubSpotConsent', hubspot(false)], ['revokeCookieConsent']],
	],
	[
		'zendesk',
		'zE',
		[''],
		[['messenger:set', 'cookies', 'none']],
		[['messenger:set', 'cookies', 'all']],
		[['messenger:set', 'cookies', 'none']],
	],
	['intercom', 'Intercom', [''], [['shutdown']], [['boot']], [['shutdown']]],
	[
		'shopifyConsent',
		'Shopify.customerPrivacy',
		['setTrackingConsent'],
		[shopify(false)],
		[shopify(true)],
		[shopify(false)],
	],
	['wpConsent', 'wp_set_consent', [''], wp(false), wp(true), wp(false)],
	[
		'zarazConsent',
		'zaraz.consent',
		['set', 'sendQueuedEvents'],
		[['set', OFF]],
		[['set', ON], ['sendQueuedEvents']],
		[['set', OFF]],
	],
];

const configOf = (id: string) => (id.endsWith('Consent') ? { signals: { [id]: true } } : { services: [id] });

it.each(table)(
	'%s hears: hold, grant, withdrawal, grant, withdrawal',
	async (id, at, methods, hold, grant, withdraw) => {
		const heard: unknown[] = [];
		const page: Page = {};
		const [outer = '', inner] = at.split('.');
		const vendor = methods === 'list' ? undefined : stub(heard as unknown[][], methods);
		if (vendor) page[outer] = inner ? { [inner]: vendor } : vendor;
		const { decide } = await pageWith(configOf(id), page);
		const news = () => (methods === 'list' ? (page[outer] as unknown[]) : heard).splice(0);

		expect(news()).toEqual(hold);
		decide('analytics', 'marketing');
		expect(news()).toEqual(grant);
		decide();
		expect(news()).toEqual(withdraw);
		decide('analytics', 'marketing');
		expect(news()).toEqual(grant);
		decide();
		expect(news()).toEqual(withdraw);
		// The same again is no news.
		decide();
		expect(news()).toEqual([]);
	},
);

it('has every service of the catalog with a signal, and every bridge, in this table', () => {
	expect(table.map(([id]) => id).toSorted()).toEqual([...withSignals, ...Object.keys(bridges)].toSorted());
	// Whoever writes a signal has it here: the list is read from the files of the catalog.
	expect(withSignals.length).toBeGreaterThan(10);
});

it('tells a vendor that was held as soon as it has come, once', async () => {
	const { arrive, decide, page } = await pageWith({ services: ['pinterest-tag'] });
	decide('analytics');
	arrive();
	const heard: unknown[][] = [];
	page['pintrk'] = stub(heard, ['']);
	arrive();
	arrive();
	expect(heard).toEqual([['setconsent', true]]);
});

it('tells Zaraz by the ids that it gave its purposes, when it says that it can hear', async () => {
	const heard: unknown[][] = [];
	const page: Page = {};
	const { decide, wake } = await pageWith({ signals: { zarazConsent: true } }, page);
	decide('analytics');
	expect(heard).toEqual([]);
	page['zaraz'] = {
		consent: Object.assign(stub(heard, ['set', 'sendQueuedEvents']) as object, {
			purposes: { abCd: { name: 'Analytics' }, efGh: { name: { en: 'Marketing', th: 'การตลาด' } }, ijKl: {} },
		}),
	};
	wake('zarazConsentAPIReady');
	wake('zarazConsentAPIReady');
	expect(heard).toEqual([['set', { functional: false, abCd: true, efGh: false }], ['sendQueuedEvents']]);
});

it('tells Google and Meta first, then the others', async () => {
	const order: string[] = [];
	const { base, decide } = await pageWith(
		{ services: ['clarity'] },
		{ clarity: Object.assign(() => order.push('clarity'), { v: '0.8.70' }) },
	);
	base.tell.mockImplementation(() => order.push('base'));
	order.length = 0;
	decide('analytics');
	expect(order).toEqual(['base', 'clarity']);
});

it('keeps a vendor held whose words did not arrive', async () => {
	const { draft, report } = await pageWith({ services: ['matomo', 'clarity'] }, {}, { refused: ['services/matomo'] });
	expect(draft.switchOf('service:matomo')).toBe(undefined);
	expect(draft.switchOf('!service:matomo')).toBe(undefined);
	expect(draft.switchOf('service:clarity')).toBe('analytics');
	expect(report).toHaveBeenCalledWith('load', 'services/matomo.js', expect.any(Error));
});

it('says it again to a vendor that was there and not set up yet', async () => {
	vi.useFakeTimers();
	const heard: unknown[][] = [];
	const mixpanel = {
		isSetUp: false,
		opt_out_tracking: (...parts: unknown[]) => {
			if (!mixpanel.isSetUp) throw new TypeError('no config');
			heard.push(parts);
		},
		opt_in_tracking: () => undefined,
	};
	await pageWith({ services: ['mixpanel'] }, { mixpanel });
	expect(heard).toEqual([]);
	mixpanel.isSetUp = true;
	vi.runAllTimers();
	expect(heard).toEqual([[{ delete_user: false }]]);
	expect(vi.getTimerCount()).toBe(0);
});

it('waits with Clarity until it has started, for its list is dropped up to there', async () => {
	const { arrive, decide, page } = await pageWith({ services: ['clarity'] });
	const heard: unknown[][] = [];
	const clarity = (...message: unknown[]) => void heard.push(message);
	page['clarity'] = clarity;
	decide('analytics');
	arrive();
	expect(heard).toEqual([]);
	page['clarity'] = Object.assign(clarity, { v: '0.8.70' });
	arrive();
	expect(heard).toEqual([['consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' }]]);
});

it('tells one that a bundle brings, with no script of its own that loads', async () => {
	vi.useFakeTimers();
	const { decide, page } = await pageWith({ services: ['segment'] });
	decide('analytics');
	const heard: unknown[][] = [];
	page['analytics'] = stub(heard, ['track']);
	vi.runAllTimers();
	expect(heard).toEqual([segment({ ...OFF, analytics: true })]);
});

it('gives up on a vendor that stays broken', async () => {
	vi.useFakeTimers();
	const pintrk = vi.fn(() => {
		throw new Error('broken');
	});
	await pageWith({ services: ['pinterest-tag'] }, { pintrk });
	vi.runAllTimers();
	expect(pintrk).toHaveBeenCalledTimes(9);
});

it('lets Zendesk keep what its own analytics need only where analytics are granted', () => {
	const said = (isOn: boolean, ...granted: readonly string[]) => zendesk.tell(isOn, (id) => granted.includes(id));
	expect(said(true)).toEqual([['', 'messenger:set', 'cookies', 'functional']]);
	expect(said(true, 'analytics')).toEqual([['', 'messenger:set', 'cookies', 'all']]);
	expect(said(false, 'analytics')).toEqual([['', 'messenger:set', 'cookies', 'none']]);
});

it('boots Intercom with the settings that the page gave it', async () => {
	const heard: unknown[][] = [];
	const intercomSettings = { app_id: 'test' };
	const { decide } = await pageWith({ services: ['intercom'] }, { Intercom: stub(heard, ['']), intercomSettings });
	decide('analytics');
	expect(heard).toEqual([['shutdown'], ['boot', intercomSettings]]);
});

it('asks Shopify once for the API that it brings only when asked, and tells it when it is there', async () => {
	const loadFeatures = vi.fn();
	const page: Page = { Shopify: { loadFeatures } };
	const { arrive, decide } = await pageWith({ signals: { shopifyConsent: true } }, page);
	decide('analytics');
	expect(loadFeatures.mock.calls).toEqual([[[{ name: 'consent-tracking-api', version: '0.1' }], quiet]]);
	const heard: unknown[][] = [];
	Object.assign(page['Shopify'] as object, { customerPrivacy: stub(heard, ['setTrackingConsent']) });
	arrive();
	expect(heard).toEqual([
		['setTrackingConsent', { analytics: true, marketing: false, preferences: false, sale_of_data: false }, quiet],
	]);
});

it('tells WordPress that somebody decides once, when what counts has been said', async () => {
	const heard: unknown[] = [];
	const { decide } = await pageWith(
		{ signals: { wpConsent: true } },
		{ wp_set_consent: (category: string) => void heard.push(category) },
		{ dispatch: ({ type }) => void heard.push(type) },
	);
	decide('analytics');
	const categories = wp(true).map(([category]) => category);
	expect(heard).toEqual([...categories, 'wp_consent_type_defined', ...categories]);
});

it('lets a vendor that breaks keep no other from hearing', async () => {
	const heard: unknown[][] = [];
	const page = {
		pintrk: () => {
			throw new Error('broken');
		},
		zE: stub(heard, ['']),
	};
	const { decide } = await pageWith({ services: ['pinterest-tag', 'zendesk'] }, page);
	decide('analytics');
	expect(heard.at(-1)).toEqual(['messenger:set', 'cookies', 'all']);
});

it("sets what has to be there before a vendor starts: no second notice of HubSpot's, WordPress asked before", async () => {
	const { page } = await pageWith({ services: ['hubspot'], signals: { wpConsent: true } });
	expect(page).toMatchObject({ disableHubSpotCookieBanner: true, wp_consent_type: 'optin' });
});

it('says to Google what its mode asks for, and an event after each update', async () => {
	const { decide, page } = await pageWith({
		signals: { googleMode: { waitForUpdate: 500, redactAds: true, passUrls: true, event: true } },
	});
	const queue = page['dataLayer'] as ArrayLike<unknown>[];
	expect(queue.splice(0).map((each) => Array.from(each))).toEqual([
		['set', 'ads_data_redaction', true],
		['set', 'url_passthrough', true],
		['consent', 'default', expect.objectContaining({ ad_storage: 'denied', wait_for_update: 500 })],
	]);
	decide('analytics');
	expect(queue).toEqual([
		{ event: 'yinyom_consent', yinyom_consent: { necessary: 'granted', analytics: 'granted', marketing: 'denied' } },
	]);
});

it.each<[string | undefined, boolean]>([
	['US', true],
	['TH', false],
	[undefined, false],
])('in country %s a Google tag loads unasked: %s, where advanced mode names the US', async (country, expected) => {
	const { draft } = await pageWith(
		{ signals: { googleMode: { advanced: ['US'] } } },
		{},
		{ dataset: country ? { country } : {} },
	);
	expect(draft.isGranted('service:google-analytics')).toBe(expected);
	expect(draft.gcm).toBe(expected ? 'advanced' : undefined);
	expect(draft.isGranted('service:clarity')).toBe(false);
	// What runs only while it is denied does not run beside it.
	expect(draft.isGranted('!service:google-analytics')).toBe(false);
	expect(draft.switchOf('service:google-analytics')).toBe('analytics');
});
