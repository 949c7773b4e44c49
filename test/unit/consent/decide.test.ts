import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLOCK_SKEW, decide, pick, type Verdict } from '../../../src/consent/decide.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { anyRecord, noon, record } from './any-record.ts';

const none = { services: [] };
const config = {
	categories: { necessary: none, analytics: none, marketing: none },
	revision: 7,
	policy: { version: '2024-03-07' },
};
const categories = (...ids: readonly string[]) => ({ categories: Object.fromEntries(ids.map((id) => [id, none])) });

type Row = readonly [
	fact: string,
	record: Partial<ConsentRecord> | undefined,
	config: Partial<typeof config> | { readonly categories: Readonly<Record<string, typeof none>> },
	verdict: Omit<Verdict, 'denied'>,
];

it.each<Row>([
	['asks a first visitor', undefined, {}, { granted: [], ask: true }],
	['asks nobody when nothing is optional', undefined, categories('necessary'), { granted: [], ask: false }],
	['lets run what was granted', {}, {}, { granted: ['analytics'], ask: false }],
	[
		'keeps a "no" without asking again',
		{ granted: [], denied: ['analytics', 'marketing'] },
		{},
		{ granted: [], ask: false },
	],
	[
		'counts a decision up to its last millisecond',
		{ validUntil: noon + 1 },
		{},
		{ granted: ['analytics'], ask: false },
	],
	['asks again when the decision has expired', { validUntil: noon }, {}, { granted: [], ask: true }],
	['bears with a clock that runs a day ahead', { time: noon + CLOCK_SKEW }, {}, { granted: ['analytics'], ask: false }],
	[
		'asks again when the decision comes from the future',
		{ time: noon + CLOCK_SKEW + 1 },
		{},
		{ granted: [], ask: true },
	],
	['asks again when the revision is raised', {}, { revision: 8 }, { granted: [], ask: true }],
	['asks again when the revision is lowered', {}, { revision: 6 }, { granted: [], ask: true }],
	['asks again when the record has no readable revision', { revision: Number.NaN }, {}, { granted: [], ask: true }],
	['asks again when the policy is another', {}, { policy: { version: '2024-03-08' } }, { granted: [], ask: true }],
	['asks again when the policy has got a version', { policyVersion: '' }, {}, { granted: [], ask: true }],
	[
		'knows a policy version that needed another spelling',
		{ policyVersion: 'v2-1' },
		{ policy: { version: 'v2.1' } },
		{ granted: ['analytics'], ask: false },
	],
	[
		'asks for a new category and keeps what was decided',
		{},
		categories('necessary', 'analytics', 'marketing', 'chat'),
		{ granted: ['analytics'], ask: true },
	],
	['forgets a category that is gone', { granted: ['analytics', 'chat'] }, {}, { granted: ['analytics'], ask: false }],
	['never grants by the name "necessary"', { granted: ['necessary'], denied: [] }, {}, { granted: [], ask: true }],
	[
		'grants in the order of the config',
		{ granted: ['marketing', 'analytics'], denied: [] },
		{},
		{ granted: ['analytics', 'marketing'], ask: false },
	],
])('%s', (_, changes, other, verdict) => {
	const asked = changes && { ...record, ...changes };
	expect(decide({ ...config, ...other }, asked, noon)).toMatchObject(verdict);
});

it('asks for a new category even when another is in both lists', () => {
	const both = { ...record, granted: ['analytics'], denied: ['analytics', 'marketing'] };
	const wider = { ...config, ...categories('necessary', 'analytics', 'marketing', 'chat') };
	expect(decide(wider, both, noon).ask).toBe(true);
});

const anyRules = fc.record({
	categories: fc
		.uniqueArray(fc.constantFrom('functional', 'analytics', 'marketing', 'own-stats', 'a', 'z'))
		.map((ids) => categories('necessary', ...ids).categories),
	revision: fc.nat(3),
	policy: fc.record({ version: fc.constantFrom('', '2024-03-07', 'v2') }),
});
const likely = anyRecord.chain((some) =>
	fc.record({ revision: fc.nat(3) }).map((changes) => ({ ...some, ...changes, time: Math.min(some.time, noon) })),
);

it('grants nothing that the record does not grant or the config does not have', () => {
	let grants = 0;
	fc.assert(
		fc.property(fc.oneof(anyRecord, likely), anyRules, (some, rules) => {
			const { granted } = decide(rules, some, noon);
			for (const id of granted) {
				expect(some.granted).toContain(id);
				expect(Object.keys(rules.categories)).toContain(id);
				expect(some.validUntil > noon && some.revision === rules.revision).toBe(true);
				grants++;
			}
		}),
		{ numRuns: 2000 },
	);
	expect(grants).toBeGreaterThan(0);
});

it('grants nothing without a record', () => {
	fc.assert(
		fc.property(anyRules, fc.integer(), (rules, now) => {
			expect(decide(rules, undefined, now).granted).toEqual([]);
		}),
	);
});

it('asks about every category that it neither grants nor knows to be denied', () => {
	fc.assert(
		fc.property(likely, anyRules, (some, rules) => {
			const { granted, ask } = decide(rules, some, noon);
			const open = Object.keys(rules.categories).filter(
				(id) => id !== 'necessary' && !granted.includes(id) && !some.denied.includes(id),
			);
			if (open.length) expect(ask).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});

function permutations<Item>(items: readonly Item[]): Item[][] {
	if (items.length < 2) return [[...items]];
	return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

it('counts no record when there is none', () => {
	expect(pick([], undefined)).toBeUndefined();
});

it('counts the newest cookie, in whatever order the browser lists them', () => {
	const records = [1, 2, 3, 4].map((hours) => ({ ...record, time: noon + hours }));
	for (const order of permutations(records)) expect(pick(order, undefined)).toEqual(records[3]);
});

it('counts the mirror when it is newer than every cookie, or when there is none', () => {
	const mirror = { ...record, granted: ['analytics', 'marketing'] };
	expect(pick([], mirror)).toBe(mirror);
	expect(pick([{ ...record, time: record.time - 1, granted: [] }], mirror)).toBe(mirror);
	const newer = { ...record, time: record.time + 1, granted: ['marketing'] };
	expect(pick([newer], mirror)).toEqual(newer);
});

it('counts the cookie when the mirror is just as new: it holds the grants', () => {
	expect(pick([record], { ...record, granted: [] })).toEqual(record);
});

it('tells what a decision denied from what nobody was asked about', () => {
	const partly = { ...record, granted: ['analytics'], denied: [] };
	expect(decide(config, partly, noon)).toEqual({ granted: ['analytics'], denied: [], ask: true });
	expect(decide(config, { ...partly, denied: ['marketing'] }, noon).denied).toEqual(['marketing']);
	expect(decide(config, { ...record, validUntil: noon }, noon).denied).toEqual([]);
	expect(decide(config, undefined, noon).denied).toEqual([]);
});

it('takes no grant from a cookie that somebody tossed in, however new', () => {
	const own = { ...record, granted: ['analytics'], denied: ['marketing'] };
	const tossed = { ...record, time: record.time + 60_000, granted: ['analytics', 'marketing'], denied: [] };
	for (const order of permutations([own, tossed])) expect(pick(order, undefined)?.granted).toEqual(['analytics']);
});

it('takes nothing from a cookie that somebody tossed in where our own is gone: it does not know the id in the mirror', () => {
	const mirror = { ...record, granted: [], denied: ['marketing'] };
	const tossed = {
		...record,
		consentId: '00000000-0000-4000-8000-000000000000',
		time: record.time + 60_000,
		granted: ['analytics', 'marketing'],
		denied: [],
	};
	expect(pick([tossed], mirror)).toBe(mirror);
	// Beside ours it still takes a grant away, and nothing else.
	const own = { ...record, granted: ['analytics', 'marketing'], denied: ['functional'] };
	for (const order of permutations([own, { ...tossed, granted: ['marketing'] }]))
		expect(pick(order, mirror)).toEqual({ ...own, granted: ['marketing'] });
	// A browser that has no mirror yet cannot tell: one that was cleared, or where the server brought the cookie.
	expect(pick([tossed], undefined)).toEqual(tossed);
});

it('grants of several cookies what every one grants, in whatever order they come', () => {
	const several = fc.array(
		anyRecord.map((some) => ({ ...record, granted: some.granted, denied: some.denied, time: noon + (some.seq % 3) })),
		{ minLength: 1, maxLength: 4 },
	);
	fc.assert(
		fc.property(several, (cookies) => {
			const wanted = cookies[0]?.granted.filter((id) => cookies.every(({ granted }) => granted.includes(id)));
			for (const order of permutations(cookies))
				expect(pick(order, undefined)?.granted.toSorted()).toEqual(wanted?.toSorted());
		}),
	);
});
