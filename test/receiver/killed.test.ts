import { expect, it } from 'vitest';
import { type KillsReport, killAtRandom } from '../soak/killed-receiver.ts';
import { postgres } from './stores.ts';
import { temporaryFile } from './temporary-file.ts';

/** `npm run soak -- receiver` kills more often. */
const isLong = process.env['YINYOM_SOAK'] === '1';
const MINUTES = 60_000;

function expectNothingLost({ lost, twice, crashes, acknowledged, kept }: KillsReport): void {
	expect(lost).toEqual([]);
	expect(twice).toBe(0);
	expect(crashes).toBe(0);
	expect(acknowledged).toBeGreaterThan(60);
	expect(kept).toBeGreaterThanOrEqual(acknowledged);
}

const tell = (line: string) => {
	if (isLong) console.log(line);
};

it(
	'SQLite: has every receipt that 50 clients were acknowledged, once, whenever the receiver is killed',
	async () => {
		expectNothingLost(await killAtRandom({ db: temporaryFile(), kills: isLong ? 40 : 3, tell }));
	},
	20 * MINUTES,
);

it(
	'PostgreSQL: the same, whenever the receiver or the database is killed',
	async () => {
		const server = await postgres();
		const db = server.url(await server.newDatabase());
		expectNothingLost(await killAtRandom({ db, server, kills: isLong ? 40 : 4, tell }));
	},
	20 * MINUTES,
);
