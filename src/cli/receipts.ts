import { nearest } from '../config/nearest.ts';
import { placeHelp } from './owner.ts';

/** Each says what is wrong with its options by itself; resolves with the exit code. */
const commands = {
	list: () => import('./receipts-list.ts').then(({ list }) => list),
	show: () => import('./receipts-list.ts').then(({ show }) => show),
	export: () => import('./receipts-export.ts').then(({ exportAll }) => exportAll),
	erase: () => import('./receipts-erase.ts').then(({ eraseOne }) => eraseOne),
	retention: () => import('./receipts-erase.ts').then(({ retention }) => retention),
	restore: () => import('./receipts-restore.ts').then(({ restore }) => restore),
	'clean-up': () => import('./receipts-erase.ts').then(({ cleanUp }) => cleanUp),
} as const;

export const help = `Usage: yinyom receipts <command> [options]

  list                  the latest receipts, a line each
    --consent <id>      of one browser
    --site <host>       of one site
    --limit <number>    how many                             (20)
    --json              as JSON, whole
  show <id>             everything about a receipt, by its id: its text, and the notice that was shown
  export                all of it, as of one moment, to the standard output
    --format <format>   ndjson, which proves itself, or csv, for a spreadsheet   (ndjson)
    --out <file>        to a file instead
    --after <number>    go on after this entry: an earlier export was interrupted
  erase                 delete what one browser decided: bodies and salts, for good
    --consent <id>      whose: "consentId" of the receipt that the visitor downloads or copies in the preference center. Of the
                        "Reference" shown there, which is the receipt's own id, it says whose it is
    --by <who>          who does it, and --reason <why>: both stay in the chain, so name a ticket and no person
    --yes               do it; without, it only counts
  retention             delete what has been superseded, or ran out, longer ago than it has to be kept
    --keep <time>       3y, 18m (months) or 90d
    --by <who>, --yes   as above
  restore <file>        put a backup in the place of a SQLite file, which nobody may have open; what was there is kept beside it
  clean-up              take what was erased out of the files; "erase" and "retention" do it by themselves

${placeHelp}

Ends with 0 when it is done, 1 when it failed or found nothing, 2 when it did not understand.`;

/** `yinyom receipts`: resolves with the exit code. */
export async function run([name, ...args]: string[]): Promise<number> {
	if (name === '--help' || name === '-h' || args.includes('--help') || args.includes('-h')) {
		console.log(help);
		return 0;
	}
	if (name !== undefined && Object.hasOwn(commands, name)) {
		const command = await commands[name as keyof typeof commands]();
		return command(args);
	}
	const names = Object.keys(commands);
	console.error(
		name === undefined
			? help
			: `yinyom receipts: there is no command "${name}".${nearest(name, names)}\n"yinyom receipts --help" lists them.`,
	);
	return 2;
}
