import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { type BadLine, byPlace, type Checkpoint, readCheckpoints } from '../receiver/chain/checkpoint.ts';
import { alarm, type Finding, remark } from '../receiver/chain/finding.ts';
import { readPublicKeys } from '../receiver/chain/key-files.ts';
import type { Keys } from '../receiver/chain/signed.ts';
import { inWords } from '../receiver/in-words.ts';
import { isPostgres } from '../receiver/sql/owner-database.ts';

export const DEFAULT_DB = 'receipts.sqlite';

/** Where the receipts are, and what is kept beside them. */
export interface Places {
	readonly db: string;
	/** The private key; `.pub` beside it is the public one. */
	readonly key: string;
	readonly checkpoints: readonly string[];
}

/** The options that every command for the owner has. */
export const placeOptions = {
	db: { type: 'string' },
	key: { type: 'string' },
	checkpoints: { type: 'string', multiple: true },
} as const;

export const placeHelp = `  --db <place>          the file, or postgres://…; DATABASE_URL says the same   (${DEFAULT_DB})
  --key <file>          the receiver's key                   (<db>.key; yinyom.key for PostgreSQL)
  --checkpoints <file>  where it writes them                 (<db>.checkpoints; yinyom.checkpoints)`;

/** What was said, or else what lies beside the database. */
export function placesOf(values: { db?: string; key?: string; checkpoints?: string[] }): Places {
	const db = values.db ?? process.env['DATABASE_URL'] ?? DEFAULT_DB;
	const beside = isPostgres(db) ? 'yinyom' : db;
	return {
		db,
		key: values.key ?? `${beside}.key`,
		checkpoints: values.checkpoints ?? [`${beside}.checkpoints`],
	};
}

/** Of two letters or more: `C:\receipts.sqlite` is a file. */
export const hasScheme = (place: string): boolean => /^[a-z][a-z\d+.-]+:/i.test(place);

/**
 * What is wrong with where the receipts are said to be; `undefined` when that is a file or a PostgreSQL database.
 *
 * @param said what `--db` says, if anything
 */
export function dbMistake({ db }: Places, said: string | undefined): string | undefined {
	if (!hasScheme(db) || isPostgres(db)) return undefined;
	const name = said === undefined ? 'DATABASE_URL' : '--db';
	return `${name} is "${db.replace(/\/\/[^/@]*@/, '//…@')}"; expected a file, or postgres://….`;
}

/**
 * Checkpoints of several files, and what is wrong with their lines. A forged one is an alarm; what is none at all, such as half a
 * line after a crash, or another program's in a log, is one note for each file.
 *
 * @throws when a file that was named is not there
 */
export function loadCheckpoints(
	files: readonly string[],
	keys: Keys,
): { readonly checkpoints: readonly Checkpoint[]; readonly findings: readonly Finding[] } {
	const read = files.map((file) => ({ file, ...readCheckpoints(textOf(file, 'the checkpoints'), keys) }));
	return {
		checkpoints: read.flatMap(({ checkpoints }) => checkpoints).sort(byPlace),
		findings: read.flatMap(({ file, bad, checkpoints }) => {
			const sentence = ({ line, what }: BadLine) => `${file}: line ${line} ${what}`;
			const [first, ...others] = bad.filter(({ isForged }) => !isForged);
			const more = others.length ? `, and ${others.length} more lines are no checkpoints` : '';
			return [
				...bad.filter(({ isForged }) => isForged).map((each) => alarm('checkpoint', undefined, sentence(each))),
				...(first ? [remark('checkpoint', undefined, `${sentence(first)}${more}`)] : []),
				...(bad.length || checkpoints.length
					? []
					: [remark('checkpoint', undefined, `${file} holds no checkpoint yet`)]),
			];
		}),
	};
}

/** @throws when a file is not there, or holds no key */
export function loadPublicKeys(files: readonly string[]): Keys {
	return new Map(
		files.flatMap((file) => {
			const keys = readPublicKeys(textOf(file, 'the public key', '. Name it with --public-key'));
			if (!keys.size) throw new Error(`${file} holds no public key (PEM)`);
			return [...keys];
		}),
	);
}

/** @throws when it cannot be read, with what it should have been */
function textOf(file: string, what: string, advice = ''): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		throw new Error(`cannot read ${what} ${file}: ${inWords(cause)}${advice}`, { cause });
	}
}

export const onlyExisting = (files: readonly string[]): readonly string[] => files.filter((file) => existsSync(file));

/** What an error says, without the name of the program, which whoever prints it has said. */
export const reasonOf = (error: unknown): string =>
	pathOf(error) + inWords(error).replace(/^yinyom(?: receiver)?: /, '');

/** The file that the system speaks of, if any. */
function pathOf(error: unknown): string {
	const path = error instanceof Error && 'path' in error ? error.path : undefined;
	return typeof path === 'string' ? `${path}: ` : '';
}

/** Text for a terminal: whatever is kept, it cannot move the cursor or hide what follows. */
export const printable = (text: string): string =>
	text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`);
