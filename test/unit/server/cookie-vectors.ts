/** Cookies and what they grant, for readers of the cookie in other languages; `node test/unit/server/write-vectors.ts` writes the JSON. */
import { shortId } from '../../../src/config/short-id.ts';
import { encode } from '../../../src/consent/codec.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { readConsent } from '../../../src/server/read-consent.ts';
import { day, noon, record } from '../consent/any-record.ts';

const optional = ['functional', 'analytics', 'marketing'];
const decided = (granted: readonly string[], more: Partial<ConsentRecord> = {}) =>
	`yinyom=${encode({ ...record, granted, denied: optional.filter((id) => !granted.includes(id)), ...more })}`;

const byService = { policy: { version: '2024-03-07' }, revision: 7, choice: 'service' } as const;
const categories = {
	necessary: { services: ['stripe'] },
	functional: { services: ['youtube', 'stripe'] },
	analytics: { services: ['google-analytics', 'clarity'] },
	marketing: { services: ['meta-pixel', 'google-analytics', 'tiktok-pixel'] },
} as const;
/** As `itemize` writes it: categories, then the short ids of services. */
const named = (
	[granted, yes]: readonly [readonly string[], readonly string[]],
	[denied, no]: readonly [readonly string[], readonly string[]],
	more: Partial<ConsentRecord> = {},
) => {
	const entry = (ids: readonly string[]) => `_${ids.map(shortId).join('')}`;
	const lists = { granted: [...granted, ...(yes.length ? [entry(yes)] : [])], denied: [...denied, entry(no)] };
	return `yinyom=${encode({ ...record, ...lists, ...more })}`;
};
const own = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `own-${from + index}`);

export const configs = {
	plain: { policy: { version: '2024-03-07' }, revision: 7 },
	'no policy, no revision': {},
	'a version with other letters': { policy: { version: 'v 2.1 / 2024' }, revision: 7 },
	'own categories': {
		policy: { version: '2024-03-07' },
		revision: 7,
		categories: { necessary: { services: ['stripe'] }, analytics: { services: ['matomo'] }, 'own-stats': {} },
	},
	'Thai law': { policy: { version: '2024-03-07' }, revision: 7, regime: 'th-pdpa' },
	'US law': { policy: { version: '2024-03-07' }, revision: 7, regime: 'us-opt-out' },
	'US law, sold by a legitimate interest': {
		policy: { version: '2024-03-07' },
		revision: 7,
		categories: { functional: { basis: 'contract' }, analytics: { basis: 'legitimate-interest' }, marketing: {} },
		regime: 'us-opt-out',
	},
	'by country': { policy: { version: '2024-03-07' }, revision: 7 },
	'by service': { ...byService, categories },
	'by service, Thai law': { ...byService, categories, regime: 'th-pdpa' },
	'by service, US law': { ...byService, categories, regime: 'us-opt-out' },
	'by service, another basis': {
		...byService,
		categories: { ...categories, functional: { ...categories.functional, basis: 'contract' } },
		regime: 'th-pdpa',
	},
	'by service, more than the cookie holds': {
		...byService,
		categories: { ...categories, analytics: { services: Array.from({ length: 30 }, (_, index) => `own-${index}`) } },
	},
} as const;
type ConfigName = keyof typeof configs;

/** As a request has it. */
interface Case {
	readonly name: string;
	readonly cookie: string;
	/** Default `plain`. */
	readonly config?: ConfigName;
	readonly country?: string;
	/** `Sec-GPC: 1`. Default not sent. */
	readonly gpc?: true;
}

const all = decided(optional);
/** The same with one letter changed, at a place of the text. */
const flipped = (at: number) => `${all.slice(0, at)}${all[at] === 'a' ? 'b' : 'a'}${all.slice(at + 1)}`;

const cases: readonly Case[] = [
	{ name: 'no cookie', cookie: '' },
	{ name: 'cookies of others', cookie: 'a=1; xyinyom=2; yinyom-waiting=1; _ga=GA1.1' },
	{ name: 'everything granted', cookie: all },
	{ name: 'among others, without a space', cookie: `a=1;${all};b=2` },
	{ name: 'one granted', cookie: `a=1; ${decided(['analytics'])}` },
	{ name: 'nothing granted', cookie: decided([]) },
	{ name: 'an undecided category', cookie: decided(['analytics'], { denied: [] }) },
	{ name: 'a category nobody declared', cookie: decided(['analytics', 'gone']) },
	{ name: 'a prefix of a category', cookie: decided(['market', 'analytic']) },
	{ name: 'a broken checksum', cookie: all.replace('=', '=1') },
	{ name: 'no checksum', cookie: all.replace(/=\w+\./, '=.') },
	{ name: 'the checksum of another', cookie: all.replace(/=\w+/, /=\w+/.exec(decided([]))?.[0] ?? '') },
	...[20, 60, 100, 130].map((at) => ({ name: `letter ${at} changed`, cookie: flipped(at) })),
	...[1, 3, 12, 40, 90].map((by) => ({ name: `cut short by ${by}`, cookie: all.slice(0, -by) })),
	{ name: 'longer than it was', cookie: `${all}~more` },
	{ name: 'another format', cookie: all.replace('.1.', '.2.') },
	{ name: 'empty', cookie: 'yinyom=' },
	{ name: 'nonsense', cookie: 'yinyom=%7B%22a%22%3A1%7D' },
	{ name: 'escaped', cookie: encodeURIComponent(all).replace('%3D', '=').replaceAll('.', '%2E') },
	{ name: 'in quotes', cookie: all.replace('=', '="') + '"' },
	{ name: 'expired', cookie: decided(optional, { time: noon - 300 * day, validUntil: noon - 1 }) },
	{ name: 'expired this millisecond', cookie: decided(optional, { validUntil: noon }) },
	{ name: 'in its last millisecond', cookie: decided(optional, { validUntil: noon + 1 }) },
	{ name: 'from a clock an hour ahead', cookie: decided(optional, { time: noon + day / 24 }) },
	{ name: 'from a clock a day ahead', cookie: decided(optional, { time: noon + day }) },
	{ name: 'from the future', cookie: decided(optional, { time: noon + day + 1 }) },
	{ name: 'valid for longer than a cookie lives', cookie: decided(optional, { validUntil: noon + 400 * day }) },
	{ name: 'for another revision', cookie: decided(optional, { revision: 8 }) },
	{ name: 'for another policy', cookie: decided(optional, { policyVersion: '2024-03-08' }) },
	{ name: 'for no policy', cookie: decided(optional, { policyVersion: '' }) },
	{ name: 'twice the same', cookie: `${all}; ${all}` },
	{ name: 'two, the newer with more', cookie: `${decided(['analytics'])}; ${decided(optional, { time: noon })}` },
	{ name: 'two, the newer with less', cookie: `${all}; ${decided(['analytics'], { time: noon })}` },
	{ name: 'two, the newer expired', cookie: `${all}; ${decided(optional, { time: noon, validUntil: noon })}` },
	{ name: 'one beside a broken one', cookie: `yinyom=x; ${all}` },
	{
		name: 'no policy and no revision',
		cookie: decided(optional, { revision: 0, policyVersion: '' }),
		config: 'no policy, no revision',
	},
	{
		name: 'a version with other letters',
		cookie: decided(optional, { policyVersion: 'v-2-1---2024' }),
		config: 'a version with other letters',
	},
	{ name: 'own categories', cookie: decided(['own-stats', 'marketing']), config: 'own categories' },
	{ name: 'Thai law', cookie: decided(['analytics']), config: 'Thai law', gpc: true },
	{ name: 'Thai law, nothing decided', cookie: '', config: 'Thai law' },
	{ name: 'US law, granted', cookie: all, config: 'US law' },
	{ name: 'US law, granted, with the signal', cookie: all, config: 'US law', gpc: true },
	{ name: 'US law, nothing decided', cookie: '', config: 'US law' },
	{ name: 'US law, refused', cookie: decided([]), config: 'US law' },
	{ name: 'US law, broken', cookie: 'yinyom=x', config: 'US law' },
	{ name: 'US law, sold by a legitimate interest', cookie: '', config: 'US law, sold by a legitimate interest' },
	{
		name: 'US law, sold by a legitimate interest, refused',
		cookie: decided(['functional']),
		config: 'US law, sold by a legitimate interest',
	},
	{
		name: 'US law, sold by a legitimate interest, with the signal',
		cookie: all,
		config: 'US law, sold by a legitimate interest',
		gpc: true,
	},
	{ name: 'California, granted, with the signal', cookie: all, config: 'by country', country: 'US-CA', gpc: true },
	{ name: 'California, nothing decided', cookie: '', config: 'by country', country: 'US-CA' },
	{ name: 'Thailand, granted, with the signal', cookie: all, config: 'by country', country: 'TH', gpc: true },
];

const inPart = named(
	[['functional'], ['youtube', 'google-analytics']],
	[
		['analytics', 'marketing'],
		['clarity', 'meta-pixel', 'tiktok-pixel'],
	],
);
const whole = named(
	[
		['functional', 'analytics'],
		['youtube', 'google-analytics', 'clarity'],
	],
	[['marketing'], ['meta-pixel', 'tiktok-pixel']],
);
const serviceCases: readonly Case[] = [
	{ name: 'by service, nothing decided', cookie: '', config: 'by service' },
	{ name: 'by service, categories alone', cookie: decided(['analytics', 'marketing']), config: 'by service' },
	{ name: 'by service, in part', cookie: inPart, config: 'by service' },
	{ name: 'by service, whole categories', cookie: whole, config: 'by service' },
	{ name: 'by service, nothing', cookie: named([[], []], [optional, ['youtube', 'clarity']]), config: 'by service' },
	{
		name: 'by service, one that came later',
		cookie: named([['analytics'], ['clarity']], [['functional', 'marketing'], []]),
		config: 'by service',
	},
	{
		name: 'by service, named on both sides',
		cookie: named([['analytics'], ['clarity', 'google-analytics']], [[], ['clarity']]),
		config: 'by service',
	},
	{
		name: 'by service, of a category that is in no list',
		cookie: named([['functional'], ['youtube', 'clarity']], [['marketing'], []]),
		config: 'by service',
	},
	{
		name: 'by service, of nobody, and necessary elsewhere',
		cookie: named([optional, ['gone', 'stripe', 'youtube']], [[], []]),
		config: 'by service',
	},
	{ name: 'by service, read by categories', cookie: inPart },
	{ name: 'by service, two alike', cookie: `${inPart}; ${inPart}`, config: 'by service' },
	{ name: 'by service, two that differ', cookie: `${inPart}; ${whole}`, config: 'by service' },
	{
		name: 'by service, beside a newer one of categories',
		cookie: `${whole}; ${decided(optional, { time: noon })}`,
		config: 'by service',
	},
	{
		name: 'by service, for another revision',
		cookie: named([['analytics'], ['clarity', 'google-analytics']], [[], []], { revision: 8 }),
		config: 'by service',
	},
	{ name: 'by service, Thai law', cookie: inPart, config: 'by service, Thai law', gpc: true },
	{ name: 'by service, US law', cookie: inPart, config: 'by service, US law' },
	{ name: 'by service, US law, with the signal', cookie: whole, config: 'by service, US law', gpc: true },
	{ name: 'by service, California', cookie: whole, config: 'by service', country: 'US-CA' },
	{
		name: 'by service, another basis',
		cookie: named(
			[[], ['google-analytics']],
			[
				['analytics', 'marketing'],
				['clarity', 'meta-pixel', 'tiktok-pixel'],
			],
		),
		config: 'by service, another basis',
	},
	{
		name: 'by service, more than the cookie holds',
		cookie: named([['analytics'], own(0, 24)], [['functional', 'marketing'], own(24, 30)]),
		config: 'by service, more than the cookie holds',
	},
	{
		name: 'by service, more than the cookie holds, categories alone',
		cookie: decided(optional),
		config: 'by service, more than the cookie holds',
	},
];

/** `granted` as `yinyom/server` has it; `withoutLaw` for a reader that knows no laws, where that is less. */
export interface Vector extends Case {
	readonly granted: readonly string[];
	readonly withoutLaw?: readonly string[];
}

/** The same config, as a reader takes it that knows no laws and no basis but consent. */
const lawless = (config: object) => {
	const { categories: listed } = config as { readonly categories?: Readonly<Record<string, object>> };
	const plain =
		listed && Object.fromEntries(Object.entries(listed).map(([id, one]) => [id, { ...one, basis: undefined }]));
	return { ...config, regime: undefined, ...(plain && { categories: plain }) };
};

const judged = (each: Case): Vector => {
	const { cookie, config: name = 'plain', country, gpc = false } = each;
	const config = configs[name];
	const { granted } = readConsent({ cookie }, config, { country, gpc, now: noon });
	const law = `${'regime' in config && config.regime} ${country}`;
	const withoutLaw =
		gpc && /\b(us|none)\b/i.test(law)
			? ['necessary']
			: readConsent({ cookie }, lawless(config), { gpc, now: noon }).granted;
	return { ...each, granted, ...(withoutLaw.length !== granted.length && { withoutLaw }) };
};

/** What the JSON holds; `now` in milliseconds since 1970. */
export const vectors = { now: noon, configs, vectors: [...cases, ...serviceCases].map(judged) };
