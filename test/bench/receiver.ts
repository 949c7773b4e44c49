/**
 * `npm run bench:receiver`: what a receiver keeps in a second, and how long things take as a store fills up; written into README.md.
 * Clients, receiver and database share the machine. `-- --quick` takes a minute, and leaves README.md as it is; `-- --most=100000`
 * stops at so many rows, for a store of a million takes ten minutes to fill.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { growth } from './receiver/growth.ts';
import { openPlaces } from './receiver/places.ts';
import { tables, withTables } from './receiver/table.ts';
import { type Row, throughput } from './receiver/throughput.ts';

const isQuick = process.argv.includes('--quick');
const clients = isQuick ? [1, 50] : [1, 10, 50, 200];
const [, most = '1e6'] = /--most=(\d+)/.exec(process.argv.join(' ')) ?? [];
const sizes = isQuick ? [1e4] : [1e4, 1e5, 1e6].filter((size) => size <= Number(most));
const milliseconds = isQuick ? 1_000 : 3_000;
const readme = new URL('../../README.md', import.meta.url);

const began = performance.now();
const tell = (what: string) => {
	const line = `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`;
	if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
	else process.stderr.write(`${line}\n`);
};

const [load = 0] = loadavg();
if (load > cpus().length) console.error(`The machine is busy (load ${load.toFixed(1)}): the figures will be too low.`);

const places = await openPlaces();
try {
	const rows: Row[] = [];
	for (const each of clients) rows.push(await throughput(places, each, milliseconds, tell));
	const written = tables(rows, {
		SQLite: await growth(places, 'SQLite', sizes, tell),
		PostgreSQL: await growth(places, 'PostgreSQL', sizes, tell),
	});
	tell('done\n');
	console.log(written);
	const text = withTables(readFileSync(readme, 'utf8'), written);
	if (!isQuick && text === undefined)
		console.error(
			'README.md has no lines "<!-- receiver-bench -->" and "<!-- /receiver-bench -->": it stays as it is.',
		);
	else if (!isQuick && text !== undefined) writeFileSync(readme, text);
} finally {
	await places.close();
}
