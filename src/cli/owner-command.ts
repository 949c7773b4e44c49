import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { openOwnerDatabase, type OwnerDatabase } from '../receiver/sql/owner-database.ts';
import { optionMistake } from './option-mistake.ts';
import { dbMistake, type Places, placesOf, reasonOf } from './owner.ts';
import { withoutSqliteWarning } from './without-sqlite-warning.ts';

/** What somebody asked for that makes no sense: told with exit code 2, in contrast with what went wrong. */
export class Misuse extends Error {}

/** What an option is called and what it takes, as `parseArgs` has it. */
interface Spec<Options> {
	readonly args: string[];
	readonly options: Options;
	/** How many words may stand by themselves. Default: none. */
	readonly positionals?: number;
	/** Whether it changes the database. Default false. */
	readonly mayErase?: boolean;
}

interface Called<Options extends ParseArgsOptionsConfig> {
	readonly values: ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>['values'];
	readonly positionals: readonly string[];
	readonly places: Places;
}

/** Runs one command of `yinyom receipts`, and says in one line what was wrong, if anything. */
export async function receiptsCommand<const Options extends ParseArgsOptionsConfig>(
	name: string,
	{ args, options, positionals: most = 0 }: Spec<Options>,
	work: (called: Called<Options>) => number | Promise<number>,
): Promise<number> {
	try {
		const mistake = optionMistake(args, options, { positionals: most });
		if (mistake) throw new Misuse(mistake);
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const places = placesOf(values as Parameters<typeof placesOf>[0]);
		const wrong = dbMistake(places, (values as { db?: string }).db);
		if (wrong) throw new Misuse(wrong);
		return await work({ values, positionals, places });
	} catch (error) {
		const isMisuse = error instanceof Misuse;
		console.error(
			`yinyom receipts ${name}: ${reasonOf(error)}${isMisuse ? '\n"yinyom receipts --help" lists the options.' : ''}`,
		);
		return isMisuse ? 2 : 1;
	}
}

/** The same on the database, which has to be there. */
export const ownerCommand = <const Options extends ParseArgsOptionsConfig>(
	name: string,
	spec: Spec<Options>,
	work: (called: Called<Options> & { readonly owner: OwnerDatabase }) => Promise<number>,
): Promise<number> =>
	receiptsCommand(name, spec, async (called) => {
		const owner = await withoutSqliteWarning(() =>
			openOwnerDatabase(called.places.db, { mayErase: spec.mayErase ?? false }),
		);
		try {
			return await work({ ...called, owner });
		} finally {
			await owner.close();
		}
	});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws Misuse when it is none: PostgreSQL would refuse to compare it, in words that nobody understands */
export function idFrom(text: string | undefined, option: string): string {
	if (text === undefined) throw new Misuse(`${option} is missing.`);
	// Kept in lower case; people paste it from where it no longer is.
	const id = text.trim().toLowerCase();
	if (!uuid.test(id))
		throw new Misuse(
			`${option} is ${JSON.stringify(text)}; expected an id such as 3f9c1c1e-7b1d-4a0e-9a63-0e4a5a6a2f10.`,
		);
	return id;
}
