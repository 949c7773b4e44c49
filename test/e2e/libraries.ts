/** Trackers as npm ships them, each with the code that a site pastes to start it, and the least that its server answers. */
import { readFile } from 'node:fs/promises';
import type { Answer, Handler } from './harness/content.ts';

export interface Library {
	/** The service in the catalog. */
	readonly id: string;
	/** The file in `node_modules`. */
	readonly file: string;
	/** What stands in the page below it; `THIRD` is the vendor's server. */
	readonly init: string;
	/** What the page says when something happened, for as long as it is open. */
	readonly use: string;
	/** Paths under which what it learnt arrives. */
	readonly sends: RegExp;
	/** A cookie or a key that it leaves. */
	readonly leaves: RegExp;
	/** What it wants to hear at other paths. */
	readonly answer?: (path: string, host: string) => object | undefined;
}

export const libraries: readonly Library[] = [
	{
		id: 'posthog',
		file: 'posthog-js/dist/array.full.no-external.js',
		// A driven browser is a bot to it otherwise.
		init: `posthog.init('phc_test', { api_host: 'THIRD', opt_out_useragent_filter: true, request_batching: false })`,
		use: `posthog.capture('used')`,
		sends: /^\/(e|i\/v0\/e|s)\/$/,
		leaves: /^ph_phc_test_posthog$/,
		answer: (path) =>
			path.endsWith('/config') ? { supportedCompression: [] } : path.startsWith('/flags') ? { flags: {} } : undefined,
	},
	{
		id: 'mixpanel',
		file: 'mixpanel-browser/dist/mixpanel.umd.js',
		init: `mixpanel.init('test', { api_host: 'THIRD', batch_flush_interval_ms: 300 }); mixpanel.track('came')`,
		use: `mixpanel.track('used')`,
		sends: /^\/track\/$/,
		leaves: /^mp_test_mixpanel$/,
	},
	{
		id: 'amplitude',
		file: '@amplitude/analytics-browser/lib/scripts/amplitude-min.js',
		// Its configuration from elsewhere would be a request to its own host.
		init: `amplitude.init('test', { serverUrl: 'THIRD/2/httpapi', flushIntervalMillis: 300, fetchRemoteConfig: false, remoteConfig: { fetchRemoteConfig: false } })`,
		use: `amplitude.track('used')`,
		sends: /^\/2\/httpapi$/,
		leaves: /^AMP_test/,
	},
	{
		id: 'clarity',
		file: 'clarity-js/build/clarity.min.js',
		init: `clarity('start', { projectId: 'test', upload: 'THIRD/collect', track: true, content: true })`,
		use: `clarity('event', 'used'); document.body.append(new Date().toISOString())`,
		sends: /^\/collect$/,
		leaves: /^_cl(ck|sk)$/,
	},
	{
		id: 'segment',
		file: '@segment/analytics-next/dist/umd/index.js',
		init: `window.analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: 'test', cdnURL: 'THIRD' }); analytics.page()`,
		use: `analytics.track('used')`,
		sends: /^\/v1\/[pt]$/,
		leaves: /^ajs_anonymous_id$/,
		answer: (path, host) =>
			path.endsWith('/settings')
				? { integrations: { 'Segment.io': { apiKey: 'test', apiHost: `${host}/v1`, protocol: 'http' } } }
				: undefined,
	},
	{
		id: 'countly',
		file: 'countly-sdk-web/lib/countly.min.js',
		init: `Countly.init({ app_key: 'test', url: 'THIRD', ignore_bots: false }); Countly.track_sessions(); Countly.track_pageview()`,
		use: `Countly.add_event({ key: 'used' })`,
		sends: /^\/i$/,
		leaves: /^test\/cly_/,
		answer: () => ({ result: 'Success' }),
	},
	{
		id: 'snowplow',
		file: '@snowplow/browser-tracker/dist/index.umd.min.js',
		// A secure cookie is not for an `http:` page, not even for this one, WebKit says.
		init: `snowplowBrowserTracking.newTracker('sp', 'THIRD', { appId: 'test', cookieSecure: false, cookieSameSite: 'Lax' });
			snowplowBrowserTracking.enableActivityTracking({ minimumVisitLength: 1, heartbeatDelay: 1 });
			snowplowBrowserTracking.trackPageView()`,
		use: `snowplowBrowserTracking.trackPageView()`,
		sends: /^\/com\.snowplowanalytics\.snowplow\/tp2$/,
		leaves: /^_sp_id\./,
	},
];

const modules = new URL('../../node_modules/', import.meta.url);

/** The library under `/library.js`, and a vendor who is content with whatever it sends. */
export const vendorOf =
	({ file, answer }: Library): Handler =>
	async ({ path, headers }): Promise<Answer> => {
		const open = {
			'access-control-allow-origin': headers['origin'] ?? '*',
			'access-control-allow-credentials': 'true',
			'access-control-allow-headers': 'authorization, content-type',
		};
		if (path === '/library.js') return { body: await readFile(new URL(file, modules)), headers: open };
		const body = JSON.stringify(answer?.(path, headers['host'] ?? '') ?? {});
		return { body, headers: { ...open, 'content-type': 'application/json' } };
	};
