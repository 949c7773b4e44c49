import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideByService, itemize, switchedIn, switchOfService } from '../../../src/consent/by-service.ts';
import { type Action, change } from '../../../src/consent/change.ts';
import { decode, encode } from '../../../src/consent/codec.ts';
import { decide, pick, type Verdict } from '../../../src/consent/decide.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { noon, record as plain } from './any-record.ts';

type Lists = Readonly<Record<string, readonly string[]>>;
type Choices = Readonly<Record<string, boolean>>;

const newId = () => 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const base: Lists = { analytics: ['ga', 'hotjar'], marketing: ['pixel', 'ads', 'maps'], functional: [] };

/** A site at one moment: what its config lists. */
function site(lists: Lists, judge?: (record: ConsentRecord | undefined) => Verdict) {
	const config = {
		categories: {
			necessary: { services: ['shop'] },
			...Object.fromEntries(Object.entries(lists).map(([id, services]) => [id, { services }])),
		},
		revision: 7,
		policy: { version: '2024-03-07' },
		validityDays: 365,
	};
	const switched = switchedIn(config);
	const see = (record: ConsentRecord | undefined, now = noon) =>
		decideByService(switched, judge ?? ((each) => decide(config, each, now)), record);
	return {
		config,
		see,
		isGranted: (record: ConsentRecord | undefined, id: string) =>
			['necessary', ...see(record).granted].includes(switchOfService(config, switched, id) ?? ''),
		act: (previous: ConsentRecord | undefined, action: Action, choices: Choices = {}) => {
			const { granted, implied } = see(previous);
			const facts = { config, granted, implied, now: noon, newId };
			return itemize(change(previous, { action, choices }, facts), { action, choices }, facts, switched);
		},
	};
}
const { act, see } = site(base);

it.each<[Action, Choices, readonly string[], readonly string[]]>([
	[
		'grantAll',
		{},
		[
			'analytics',
			'marketing',
			'functional',
			'service:ga',
			'service:hotjar',
			'service:pixel',
			'service:ads',
			'service:maps',
		],
		[],
	],
	[
		'denyAll',
		{},
		[],
		[
			'analytics',
			'marketing',
			'functional',
			'service:ga',
			'service:hotjar',
			'service:pixel',
			'service:ads',
			'service:maps',
		],
	],
	[
		'save',
		{ 'service:ga': true },
		['service:ga'],
		['marketing', 'functional', 'service:hotjar', 'service:pixel', 'service:ads', 'service:maps'],
	],
	[
		'save',
		{ analytics: true, 'service:hotjar': false, functional: true },
		['functional', 'service:ga'],
		['marketing', 'service:hotjar', 'service:pixel', 'service:ads', 'service:maps'],
	],
	[
		'save',
		{ 'service:ga': true, 'service:hotjar': true },
		['analytics', 'service:ga', 'service:hotjar'],
		['marketing', 'functional', 'service:pixel', 'service:ads', 'service:maps'],
	],
	['save', { 'service:ga': 'false' as never, hotjar: true }, [], [...see(act(undefined, 'denyAll')).denied]],
])('%s with %j grants %j', (action, choices, granted, denied) => {
	const verdict = see(act(undefined, action, choices));
	expect(verdict).toMatchObject({ granted, ask: false });
	expect(verdict.denied.toSorted()).toEqual(denied.toSorted());
});

it('keeps the state of services that a decision does not mention, and grants all of a category again', () => {
	const all = act(undefined, 'grantAll');
	const without = act(all, 'save', { 'service:hotjar': false });
	expect(see(without).granted).toEqual([
		'marketing',
		'functional',
		'service:ga',
		'service:pixel',
		'service:ads',
		'service:maps',
	]);
	expect(see(act(without, 'save', { marketing: false })).granted).toEqual(['functional', 'service:ga']);
	expect(see(act(without, 'save', { 'service:hotjar': true })).granted).toEqual(see(all).granted);
	expect(see(act(without, 'withdraw')).granted).toEqual([]);
});

it('means by a record of plain categories what it always meant', () => {
	expect(see(plain)).toMatchObject({
		granted: ['analytics', 'service:ga', 'service:hotjar'],
		denied: ['marketing', 'service:pixel', 'service:ads', 'service:maps'],
		ask: true,
	});
	expect(see(plain).asked).toBeUndefined();
});

it('is read by a page that knows categories only without a grant more', () => {
	const { config } = site(base);
	const mixed = act(undefined, 'save', { 'service:ga': true, marketing: true });
	expect(decide(config, mixed, noon)).toEqual({
		granted: ['marketing'],
		denied: ['analytics', 'functional'],
		ask: false,
	});
});

it('asks for a service that came later alone, and leaves the rest as it was', () => {
	const later = site({ ...base, analytics: ['new', 'ga', 'hotjar'], functional: ['chat'] });
	const all = act(undefined, 'grantAll');
	expect(later.see(all)).toMatchObject({
		granted: ['marketing', 'service:ga', 'service:hotjar', 'service:pixel', 'service:ads', 'service:maps'],
		denied: [],
		ask: true,
		asked: ['new', 'chat'],
	});
	const answered = later.act(all, 'save', { 'service:new': false, 'service:chat': true });
	expect(later.see(answered)).toMatchObject({ ask: false, denied: ['service:new'] });
	expect(later.isGranted(answered, 'service:chat')).toBe(true);
	expect(later.isGranted(answered, 'service:ga')).toBe(true);
});

it('asks in a category of which a part was granted, and not in one that was denied as a whole', () => {
	const later = site({ ...base, analytics: ['ga', 'hotjar', 'new'], marketing: ['pixel', 'other'] });
	const verdict = later.see(act(undefined, 'save', { 'service:ga': true }));
	expect(verdict).toMatchObject({ granted: ['service:ga'], ask: true, asked: ['new'] });
	expect(verdict.denied).toContain('service:other');
});

it('asks anew where the cookie is gone and the mirror knows denials only', () => {
	const mirror = { ...act(undefined, 'save', { 'service:ga': true, marketing: true }), granted: [] };
	expect(see(mirror)).toMatchObject({ granted: [], ask: true });
	expect(see(mirror).denied).toEqual(expect.arrayContaining(['functional', 'service:hotjar']));
	expect(see(mirror).denied).not.toContain('service:ga');
});

it('grants of two cookies what both grant, and asks for a service that came later whatever the other says', () => {
	const later = site({ ...base, analytics: ['ga', 'hotjar', 'new'] });
	const all = act(undefined, 'grantAll');
	const tossed = { ...plain, granted: Object.keys(base), denied: [], time: noon - 5 };
	expect(later.see(pick([all, tossed], undefined)).granted).not.toContain('service:new');
	const some = { ...act(undefined, 'save', { 'service:ga': true }), time: noon + 5 };
	expect(later.see(pick([all, some], undefined)).granted).toEqual([]);
});

it.each([
	['expired', plain.validUntil + 9e12],
	['dated in the future', noon - 9e9],
])('grants nothing by one that is %s, and asks for everything', (_, now) => {
	const verdict = site(base).see(act(undefined, 'save', { 'service:ga': true, marketing: true }), now);
	expect(verdict).toEqual({ granted: [], denied: [], ask: true });
});

it('takes a service of a denied name for denied, also where an opt-out law lets the rest of its category run', () => {
	// As `regimes/judge.ts` has it: what was ever denied never runs again, and nobody is asked.
	const optOut = (record: ConsentRecord | undefined): Verdict => {
		const denied = Object.keys(base).filter((id) => record?.denied.includes(id));
		const granted = Object.keys(base).filter((id) => !denied.includes(id));
		return { granted, denied, implied: granted.filter((id) => !record?.granted.includes(id)), ask: false };
	};
	const law = site(base, optOut);
	expect(law.see(undefined).implied).toContain('service:hotjar');
	const less = law.act(undefined, 'save', { 'service:hotjar': false });
	expect(law.see(less).granted).not.toContain('service:hotjar');
	expect(law.see(less).denied).toContain('service:hotjar');
	expect(law.see(less).implied).toContain('service:ga');
	expect(law.see(law.act(less, 'save', { marketing: false })).denied).toEqual(
		expect.arrayContaining(['marketing', 'service:pixel', 'service:hotjar']),
	);
});

it('lets nobody grant who may not, and keeps what a guardian granted', () => {
	const { config } = site(base);
	const facts = { granted: ['service:ga'], isMinor: true };
	const decision = { action: 'grantAll' } as const;
	const next = itemize(
		change(undefined, decision, { ...facts, config, now: noon, newId }),
		decision,
		facts,
		switchedIn(config),
	);
	expect(see(next).granted).toEqual(['service:ga']);
});

const names = ['ga', 'hotjar', 'pixel', 'ads', 'maps', 'chat', 'other', 'tags', 'video'];
const categories = ['analytics', 'marketing', 'functional'];
/** Each service in one category, or not there. */
const anyLists = fc
	.array(fc.constantFrom(...categories, ''), { minLength: names.length, maxLength: names.length })
	.map((places) => Object.fromEntries(categories.map((id) => [id, names.filter((_, index) => places[index] === id)])));
const anyStep = fc.record({
	lists: fc.option(anyLists, { nil: undefined }),
	action: fc.constantFrom<Action>('save', 'save', 'save', 'grantAll', 'denyAll', 'withdraw'),
	choices: fc.dictionary(fc.constantFrom(...categories, ...names.map((name) => `service:${name}`)), fc.boolean()),
	/** What the browser forgets before it. */
	loses: fc.constantFrom('nothing', 'nothing', 'the cookie', 'a bit'),
});

it('grants by no sequence of decisions and configs a service that nobody granted', () => {
	fc.assert(
		fc.property(anyLists, fc.array(anyStep, { maxLength: 12 }), (first, steps) => {
			let now = site(first);
			let lists: Lists = first;
			let record: ConsentRecord | undefined;
			/** What a person said of a service, by its own name or while it was in the category. */
			const said = new Set<string>();
			for (const { lists: next, action, choices, loses } of steps) {
				if (next) now = site((lists = next));
				if (record && loses === 'the cookie') record = { ...record, granted: [] };
				record = record && decode(encode(record).slice(loses === 'a bit' ? 1 : 0));
				const before = now.see(record).granted;
				record = now.act(record, action, choices);
				for (const [category, services] of Object.entries(lists))
					for (const service of services) {
						const id = `service:${service}`;
						const answer = choices[id] ?? choices[category];
						if (action === 'grantAll' || (action === 'save' && answer === true)) said.add(service);
						if (action === 'denyAll' || action === 'withdraw' || (action === 'save' && answer === false))
							said.delete(service);
						// What is not mentioned stays, and is never more.
						if (action === 'save' && answer === undefined) expect(now.isGranted(record, id)).toBe(before.includes(id));
					}
				const running = names.filter((name) => now.isGranted(record, `service:${name}`));
				expect(running.filter((name) => !said.has(name))).toEqual([]);
				for (const id of categories.filter((each) => now.isGranted(record, each)))
					expect(lists[id]?.filter((service) => !running.includes(service))).toEqual([]);
				expect(now.see(record).ask).toBe(false);
			}
		}),
		{ numRuns: 300 },
	);
});

it('keeps what was decided about as many services as there is room for in less than 300 bytes', () => {
	const longest = Array.from({ length: 4 }, (_, index) => `${'c'.repeat(17)}${index}`);
	const lists = Object.fromEntries(
		longest.map((id, at) => [id, Array.from({ length: 12 }, (_, index) => `s${at}-${index}`)]),
	);
	const full = site(lists);
	for (const choices of [{}, Object.fromEntries(longest.map((id, at) => [`service:s${at}-0`, true]))]) {
		const record = full.act(
			{ ...plain, seq: 99_999, policyVersion: 'x' },
			Object.keys(choices).length ? 'save' : 'grantAll',
			choices,
		);
		const value = encode({ ...record, policyVersion: 'x'.repeat(40), revision: 999_999 });
		expect(value).toMatch(/^[\w.~-]+$/);
		expect(`yinyom=${value}`.length).toBeLessThan(300);
		expect(decode(value)?.granted).toEqual(record.granted);
	}
});
