import { expect, it } from 'vitest';
import { type Checkpoint, readCheckpoints, writeCheckpoint } from '../../../src/receiver/chain/checkpoint.ts';
import type { Finding } from '../../../src/receiver/chain/finding.ts';
import { createVerifier } from '../../../src/receiver/chain/verify.ts';
import { seeded } from './mutations.ts';
import { chained, log, newSigner, storedReceipt } from './sample-chain.ts';

const signer = newSigner();
const keys = new Map([[signer.keyId, signer.publicKey]]);
const began = Date.parse('2026-11-22T00:00:00.000Z');
const hours = (count: number): string => new Date(began + count * 36e5).toISOString();

/** Entries received at these hours, and checkpoints: after how many, at which hour, and whether more waited. */
function findingsOf(
	received: readonly number[],
	signed: readonly (readonly [size: number, hour: number, behind?: true])[],
): readonly Finding[] {
	const entries = chained(
		received.map((hour, index) => ({
			kind: 'receipt',
			serverSeq: index + 1,
			content: storedReceipt(index + 1, hours(hour)),
		})),
	);
	const lines = signed.map(([size, hour, behind]) =>
		writeCheckpoint(
			{ log, size, node: entries[size - 1]?.node ?? '', time: hours(hour), ...(behind && { behind }) },
			signer,
		),
	);
	const checkpoints: readonly Checkpoint[] = readCheckpoints(lines.join('\n'), keys).checkpoints;
	expect(checkpoints).toHaveLength(signed.length);
	const findings: Finding[] = [];
	const verifier = createVerifier({ log, keys, checkpoints }, (finding) => findings.push(finding));
	for (const entry of entries) verifier.step(entry);
	verifier.end();
	return findings;
}

const brief = (findings: readonly Finding[]) =>
	findings.map(({ severity, kind, pos = 0 }) => `${severity} ${kind} ${pos}`);

it.each<[string, ...Parameters<typeof findingsOf>, string[]]>([
	[
		'all in order',
		[0, 1, 2],
		[
			[1, 0],
			[2, 1],
			[3, 2],
		],
		[],
	],
	[
		'one of long before',
		[9, 1, 9],
		[
			[1, 9],
			[3, 9],
		],
		['alarm time 2'],
	],
	[
		'one that waited when the one before was signed',
		[9, 1, 9],
		[
			[1, 9, true],
			[3, 9],
		],
		[],
	],
	[
		'one of before the backlog',
		[9, 1, 9, 1],
		[
			[1, 9],
			[2, 9, true],
			[3, 9, true],
			[4, 9],
		],
		['alarm time 2', 'alarm time 4'],
	],
	[
		'one of within the backlog',
		[5, 9, 7, 9],
		[
			[1, 5],
			[2, 9, true],
			[3, 9, true],
			[4, 9],
		],
		[],
	],
	[
		'a clock that was set back',
		[9, 1, 2],
		[
			[1, 9],
			[2, 1],
			[3, 2],
		],
		['note time 0'],
	],
	[
		'one of long before a clock that was set back',
		[29, 1, 22, 23],
		[
			[1, 29],
			[4, 23],
		],
		['alarm time 2', 'note time 0'],
	],
	[
		'a clock that was ahead when nothing was signed',
		[1, 9, 2],
		[
			[1, 1],
			[3, 2],
		],
		['note time 2'],
	],
	['a clock that was set back, and nothing signed since', [9, 1], [[1, 9]], ['note time 2', 'note checkpoint 2']],
])('%s', (_, received, signed, expected) => {
	expect(brief(findingsOf(received, signed))).toEqual(expected);
});

it('finds each of 500 receipts that were put into the store with an older date and chained by the receiver', () => {
	const random = seeded(20261130);
	const integer = (below: number) => Math.floor(random() * below);
	for (let round = 0; round < 500; round++) {
		const every = 1 + integer(5);
		const received = Array.from({ length: 6 + integer(20) }, (_, index) => index);
		// Somewhere after the first checkpoint, and older than the one before it by more than clocks may differ.
		const at = every + integer(received.length - every);
		const passed = Math.floor(at / every) * every - 1;
		received.splice(at, 0, passed - 3 - integer(100));
		const signed = received.flatMap((_, index): [number, number][] =>
			(index + 1) % every === 0 || index === received.length - 1 ? [[index + 1, index > at ? index - 1 : index]] : [],
		);
		const alarms = brief(findingsOf(received, signed)).filter((each) => each.startsWith('alarm'));
		expect(alarms).toEqual([`alarm time ${at + 1}`]);
	}
});
