import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Action, change } from '../../../src/consent/change.ts';
import { CLOCK_SKEW, decide, pick } from '../../../src/consent/decide.ts';
import { anyRecord, day, noon, record } from './any-record.ts';

const none = { services: [] };
const config = {
	categories: { necessary: none, functional: none, analytics: none, marketing: none },
	revision: 7,
	policy: { version: '2024-03-07' },
	validityDays: 365,
};
let count = 0;
const newId = () => `id-${++count}`;
const facts = { config, granted: ['analytics'], now: noon, newId };

it.each<[Action, readonly string[], readonly string[]]>([
	['grantAll', ['functional', 'analytics', 'marketing'], []],
	['denyAll', [], ['functional', 'analytics', 'marketing']],
	['withdraw', [], ['functional', 'analytics', 'marketing']],
	['save', ['analytics'], ['functional', 'marketing']],
])('%s without choices grants %j and denies %j', (action, granted, denied) => {
	expect(change(record, { action }, facts)).toMatchObject({ granted, denied });
});

it.each<Action>(['grantAll', 'denyAll', 'withdraw'])('%s listens to no choices', (action) => {
	const choices = { functional: action !== 'grantAll', analytics: action !== 'grantAll' };
	expect(change(record, { action, choices }, facts).granted).toEqual(change(record, { action }, facts).granted);
});

it('saves what was chosen and keeps the state of what was not', () => {
	expect(change(record, { action: 'save', choices: { functional: true } }, facts).granted).toEqual([
		'functional',
		'analytics',
	]);
	expect(change(record, { action: 'save', choices: { analytics: false } }, facts).granted).toEqual([]);
});

it('takes silence for no: what has no state is denied', () => {
	const made = change(undefined, { action: 'save', choices: {} }, { ...facts, granted: [] });
	expect(made).toMatchObject({ granted: [], denied: ['functional', 'analytics', 'marketing'] });
});

it('keeps no state of a record that counts no longer', () => {
	const made = change(record, { action: 'save', choices: { functional: true } }, { ...facts, granted: [] });
	expect(made.granted).toEqual(['functional']);
});

it.each([[undefined], [null], ['false'], ['denied'], ['true'], [0], [1], [{}], [[]]])(
	'takes the choice %j for no grant: only true is one',
	(value) => {
		const choices = { marketing: value } as unknown as Record<string, boolean>;
		expect(change(record, { action: 'save', choices }, facts).granted).not.toContain('marketing');
	},
);

it('hears no choice about necessary, about what the config lacks, or about inherited names', () => {
	const choices = Object.assign(Object.create({ marketing: true }), { necessary: false, unheardOf: true });
	const made = change(record, { action: 'save', choices }, facts);
	expect([...made.granted, ...made.denied].toSorted()).toEqual(['analytics', 'functional', 'marketing']);
	expect(made.granted).toEqual(['analytics']);
});

it('continues the consent of the same browser under a new receipt', () => {
	expect(change(record, { action: 'denyAll' }, { ...facts, newId: () => 'new' })).toMatchObject({
		consentId: record.consentId,
		receiptId: 'new',
		seq: 4,
	});
});

it('gives a first visitor two ids of their own, and counts from 1', () => {
	const made = change(undefined, { action: 'denyAll' }, facts);
	expect(made.consentId).not.toBe(made.receiptId);
	expect(made.seq).toBe(1);
});

it('notes the rules it was made under, and how long it counts', () => {
	expect(
		change(undefined, { action: 'denyAll' }, { ...facts, config: { ...config, policy: { version: 'v2.1' } } }),
	).toMatchObject({
		time: noon,
		validUntil: noon + 365 * day,
		revision: 7,
		policyVersion: 'v2-1',
	});
});

it.each<[string, number, number]>([
	['follows the clock', noon - 1, noon],
	['goes one on when the clock stands still', noon, noon + 1],
	['goes one on when the clock has been set back', noon + 5000, noon + 5001],
	['follows the clock when the earlier decision comes from the future', noon + CLOCK_SKEW + 1, noon],
])('the time of a decision %s', (_, earlier, time) => {
	expect(change({ ...record, time: earlier }, { action: 'denyAll' }, facts).time).toBe(time);
});

it('wins over the earlier decision, whether that is left in the cookie or in its mirror', () => {
	const counted = anyRecord.filter(({ time }) => time < noon + CLOCK_SKEW);
	fc.assert(
		fc.property(counted, (previous) => {
			const made = change(previous, { action: 'withdraw' }, facts);
			expect(pick([previous], made)).toBe(made);
			expect(pick([made], previous)).toEqual(made);
		}),
	);
});

it('lets run exactly what was chosen, and asks nothing more', () => {
	const ids = fc.uniqueArray(fc.constantFrom('functional', 'analytics', 'marketing', 'own-stats', 'chat'), {
		minLength: 1,
	});
	const rules = fc.record({
		ids,
		revision: fc.nat(999_999),
		version: fc.oneof(fc.constantFrom('', 'v2.1', '7 มีนาคม 2567'), fc.string()),
		validityDays: fc.integer({ min: 2, max: 400 }),
	});
	fc.assert(
		fc.property(
			rules,
			fc.option(anyRecord),
			fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
			(rule, last, yes) => {
				const previous = last ?? undefined;
				const own = {
					categories: Object.fromEntries(['necessary', ...rule.ids].map((id) => [id, none])),
					revision: rule.revision,
					policy: { version: rule.version },
					validityDays: rule.validityDays,
				};
				const { granted } = decide(own, previous, noon);
				const choices = Object.fromEntries(rule.ids.map((id, index) => [id, yes[index] ?? false]));
				const made = change(previous, { action: 'save', choices }, { config: own, granted, now: noon, newId });
				expect(decide(own, made, noon)).toEqual({
					granted: rule.ids.filter((id) => choices[id]),
					denied: rule.ids.filter((id) => !choices[id]),
					ask: false,
				});
			},
		),
		{ numRuns: 1000 },
	);
});

it('F1 stores nothing of what an opt-out law lets run as if somebody had granted it', () => {
	const implied = {
		...facts,
		granted: ['functional', 'analytics', 'marketing'],
		implied: ['functional', 'analytics', 'marketing'],
	};
	const made = change(undefined, { action: 'save', choices: { marketing: false } }, implied);
	expect(made).toMatchObject({ granted: [], denied: ['marketing'] });
	// Whoever presses a button that names them all has decided all.
	expect(change(undefined, { action: 'denyAll' }, implied).denied).toEqual(['functional', 'analytics', 'marketing']);
});

it('C7 grants nothing by the click of a child, keeps what the guardian granted, and lets it be taken back', () => {
	const child = { ...facts, isMinor: true };
	expect(change(record, { action: 'grantAll' }, child).granted).toEqual(['analytics']);
	expect(change(record, { action: 'save', choices: { marketing: true } }, child).granted).toEqual(['analytics']);
	expect(change(record, { action: 'denyAll' }, child).granted).toEqual([]);
});
