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
	verdict: Verdict,
];

it.each<Row>([
	['asks a first visitor', undefined, {}, { granted: [], ask: 'first' }],
	['asks nobody when nothing is optional', undefined, categories('necessary'), { granted: [], ask: undefined }],
	['lets run what was granted', {}, {}, { granted: ['analytics'], ask: undefined }],
	[
		'keeps a "no" without asking again',
		{ granted: [], denied: ['analytics', 'marketing'] },
		{},
		{ granted: [], ask: undefined },
	],
	[
		'counts a decision up to its last millisecond',
		{ validUntil: noon + 1 },
		{},
		{ granted: ['analytics'], ask: undefined },
	],
	['asks again when the decision has expired', { validUntil: noon }, {}, { granted: [], ask: 'expired' }],
	[
		'bears with a clock that runs a day ahead',
		{ time: noon + CLOCK_SKEW },
		{},
		{ granted: ['analytics'], ask: undefined },
	],
	[
		'asks again when the decision comes from the future',
		{ time: noon + CLOCK_SKEW + 1 },
		{},
		{ granted: [], ask: 'expired' },
	],
	['asks again when the revision is raised', {}, { revision: 8 }, { granted: [], ask: 'revision' }],
	['asks again when the revision is lowered', {}, { revision: 6 }, { granted: [], ask: 'revision' }],
	[
		'asks again when the record has no readable revision',
		{ revision: Number.NaN },
		{},
		{ granted: [], ask: 'revision' },
	],
	['asks again when the policy is another', {}, { policy: { version: '2024-03-08' } }, { granted: [], ask: 'policy' }],
	['asks again when the policy has got a version', { policyVersion: '' }, {}, { granted: [], ask: 'policy' }],
	[
		'knows a policy version that needed another spelling',
		{ policyVersion: 'v2-1' },
		{ policy: { version: 'v2.1' } },
		{ granted: ['analytics'], ask: undefined },
	],
	[
		'asks for a new category and keeps what was decided',
		{},
		categories('necessary', 'analytics', 'marketing', 'chat'),
		{ granted: ['analytics'], ask: 'category' },
	],
	[
		'forgets a category that is gone',
		{ granted: ['analytics', 'chat'] },
		{},
		{ granted: ['analytics'], ask: undefined },
	],
	[
		'never grants by the name "necessary"',
		{ granted: ['necessary'], denied: [] },
		{},
		{ granted: [], ask: 'category' },
	],
	[
		'grants in the order of the config',
		{ granted: ['marketing', 'analytics'], denied: [] },
		{},
		{ granted: ['analytics', 'marketing'], ask: undefined },
	],
	['says "expired" before anything else', { validUntil: noon }, { revision: 8 }, { granted: [], ask: 'expired' }],
	['says "revision" before "policy"', {}, { revision: 8, policy: { version: 'x' } }, { granted: [], ask: 'revision' }],
])('%s', (_, changes, other, verdict) => {
	const asked = changes && { ...record, ...changes };
	expect(decide({ config: { ...config, ...other }, record: asked, now: noon })).toEqual(verdict);
});

it('asks for a new category even when another is in both lists', () => {
	const both = { ...record, granted: ['analytics'], denied: ['analytics', 'marketing'] };
	const wider = { ...config, ...categories('necessary', 'analytics', 'marketing', 'chat') };
	expect(decide({ config: wider, record: both, now: noon }).ask).toBe('category');
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
			const { granted } = decide({ config: rules, record: some, now: noon });
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
			expect(decide({ config: rules, record: undefined, now }).granted).toEqual([]);
		}),
	);
});

it('asks about every category that it neither grants nor knows to be denied', () => {
	fc.assert(
		fc.property(likely, anyRules, (some, rules) => {
			const { granted, ask } = decide({ config: rules, record: some, now: noon });
			const open = Object.keys(rules.categories).filter(
				(id) => id !== 'necessary' && !granted.includes(id) && !some.denied.includes(id),
			);
			if (open.length) expect(ask).toBeDefined();
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

it('counts the mirror when it is as new as the cookies, and a newer cookie before it', () => {
	const mirror = { ...record, granted: ['analytics', 'marketing'] };
	expect(pick([], mirror)).toBe(mirror);
	expect(pick([{ ...record, granted: [] }], mirror)).toBe(mirror);
	const newer = { ...record, time: record.time + 1, granted: ['marketing'] };
	expect(pick([newer], mirror)).toEqual(newer);
});

it('takes no grant from a cookie that somebody tossed in, however new', () => {
	const own = { ...record, granted: ['analytics'], denied: ['marketing'] };
	const tossed = { ...record, time: record.time + 60_000, granted: ['analytics', 'marketing'], denied: [] };
	for (const order of permutations([own, tossed])) expect(pick(order, undefined)?.granted).toEqual(['analytics']);
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
