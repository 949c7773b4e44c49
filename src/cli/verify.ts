import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Entry } from '../receiver/chain/entry.ts';
import { type Finding, remark } from '../receiver/chain/finding.ts';
import { type Followed, type Gap, gapsOf } from '../receiver/chain/gaps.ts';
import { readPublicKeys } from '../receiver/chain/key-files.ts';
import type { Keys } from '../receiver/chain/signed.ts';
import { verifyExport } from '../receiver/chain/verify-export.ts';
import { verifyStore } from '../receiver/chain/verify-store.ts';
import { isPostgres, openOwnerDatabase } from '../receiver/sql/owner-database.ts';
import { linesOf } from './lines-of.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';
import {
	dbMistake,
	hasScheme,
	loadCheckpoints,
	loadPublicKeys,
	onlyExisting,
	type Places,
	placeHelp,
	placeOptions,
	placesOf,
	printable,
	reasonOf,
} from './owner.ts';
import { progressBar } from './progress.ts';

const options = {
	...placeOptions,
	'public-key': { type: 'string', multiple: true },
	gaps: { type: 'boolean' },
	strict: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

const help = `Usage: yinyom verify [<file>...] [options]

Finds whatever was changed, deleted, inserted, moved or cut off since it was chained: in the store, or in the files of
"yinyom receipts export --format ndjson", which need no store. Several files that follow each other are one export.

${placeHelp}
  --public-key <file>   whom to believe; repeat it for several   (<key>.pub)
  --gaps                list receipts that others name and that never arrived
  --strict              fail also for notes

Ends with 0 when all is as it was, 1 when something was found, 2 when there was nothing to verify.`;

const MOST_SHOWN = 50;

/** `yinyom verify`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: Infinity });
	if (mistake) return misuse('verify', mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const [place] = positionals;
	const isStore = place === undefined || hasScheme(place) || /\.(sqlite3?|db)$/i.test(place);
	if (isStore && positionals.length > 1)
		return misuse('verify', `"${positionals[1]}" comes after a store; name files, or one store.`);
	if (values.db !== undefined && place !== undefined)
		return misuse(
			'verify',
			isStore
				? `--db names a store, and so does "${place}"; name one.`
				: `--db names a store, and ${place} is a file of an export; name one of the two.`,
		);
	if (values.key !== undefined && !isStore)
		return misuse('verify', `--key is for a store, and ${place} is a file of an export; say --public-key.`);
	const wrong = isStore ? dbMistake(placesIn(place, values), values.db ?? place) : undefined;
	if (wrong) return misuse('verify', wrong);
	const findings: Finding[] = [];
	let alarms = 0;
	let notes = 0;
	const tell = (finding: Finding) => {
		if (finding.severity === 'alarm') alarms++;
		else notes++;
		if (findings.length < MOST_SHOWN) findings.push(finding);
	};
	const trail = values.gaps ? createTrail() : undefined;
	const look = { ...values, tell, trail };
	try {
		const name = isStore ? await ofStore(place, look) : await ofFiles(positionals, look);
		const gaps = trail?.gaps() ?? [];
		for (const finding of findings) console.log(sentence(finding));
		if (alarms + notes > findings.length) console.log(`… and ${alarms + notes - findings.length} more`);
		for (const gap of gaps) console.log(gapSentence(gap, !isStore && trail?.isAnyGone));
		const counts = [
			alarms && count(alarms, 'alarm'),
			notes && count(notes, 'note'),
			gaps.length && count(gaps.length, 'gap'),
		];
		console.log(`${name}: ${[alarms ? '' : 'ok', ...counts].filter(Boolean).join(', ')}`);
		return alarms || (values.strict && (notes || gaps.length)) ? 1 : 0;
	} catch (error) {
		console.error(`yinyom verify: ${reasonOf(error)}`);
		return 2;
	}
}

interface Look {
	readonly db?: string;
	readonly key?: string;
	readonly checkpoints?: string[];
	readonly 'public-key'?: string[];
	readonly tell: (finding: Finding) => void;
	readonly trail: Trail | undefined;
}

/** A store may be named by itself too. */
const placesIn = (place: string | undefined, values: Parameters<typeof placesOf>[0]): Places =>
	placesOf(place === undefined ? values : { ...values, db: place });

/** Answers how to call what was verified. */
async function ofStore(place: string | undefined, look: Look): Promise<string> {
	const places = placesIn(place, look);
	if (!isPostgres(places.db) && !existsSync(places.db))
		throw new Error(`there is no file ${places.db}; name the receiver's with --db`);
	const keys = loadPublicKeys(look['public-key'] ?? [`${places.key}.pub`]);
	const { checkpoints, findings } = loadCheckpoints(look.checkpoints ?? onlyExisting(places.checkpoints), keys);
	for (const finding of findings) look.tell(finding);
	const owner = await openOwnerDatabase(places.db, { mayErase: false });
	try {
		return await owner.snapshot(async (snapshot) => {
			const bar = progressBar('verify', snapshot.size);
			const { trail } = look;
			const verdict = await verifyStore(
				snapshot,
				{ log: snapshot.log, keys, checkpoints },
				{ tell: look.tell, progress: bar.at, ...(trail && { each: trail.follow }) },
			);
			bar.end();
			trail?.forgive(await snapshot.erasedAmong(trail.gaps().flatMap(({ receiptId }) => receiptId ?? [])));
			return `${owner.place}, ${verdict.entries} entries, ${verdict.signed} of them under a checkpoint`;
		});
	} finally {
		await owner.close();
	}
}

async function ofFiles(files: readonly string[], look: Look): Promise<string> {
	const missing = files.find((file) => !existsSync(file));
	if (missing !== undefined) throw new Error(`cannot read ${missing}: there is no such file`);
	const given: Keys | undefined = look['public-key'] ? loadPublicKeys(look['public-key']) : undefined;
	const { entries } = await verifyExport(
		files.map((name) => ({ name, lines: linesOf(name) })),
		{
			tell: look.tell,
			...(look.trail && { each: look.trail.follow }),
			witnessFor: ({ log, keys: named }) => {
				const keys = given ?? readPublicKeys(named);
				if (!given)
					look.tell(
						remark(
							'checkpoint',
							undefined,
							`the keys come from the file itself (${[...keys.keys()].join(', ')}): compare them with those that the owner published, and give those with --public-key`,
						),
					);
				const { checkpoints, findings } = loadCheckpoints(look.checkpoints ?? [], keys);
				for (const finding of findings) look.tell(finding);
				return { log, keys, checkpoints };
			},
		},
	);
	return `${files.join(', ')}, ${entries} entries`;
}

/** What visitors' receipts say of each other. */
interface Trail {
	readonly follow: (entry: Entry) => void;
	/** These were here once. */
	readonly forgive: (receiptIds: ReadonlySet<string>) => void;
	readonly gaps: () => readonly Gap[];
	/** Whether a receipt has been erased: an export does not say which one it was. */
	readonly isAnyGone: boolean;
}

function createTrail(): Trail {
	const followed = new Map<string, Followed[]>();
	let erased: ReadonlySet<string> = new Set();
	let isAnyGone = false;
	return {
		follow: (entry) => {
			if (entry.kind !== 'receipt') return;
			if (!entry.content) {
				isAnyGone = true;
				return;
			}
			const { consentId, receiptId, seq, bodyHash, body } = entry.content;
			const { prevReceiptId = null, prevDigest = null } = followedIn(body);
			const receipts = followed.get(consentId) ?? [];
			followed.set(consentId, receipts);
			receipts.push({ receiptId, seq, bodyHash, prevReceiptId, prevDigest });
		},
		forgive: (receiptIds) => {
			erased = receiptIds;
		},
		gaps: () => [...followed].flatMap(([id, receipts]) => gapsOf(id, receipts, (receiptId) => erased.has(receiptId))),
		get isAnyGone() {
			return isAnyGone;
		},
	};
}

/** What a receipt says of the one before it; nothing when it cannot be read, which has been told. */
function followedIn(body: string): Partial<Followed> {
	try {
		return JSON.parse(body) ?? {};
	} catch {
		return {};
	}
}

const sentence = ({ severity, pos, what }: Finding): string =>
	printable(`${severity}: ${pos === undefined ? '' : `entry ${pos}: `}${what}`);

const gapSentence = ({ kind, consentId, seq, receiptId }: Gap, isMaybeErased = false): string =>
	printable(
		kind === 'missing'
			? `gap: receipt ${seq} of ${consentId} ${isMaybeErased ? 'never arrived, or was erased' : 'never arrived'}${receiptId === null ? '' : ` (${receiptId})`}`
			: `gap: receipt ${seq} of ${consentId} (${receiptId}) is not the one that the next one follows`,
	);

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
