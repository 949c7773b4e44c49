import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { entries, type Load, loadReceiver, measure } from './load.ts';
import type { Places, StoreName } from './places.ts';

export interface Row {
	readonly clients: number;
	/** HTTP alone. */
	readonly nothing: Load;
	readonly stores: Readonly<Record<StoreName, Speed>>;
}

export interface Speed {
	/** One receipt a request. */
	readonly receiver: Load;
	/** As many a request as the wire takes. */
	readonly batched: Load;
	/** The store alone. */
	readonly limit: Load;
}

const BATCH = 16;

const serve = fileURLToPath(new URL('serve.ts', import.meta.url));

/** What one receiver does with so many clients beside it on the machine. */
export async function throughput(
	places: Places,
	clients: number,
	milliseconds: number,
	tell: (what: string) => void,
): Promise<Row> {
	const at = `${clients} clients`;
	tell(`${at}: HTTP alone`);
	const nothing = await served('nothing', clients, milliseconds);
	const of = async (name: StoreName) => {
		tell(`${at}: ${name}, the store alone`);
		const limit = await storeAlone(places, name, clients, milliseconds);
		tell(`${at}: ${name}, the receiver`);
		const receiver = await served((await places.next(name)).db, clients, milliseconds);
		tell(`${at}: ${name}, ${BATCH} receipts a request`);
		const batched = await served((await places.next(name)).db, clients, milliseconds, BATCH);
		return { limit, receiver, batched };
	};
	return { clients, nothing, stores: { SQLite: await of('SQLite'), PostgreSQL: await of('PostgreSQL') } };
}

async function served(place: string, clients: number, milliseconds: number, size = 1): Promise<Load> {
	const child = spawn(process.execPath, [serve, place], { stdio: ['ignore', 'pipe', 'inherit'] });
	try {
		const [line] = await once(child.stdout, 'data');
		return await loadReceiver(String(line).trim(), clients, milliseconds, size);
	} finally {
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
	}
}

/** Ready receipts put one at a time by so many callers in one process: no HTTP, no check, no hash. */
async function storeAlone(places: Places, name: StoreName, clients: number, milliseconds: number): Promise<Load> {
	const store = await (await places.next(name)).open();
	const next = entries();
	try {
		return await measure(clients, milliseconds, async () => (await store.put([next()]))[0] === 'new');
	} finally {
		await store.close();
	}
}
