import { parseArgs } from 'node:util';
import { chainMetrics } from '../receiver/chain/chain-metrics.ts';
import { type Chain, startChain } from '../receiver/chain/start-chain.ts';
import { createReceiver } from '../receiver/create-receiver.ts';
import { logLine } from '../receiver/log-entry.ts';
import { createMetrics } from '../receiver/metrics.ts';
import { createMetricsPage } from '../receiver/metrics-page.ts';
import { type Listening, listenNode } from '../receiver/node.ts';
import { isPostgres } from '../receiver/sql/owner-database.ts';
import { postgresStore } from '../receiver/sql/postgres-store.ts';
import { sqliteStore } from '../receiver/sql/sqlite-store.ts';
import type { ReceiptStore } from '../receiver/store.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';
import { dbMistake, type Places, placesOf, reasonOf } from './owner.ts';
import { help, limitsOf, options, TOKEN_VARIABLE, type Values, valueMistake } from './receiver-options.ts';
import { withoutSqliteWarning } from './without-sqlite-warning.ts';

/** `yinyom receiver`: serves until it is told to stop. Resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options);
	if (mistake) return misuse('receiver', mistake);
	const { values } = parseArgs({ args, options });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const token = process.env[TOKEN_VARIABLE];
	const { checkpoints, ...rest } = values;
	const places = placesOf({ ...rest, ...(checkpoints !== undefined && { checkpoints: [checkpoints] }) });
	const wrong = valueMistake(values, token) ?? dbMistake(places, values.db);
	if (wrong) return misuse('receiver', wrong);
	try {
		await serve(values, places, token);
		return 0;
	} catch (error) {
		console.error(`yinyom receiver: ${reasonOf(error)}`);
		return 1;
	}
}

async function serve(values: Values, places: Places, token: string | undefined): Promise<void> {
	const { db } = places;
	const { port, host, path, origin = '*', site = '*' } = values;
	// Before the first line is printed: whoever reads it may stop us at once.
	const stopped = stopSignal();
	const store = isPostgres(db) ? await postgresStore({ url: db }) : withoutSqliteWarning(() => sqliteStore(db));
	const metrics = createMetrics();
	let chain: Chain | undefined;
	const open: Listening[] = [];
	try {
		chain = await chainOf(store, places, values);
		const handler = createReceiver({
			store: chain?.store ?? store,
			origins: origin,
			sites: site,
			limits: limitsOf(values),
			...(token !== undefined && { token }),
			log: (entry) => {
				metrics.count(entry);
				console.log(logLine(entry));
			},
		});
		// Not counted: with some ten million receipts that takes PostgreSQL longer than a statement may.
		const [latest] = await store.list({ limit: 1 });
		const listen = async (...asked: Parameters<typeof listenNode>): Promise<Listening> => {
			const listening = await listenNode(...asked);
			open.push(listening);
			return listening;
		};
		const text = async () =>
			chain ? `${metrics.text()}${chainMetrics(await chain.state(), Date.now())}` : metrics.text();
		const metricsPort = values['metrics-port'];
		const page =
			metricsPort !== undefined && token !== undefined
				? await listen(createMetricsPage(text, token), {
						port: Number(metricsPort),
						path: '/metrics',
						called: { port: '--metrics-port', host: '--host' },
					})
				: undefined;
		// Last, so that nobody is answered by a receiver that then does not start.
		const { url } = await listen(handler, {
			host,
			port: Number(port),
			path,
			check: () => store.check(),
			called: { port: '--port', host: '--host' },
		});
		if (db === ':memory:')
			console.error('yinyom receiver: --db :memory: keeps nothing: every receipt is gone when this ends.');
		note('start', { url, store: isPostgres(db) ? 'PostgreSQL' : db, latest: latest?.serverSeq ?? 0 });
		if (chain) note('chain', { key: chain.keyId, publicKey: chain.publicKey });
		if (page) note('metrics', { url: page.url });
		await stopped;
	} finally {
		// Whatever it was that failed: nobody listens with a store that is closed.
		await Promise.all(open.map((each) => each.close()));
		await chain?.close().catch((error: unknown) => note('chain error', { what: reasonOf(error) }));
		await store.close();
	}
}

/** What is kept in memory alone is gone before anybody could ask. */
async function chainOf(
	store: ReceiptStore,
	{ db, key, checkpoints: [checkpoints] }: Places,
	values: Values,
): Promise<Chain | undefined> {
	if (db === ':memory:' || checkpoints === undefined) return undefined;
	return startChain(store, {
		key,
		checkpoints,
		tell: (event) => {
			if (event.kind !== 'checkpoint') note(`chain ${event.kind}`, { what: event.what });
			else if (values['print-checkpoints']) note('checkpoint', { checkpoint: JSON.parse(event.line) });
		},
	});
}

/** A line of the log that is about no request. */
const note = (event: string, more: Readonly<Record<string, unknown>>): void =>
	console.log(JSON.stringify({ time: new Date().toISOString(), event, ...more }));

/** A second Ctrl-C finds no listener and ends the process at once. */
const stopSignal = (): Promise<unknown> =>
	Promise.race(['SIGINT', 'SIGTERM'].map((signal) => new Promise((resolve) => process.once(signal, resolve))));
