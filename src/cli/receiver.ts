import { parseArgs } from 'node:util';
import { originMistake } from '../receiver/cors.ts';
import { createReceiver } from '../receiver/create-receiver.ts';
import { listenNode } from '../receiver/node.ts';
import { postgresStore } from '../receiver/sql/postgres-store.ts';
import { sqliteStore } from '../receiver/sql/sqlite-store.ts';
import { optionMistake } from './option-mistake.ts';

const options = {
	db: { type: 'string' },
	port: { type: 'string', default: '8787' },
	host: { type: 'string', default: '127.0.0.1' },
	path: { type: 'string', default: '/consent' },
	origin: { type: 'string', multiple: true },
	help: { type: 'boolean', short: 'h' },
} as const;

const DEFAULT_DB = 'receipts.sqlite';

const help = `Usage: yinyom receiver [options]

Keeps consent receipts in a SQLite file or in PostgreSQL and acknowledges each one once it is on the disk.

  --db <place>       a file, made when missing, or postgres://…;
                     DATABASE_URL says the same              (${DEFAULT_DB})
  --port <number>    0 takes any free port                   (${options.port.default})
  --host <address>   0.0.0.0 to be reached from elsewhere    (${options.host.default})
  --path <path>      the path receipts are posted to         (${options.path.default})
  --origin <origin>  a site that may post, such as https://shop.example;
                     repeat it for several                   (any site)

GET /healthz answers 200. Every request is one line of JSON on the standard output, without address or browser.
Ctrl-C or SIGTERM ends it after the requests under way.`;

/** `yinyom receiver`: serves until it is told to stop. Resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options);
	if (mistake) return misuse(mistake);
	const { values } = parseArgs({ args, options });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const wrong = valueMistake(values);
	if (wrong) return misuse(wrong);
	try {
		await serve({ ...values, db: values.db ?? process.env['DATABASE_URL'] ?? DEFAULT_DB });
		return 0;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return 1;
	}
}

type Values = { db: string; port: string; host: string; path: string; origin?: string[] };

function valueMistake({ port, path, origin = [] }: Omit<Values, 'db'>): string | undefined {
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
		return `--port is "${port}"; expected a number from 0 to 65535.`;
	const isPath = path.startsWith('/') && new URL(`http://localhost${path}`).pathname === path;
	if (!isPath) return `--path is "${path}"; expected a path as URLs have it, such as /consent.`;
	const [wrong] = origin.flatMap((each) => originMistake(each) ?? []);
	return wrong && `--origin is ${wrong}`;
}

function misuse(mistake: string): number {
	console.error(`yinyom receiver: ${mistake}\n"yinyom receiver --help" lists the options.`);
	return 2;
}

async function serve({ db, port, host, path, origin }: Values): Promise<void> {
	// Receipts matter more than their log: when whoever read it is gone, go on without.
	process.stdout.on('error', () => {});
	// Before the first line is printed: whoever reads it may stop us at once.
	const stopped = stopSignal();
	const isPostgres = /^postgres(ql)?:\/\//.test(db);
	const store = isPostgres ? await postgresStore({ url: db }) : withoutSqliteWarning(() => sqliteStore(db));
	try {
		const handler = createReceiver({
			store,
			origins: origin ?? '*',
			log: (entry) => console.log(JSON.stringify(entry)),
		});
		const listening = await listenNode(handler, { host, port: Number(port), path });
		console.log(
			`yinyom receiver: ${listening.url} keeps receipts in ${isPostgres ? 'PostgreSQL' : db} (${await store.count()} so far)`,
		);
		await stopped;
		await listening.close();
	} finally {
		await store.close();
	}
}

/** A second Ctrl-C finds no listener and ends the process at once. */
const stopSignal = (): Promise<unknown> =>
	Promise.race(['SIGINT', 'SIGTERM'].map((signal) => new Promise((resolve) => process.once(signal, resolve))));

/** Some versions of Node say that their SQLite is experimental when it is first loaded. Every other warning still shows. */
function withoutSqliteWarning<T>(load: () => T): T {
	const emit = process.emitWarning;
	process.emitWarning = (...args: unknown[]): void => {
		if (!String(args[0]).startsWith('SQLite is an experimental feature')) Reflect.apply(emit, process, args);
	};
	try {
		return load();
	} finally {
		process.emitWarning = emit;
	}
}
