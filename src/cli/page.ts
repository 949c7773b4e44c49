import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { LedgerSnapshot } from '../receiver/chain/ledger.ts';
import { verifyStore } from '../receiver/chain/verify-store.ts';
import { listenNode } from '../receiver/node.ts';
import { createOwnerPage } from '../receiver/page/owner-page.ts';
import { openOwnerDatabase, openStoreToRead } from '../receiver/sql/owner-database.ts';
import { tokenMistake } from '../receiver/token.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';
import {
	dbMistake,
	loadCheckpoints,
	loadPublicKeys,
	onlyExisting,
	type Places,
	placeHelp,
	placeOptions,
	placesOf,
	reasonOf,
} from './owner.ts';
import { withoutSqliteWarning } from './without-sqlite-warning.ts';

const options = {
	...placeOptions,
	port: { type: 'string', default: '8788' },
	host: { type: 'string', default: '127.0.0.1' },
	expose: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** In the environment, because every user of a machine can read what a program was started with. */
const TOKEN_VARIABLE = 'YINYOM_PAGE_TOKEN';

const help = `Usage: ${TOKEN_VARIABLE}=… yinyom page [options]

Shows the receipts to their owner, in a browser and read-only: how many granted what, by day, notice, language and layer; one
receipt, one browser's receipts, the text of a notice; and whether the chain is whole. A process of its own, beside the receiver.

${placeHelp}
  --port <number>       0 takes any free port                (${options.port.default})
  --host <address>      where to listen                      (${options.host.default})
  --expose              allow a --host that others can reach: put TLS in front

${TOKEN_VARIABLE} is the password the browser asks for, any user name with it: at least 32 bytes (openssl rand -hex 32).
Ctrl-C or SIGTERM ends it.`;

/** `yinyom page`: serves until it is told to stop. Resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options);
	if (mistake) return misuse('page', mistake);
	const { values } = parseArgs({ args, options });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const { host, port, expose = false } = values;
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
		return misuse('page', `--port is "${port}"; expected a number from 0 to 65535.`);
	if (!expose && !/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host))
		return misuse(
			'page',
			`--host is "${host}", which others can reach, and every receipt is behind one password. If that is meant, add --expose.`,
		);
	const token = process.env[TOKEN_VARIABLE];
	if (!token)
		return misuse('page', `${TOKEN_VARIABLE} is not set. Make one: ${TOKEN_VARIABLE}=$(openssl rand -hex 32)`);
	const wrong = tokenMistake(token);
	if (wrong) return misuse('page', `${TOKEN_VARIABLE} is ${wrong}`);
	const places = placesOf(values);
	const wrongDb = dbMistake(places, values.db);
	if (wrongDb) return misuse('page', wrongDb);
	try {
		await serve(places, { host, port: Number(port), token });
		return 0;
	} catch (error) {
		console.error(`yinyom page: ${reasonOf(error)}`);
		return 1;
	}
}

async function serve(
	places: Places,
	{ host, port, token }: { readonly host: string; readonly port: number; readonly token: string },
): Promise<void> {
	const stopped = Promise.race(
		['SIGINT', 'SIGTERM'].map((signal) => new Promise((resolve) => process.once(signal, resolve))),
	);
	const { db } = places;
	const store = await withoutSqliteWarning(() => openStoreToRead(db));
	try {
		const page = createOwnerPage({
			store,
			token,
			...(existsSync(`${places.key}.pub`) && { verify: () => verify(places) }),
		});
		const listening = await listenNode(page, { host, port, called: { port: '--port', host: '--host' } });
		console.log(`yinyom page: ${listening.url}`);
		await stopped;
		await listening.close();
	} finally {
		await store.close();
	}
}

async function verify({ db, key, checkpoints: files }: Places) {
	const keys = loadPublicKeys([`${key}.pub`]);
	const { checkpoints, findings } = loadCheckpoints(onlyExisting(files), keys);
	const owner = await openOwnerDatabase(db, { mayErase: false });
	try {
		return await owner.snapshot(async (snapshot) => {
			const verdict = await verifyStore(unhurried(snapshot), { log: snapshot.log, keys, checkpoints });
			const alarms = findings.filter(({ severity }) => severity === 'alarm');
			return {
				...verdict,
				isWhole: verdict.isWhole && !alarms.length,
				alarms: verdict.alarms + alarms.length,
				findings: [...alarms, ...verdict.findings],
			};
		});
	} finally {
		await owner.close();
	}
}

/** SQLite answers at once: without a pause the page would not be served while a large store is read. */
const unhurried = (snapshot: LedgerSnapshot): LedgerSnapshot => ({
	...snapshot,
	async *entries(from) {
		for await (const entry of snapshot.entries(from)) {
			if (entry.pos % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
			yield entry;
		}
	},
});
