import { afterEach, expect, it, vi } from 'vitest';
import { createSignals } from '../../../src/effects/signal.ts';

afterEach(() => vi.unstubAllGlobals());

interface FakeWindow {
	dataLayer?: unknown;
	readonly fbq?: (...message: unknown[]) => void;
}

/** The signals of a page, with what an earlier decision granted. */
function start({
	window = {},
	granted = [],
	pixel = 'marketing',
	signals = {},
}: {
	readonly window?: FakeWindow;
	readonly granted?: readonly string[];
	/** The category that lists the Meta pixel. */
	readonly pixel?: string;
	readonly signals?: Readonly<Record<string, unknown>>;
} = {}) {
	vi.stubGlobal('window', window);
	const isGranted = (id: string) => id === 'necessary' || granted.includes(id);
	const categories = { [pixel]: { services: ['meta-pixel'] } };
	return { window, ...createSignals({ rules: { signals, categories }, isGranted }) };
}

const said = ({ dataLayer }: FakeWindow) =>
	(dataLayer as readonly ArrayLike<unknown>[]).map((each) => Array.from(each));

const states = (marketing: string, analytics: string, functional: string) => ({
	ad_storage: marketing,
	ad_user_data: marketing,
	ad_personalization: marketing,
	analytics_storage: analytics,
	functionality_storage: functional,
	personalization_storage: functional,
	security_storage: 'granted',
});

it('denies by default everything but what is necessary', () => {
	const { window, hold } = start({ granted: ['analytics'] });
	hold();
	expect(said(window)).toEqual([['consent', 'default', states('denied', 'denied', 'denied')]]);
});

it.each<[readonly string[], object]>([
	[[], states('denied', 'denied', 'denied')],
	[['analytics'], states('denied', 'granted', 'denied')],
	[['marketing'], states('granted', 'denied', 'denied')],
	[['functional'], states('denied', 'denied', 'granted')],
	[['functional', 'analytics', 'marketing'], states('granted', 'granted', 'granted')],
])('tells Google of the grants %j in one update', (granted, state) => {
	const { window, tell } = start({ granted });
	tell();
	expect(said(window)).toEqual([['consent', 'update', state]]);
});

it('hands Google arguments objects: arrays in their place are ignored', () => {
	const { window, hold } = start();
	hold();
	expect(Object.prototype.toString.call((window.dataLayer as readonly unknown[])[0])).toBe('[object Arguments]');
});

it('goes before what an inline snippet has put into the queue', () => {
	const { window, hold, tell } = start({ window: { dataLayer: ['js', 'config'] } });
	hold();
	tell();
	expect(said(window).map(([command, kind]) => [command, kind])).toEqual([
		['consent', 'default'],
		['consent', 'update'],
		['j', 's'],
		['c', 'o'],
	]);
});

it('goes behind once a Google tag has taken the queue over', () => {
	const push = vi.fn();
	const { hold } = start({ window: { dataLayer: Object.assign(['config'], { push }) } });
	hold();
	expect(push).toHaveBeenCalledTimes(1);
	expect(Array.from(push.mock.calls[0]?.[0] as ArrayLike<unknown>).slice(0, 2)).toEqual(['consent', 'default']);
});

it.each([[undefined], [null], ['text'], [{}]])('makes a queue of its own where the page has %j', (dataLayer) => {
	const { window, hold } = start({ window: { dataLayer } });
	hold();
	expect(said(window).length).toBe(1);
});

it('says it once more, and first, in a queue that the page has made anew', () => {
	const page: FakeWindow & { dataLayer?: unknown } = {};
	const { window, hold, tell, look } = start({ window: page, granted: ['analytics'] });
	hold();
	tell();
	look();
	expect(said(window).map(([, kind]) => kind)).toEqual(['default', 'update']);
	page.dataLayer = ['js'];
	look();
	look();
	tell();
	const update = ['consent', 'update', states('denied', 'granted', 'denied')];
	expect(said(window)).toEqual([update, update, ['j', 's']]);
});

it('has nothing to say once more where Google is not told, and tells the Meta pixel nothing twice', () => {
	const fbq = vi.fn();
	const page: FakeWindow & { dataLayer?: unknown } = { fbq, dataLayer: ['js'] };
	const { hold, look } = start({ window: page, signals: { google: false } });
	hold();
	page.dataLayer = [];
	look();
	expect(page.dataLayer).toEqual([]);
	expect(fbq).toHaveBeenCalledTimes(1);
});

it.each<[string, readonly string[], string]>([
	['marketing', ['marketing'], 'grant'],
	['marketing', [], 'revoke'],
	['own-ads', ['own-ads'], 'grant'],
	['own-ads', ['marketing'], 'revoke'],
])('listed under %j and with %j granted the Meta pixel hears "%s"', (pixel, granted, word) => {
	const fbq = vi.fn();
	const { hold, tell } = start({ window: { fbq }, pixel, granted });
	hold();
	expect(fbq.mock.calls).toEqual([['consent', 'revoke']]);
	tell();
	expect(fbq.mock.calls.slice(1)).toEqual([['consent', word]]);
});

it('makes no pixel where there is none', () => {
	const { window, hold } = start();
	hold();
	expect(window).not.toHaveProperty('fbq');
});

it('tells no vendor that the owner wants untold', () => {
	const fbq = vi.fn();
	const { window, hold, tell } = start({ window: { fbq }, signals: { google: false, meta: false } });
	hold();
	tell();
	expect(fbq).not.toHaveBeenCalled();
	expect(window).not.toHaveProperty('dataLayer');
});

it('lets no vendor that breaks keep another from hearing, or who tells them from going on', () => {
	const fbq = vi.fn();
	const frozen = start({ window: { dataLayer: Object.freeze([]), fbq }, granted: ['marketing'] });
	expect(frozen.tell).not.toThrow();
	expect(fbq.mock.calls).toEqual([['consent', 'grant']]);
	const window: FakeWindow = {
		fbq: () => {
			throw new Error('not ready');
		},
	};
	const broken = start({ window });
	expect(broken.hold).not.toThrow();
	expect(broken.tell).not.toThrow();
	expect(said(window).map(([, command]) => command)).toEqual(['default', 'update']);
});
