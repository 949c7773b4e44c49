import * as fc from 'fast-check';
import type { Fate, Piece } from './piece.ts';
import type { Between, Command, Sequence } from './sequence.ts';

const tab = fc.nat(2);
const consent = fc.constantFrom(
	'analytics',
	'marketing',
	'analytics marketing',
	'service:ga',
	'!analytics',
	'necessary',
	'nobody',
);
const fate: fc.Arbitrary<Fate> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ ms: fc.constantFrom(0, 1, 20, 200, 3000, 8000) }) },
	{ weight: 1, arbitrary: fc.record({ ms: fc.constantFrom(1, 200), end: fc.constant('fails' as const) }) },
	{ weight: 1, arbitrary: fc.constant({ ms: 0, end: 'hangs' as const }) },
);
const inline: fc.Arbitrary<Piece> = fc.record({
	kind: fc.constant('inline' as const),
	consent,
	ms: fc.constantFrom(0, 0, 0, 5, 30),
});
const fetched: fc.Arbitrary<Piece> = fc
	.tuple(
		fc.constantFrom('external', 'external', 'external', 'async', 'defer', 'module', 'frame', 'image'),
		consent,
		fate,
	)
	.map(([kind, of, end]) => ({ kind, consent: of, ...end }) as Piece);
const piece = fc.oneof(inline, { weight: 2, arbitrary: fetched });

const choices = fc.dictionary(fc.constantFrom('analytics', 'marketing', 'marketting'), fc.boolean(), { maxKeys: 2 });
const interruption: fc.Arbitrary<Between> = fc.record({
	do: fc.constantFrom('grantAll', 'denyAll', 'withdraw', 'save'),
	choices,
	tab,
	at: fc.constantFrom('cookie', 'read', 'mirror'),
	isStale: fc.boolean(),
	ms: fc.constantFrom(-1, 0, 1),
});
const between = fc.option(interruption, { nil: undefined, freq: 2 });
const decision: fc.Arbitrary<Command> = fc.oneof(
	fc.record({
		do: fc.constantFrom('grantAll', 'grantAll', 'denyAll', 'withdraw'),
		tab,
		by: fc.constantFrom('person', 'site'),
		between,
	}),
	fc.record({ do: fc.constant('save' as const), tab, choices, between }),
) as fc.Arbitrary<Command>;

const command: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 8, arbitrary: decision },
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			ms: fc.constantFrom(0, 1, 10, 20, 60, 150, 1000, 5001, 60_000),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('add' as const),
			tab,
			piece,
			way: fc.constantFrom('node', 'text'),
		}) as fc.Arbitrary<Command>,
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constantFrom('close', 'reload', 'reload', 'leave', 'return', 'return', 'look', 'look'),
			tab,
		}) as fc.Arbitrary<Command>,
	},
	{ weight: 2, arbitrary: fc.constant<Command>({ do: 'open' }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), tab, at: fc.nat(5) }) },
	{ weight: 1, arbitrary: fc.constantFrom<Command>({ do: 'lose' }, { do: 'revise' }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('sleep' as const), days: fc.constantFrom(1, 29, 31) }) },
);

/** Any sequence: a site of a few marked elements, a browser that may refuse to remember, and up to 25 things that happen. */
export const anySequence: fc.Arbitrary<Sequence> = fc.record({
	withdraw: fc.constantFrom('cut-off', 'reload', 'signal'),
	tag: fc.constantFrom('late', 'first', 'middle'),
	refuses: fc.oneof(
		{ weight: 8, arbitrary: fc.constant({}) },
		fc.constantFrom({ cookies: true }, { storage: true }, { cookies: true, storage: true }),
	),
	pieces: fc.array(piece, { maxLength: 6 }),
	parts: fc.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.record({ ms: fc.constantFrom(0, 0, 1, 30, 400) }) },
			fc.record({ ms: fc.constantFrom(1, 400), end: fc.constant('fails' as const) }),
		),
		{ maxLength: 4 },
	),
	delays: fc.array(fc.constantFrom(0, 0, 1, 40, 2000), { maxLength: 4 }),
	isShuffled: fc.boolean(),
	isDeaf: fc.boolean(),
	commands: fc.array(command, { minLength: 1, maxLength: 25, size: 'max' }),
});
