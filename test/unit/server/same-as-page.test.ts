/** One config, one country, one signal, one stored state: the server answers what the widget decides on that page. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { categoryOf } from '../../../src/config/category-of.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { encode } from '../../../src/consent/codec.ts';
import { decide } from '../../../src/consent/decide.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { itemize, switchedIn } from '../../../src/consent/by-service.ts';
import { storedRecord } from '../../../src/effects/stored.ts';
import { firstGrants } from '../../../src/gate/first-grants.ts';
import type { Guard } from '../../../src/guard/contract.ts';
import { extend } from '../../../src/more/index.ts';
import { regimes } from '../../../src/regimes/list.ts';
import { readConsent } from '../../../src/server/read-consent.ts';
import { noon, record } from '../consent/any-record.ts';
import { everyPlace } from '../regimes/places.ts';

// The tags of a page are no matter here.
vi.mock('../../../src/switches/follow-hosts.ts', () => ({ followHosts: () => undefined }));

const DAY = 864e5;
const optional = ['functional', 'analytics', 'marketing'];
const decided = (granted: readonly string[], other: Partial<ConsentRecord> = {}) =>
	`yinyom=${encode({ ...record, granted, denied: optional.filter((id) => !granted.includes(id)), ...other })}`;

const switches = {
	choice: 'service',
	categories: {
		functional: {},
		analytics: { services: ['hotjar', 'matomo'] },
		marketing: { services: ['meta-pixel'] },
	},
};
const names = ['service:hotjar', 'service:matomo', 'service:meta-pixel'];
/** Decided about each service. */
const itemized = (granted: readonly string[]) =>
	`yinyom=${encode(
		itemize(
			{ ...record, granted: ['functional'], denied: ['analytics', 'marketing'] },
			{ action: 'save', choices: Object.fromEntries(names.map((id) => [id, granted.includes(id)])) },
			{ granted: [] },
			switchedIn(readSettings(switches, {})),
		),
	)}`;
/** What a browser may send of us, and of who was here before. */
const stored: Readonly<Record<string, string>> = {
	nothing: '',
	'cookies of others': 'a=1; xyinyom=2; _ga=GA1.1',
	'a grant of everything': decided(optional),
	'a grant of one': `a=1; ${decided(['analytics'])}; b=2`,
	'a refusal': decided([]),
	'a grant that has expired': decided(optional, { time: noon - 400 * DAY, validUntil: noon - DAY }),
	'a refusal that has expired': decided([], { time: noon - 400 * DAY, validUntil: noon - DAY }),
	'a grant for another revision': decided(optional, { revision: record.revision + 1 }),
	'a refusal for another revision': decided([], { revision: record.revision + 1 }),
	'a grant for another policy': decided(optional, { policyVersion: 'other' }),
	'a grant from the future': decided(optional, { time: noon + 9 * DAY, validUntil: noon + 99 * DAY }),
	'a grant that knows nothing of marketing': decided(['analytics'], { denied: ['functional'] }),
	'two that disagree': `${decided(optional, { time: noon - 5 })}; ${decided(['analytics'], { time: noon - 9 })}`,
	'something broken': 'yinyom=1.2.3',
	'a cookie cut short': decided(optional).slice(0, -3),
	'an empty one': 'yinyom=',
	'a grant of one service of two': itemized(['service:hotjar']),
	'a grant of all services of one category': itemized(['service:hotjar', 'service:matomo']),
	'a refusal of all services': itemized([]),
	'a refusal in Cookiebot': 'CookieConsent=0',
	'a refusal of some in CookieYes': 'cookieyes-consent=action:yes,functional:yes,analytics:no,advertisement:no',
};

const raw = { policy: { version: record.policyVersion }, revision: record.revision };
/** Configs that a law reads differently. */
const configs: Readonly<Record<string, object>> = {
	'the plain one': raw,
	'one with other reasons than consent': {
		...raw,
		categories: { functional: { basis: 'contract' }, analytics: { basis: 'legitimate-interest' }, marketing: {} },
	},
	'one that sells nothing to analytics': {
		...raw,
		categories: { functional: {}, analytics: { sale: false }, marketing: {} },
	},
	'one for children': { ...raw, minors: 'under13' },
	'one with corrected words': { ...raw, policy: { version: '2030-01-01' }, reprompt: false },
	'one that moved from elsewhere': { ...raw, migrate: ['cookiebot', 'cookieyes', 'pdpa-thailand'] },
	'one for nobody’s law': { ...raw, regime: 'none' },
	'one for Thailand': { ...raw, regime: 'th-pdpa' },
	'one for the United States': { ...raw, regime: 'us-opt-out' },
	'one with a law that is none': { ...raw, regime: 'eu' },
	'one whose law is no text': { ...raw, regime: null },
	'one with vendors to be told': { ...raw, signals: { googleMode: { advanced: ['US', 'TH'] } } },
	'one with a switch for each service': { ...raw, ...switches },
	'the same for the United States': { ...raw, ...switches, regime: 'us-opt-out' },
	'none at all': {},
};

let cookie = '';
let gpc = false;
beforeEach(() => {
	vi.useFakeTimers({ now: noon });
	vi.stubGlobal('window', {});
	vi.stubGlobal('addEventListener', () => undefined);
	vi.stubGlobal('Document', { prototype: Object.defineProperty({}, 'cookie', { get: () => cookie }) });
	vi.stubGlobal('document', {});
	vi.stubGlobal('navigator', Object.defineProperty({}, 'globalPrivacyControl', { get: () => gpc || undefined }));
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A page's guard, completed by the very parts that a page fetches. */
async function guardOf(config: object, dataset: DOMStringMap): Promise<Guard> {
	const rules = readSettings(config, dataset);
	const guard = {
		raw: config,
		dataset,
		rules,
		report: () => undefined,
		state: { record: undefined, verdict: { granted: [], denied: [], ask: true } },
		isGranted: () => false,
		decide: (each: ConsentRecord | undefined) => decide(rules, each, Date.now()),
		signals: { hold: () => undefined, tell: () => undefined, look: () => undefined },
		switchOf: (id: string) => categoryOf(rules, id),
		wishes: ['en'],
		load: (name: string) => parts[name]?.() ?? Promise.reject(new Error(name)),
	} as unknown as Guard;
	await extend(guard);
	return guard;
}
const parts: Readonly<Record<string, () => Promise<unknown>>> = {
	'yinyom-law': () => import('../../../src/law.ts'),
	'yinyom-migrate': async () => ({ ...(await import('../../../src/migrate.ts')), adoptMarks: () => undefined }),
	'yinyom-modes': () => import('../../../src/modes.ts'),
	'yinyom-switches': () => import('../../../src/switches.ts'),
	'yinyom-ui': async () => ({ localeOf: () => 'en' }),
	'locales-facts/en': () => import('../../../locales/en.json'),
};

/** One place of each rule set, and what is no place: under any other two letters the strictest counts, as the first config shows. */
const onePlaceEach = Object.values(regimes)
	.flatMap(({ jurisdictions: [place] }): readonly string[] => (place ? [place] : []))
	.concat(['US-CA', 'US-ZZ', 'us-tx', 'CA', 'CA-ON', 'ZZ', 'TH-10', 'T1', '', 'none', '__proto__']);

it.each(Object.entries(configs))('in every place, with %s', async (name, config) => {
	const different: unknown[] = [];
	for (const country of [undefined, ...(name === 'the plain one' ? everyPlace : onePlaceEach)]) {
		const dataset = country === undefined ? {} : { country };
		const guard = await guardOf(config, dataset);
		for (const [state, header] of Object.entries(stored))
			for (const signal of [false, true]) {
				cookie = header;
				gpc = signal;
				const { granted, implied = [], denied } = guard.decide(storedRecord());
				const headers = { cookie: header, ...(signal && { 'sec-gpc': '1' }) };
				const there = readConsent(headers, config, { country });
				const here = { granted: ['necessary', ...granted], implied, denied };
				const said = {
					granted: there.granted,
					implied: there.implied,
					denied: [...optional, ...('choice' in config ? names : [])].filter((id) => there.isGranted(`!${id}`)),
				};
				// And before the guard is there nothing runs that it will not let run.
				const settings = readSettings(config, dataset);
				const first = firstGrants({ raw: config, dataset, settings }, storedRecord(), { now: noon, gpc });
				const isEarly = first.some((id) => !granted.includes(id));
				if (JSON.stringify(here) !== JSON.stringify(said) || isEarly)
					different.push({ country, state, signal, here, said, first });
			}
	}
	expect(different.slice(0, 5)).toEqual([]);
});

it('takes the signal for sent when it is shown the cookie alone, and no more than the signal denies', () => {
	const config = { ...raw, regime: 'us-opt-out' };
	const all = decided(optional);
	expect(readConsent(all, config).granted).toEqual(['necessary', 'functional']);
	expect(readConsent(all, config, { gpc: false }).granted).toEqual(['necessary', ...optional]);
	expect(readConsent(new Headers({ cookie: all }), config).granted).toEqual(['necessary', ...optional]);
	expect(readConsent(new Headers({ cookie: all, 'sec-gpc': '1' }), config).granted).toEqual([
		'necessary',
		'functional',
	]);
	expect(readConsent(all, raw).granted).toEqual(['necessary', ...optional]);
});

it('grants nothing unasked where another manager may have kept a refusal in localStorage, which it cannot see', () => {
	const config = { ...raw, regime: 'us-opt-out', migrate: ['klaro'] };
	expect(readConsent({}, config).granted).toEqual(['necessary']);
	expect(readConsent({ cookie: 'klaro={"marketing":false}' }, config).granted).toEqual([
		'necessary',
		'functional',
		'analytics',
	]);
});

it('says what runs by law alone', () => {
	expect(readConsent({ cookie: decided(['analytics'], { denied: [] }) }, raw, { country: 'US-CA' })).toMatchObject({
		granted: ['necessary', ...optional],
		implied: ['functional', 'marketing'],
	});
});
