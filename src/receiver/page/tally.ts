import { sql } from 'kysely';
import type { Internals } from '../sql/internals.ts';

/** Receipts that have these things in common. Nothing in it is about one person. */
export interface Group {
	/** Of arrival, UTC: 2026-11-25. */
	readonly day: string;
	readonly site: string;
	readonly noticeDigest: string;
	readonly locale: string;
	/** Which layer: `notice`, `preferences`, `placeholder`, `api`. */
	readonly surface: string;
	readonly state: string;
	readonly count: number;
}

export interface Counts {
	readonly groups: readonly Group[];
	/** How many receipts are in them. */
	readonly total: number;
	/** False while the first count goes on. */
	readonly isWhole: boolean;
}

/** Places in one statement: some hundredths of a second, so that a page can be answered in between, and no database gives up. */
const SLICE = 2_000;
/**
 * The last places are counted anew each time: in PostgreSQL a lower number may become visible after a higher one. What is this
 * far behind the last was sent long ago, by the clock of any transaction of ours.
 */
const UNSETTLED = 10_000;
/** Milliseconds that a count is good for. */
const FRESH = 5_000;

/**
 * Counts receipts by day, site, notice, language, layer and outcome: once from the beginning, then only what came since.
 *
 * The counters are in memory. When something was erased they start anew, so that they say what is there.
 */
export function createTally({ db, dialect }: Pick<Internals, 'db' | 'dialect'>): (patience: number) => Promise<Counts> {
	const settled = new Map<string, Group>();
	let recent = new Map<string, Group>();
	let mark = 0;
	let erased = 0;
	let countedAt = Number.NEGATIVE_INFINITY;
	let isWhole = false;
	let work: Promise<void> | undefined;

	// Our canonical JSON has each of these names with a text in one place only, and cutting there costs PostgreSQL less than
	// a regular expression does. In SQLite a body that somebody made unreadable must not end the count: finding it is the work of
	// `verify`.
	const field = (part: 'notice' | 'event', name: string) =>
		dialect === 'sqlite'
			? sql<string>`coalesce(CASE WHEN json_valid(body) THEN body ->> ${sql.lit(`$.${part}.${name}`)} END, '')`
			: sql<string>`split_part(split_part(body, ${sql.lit(`"${name}":"`)}, 2), '"', 1)`;

	const count = async (into: Map<string, Group>, after: number, upTo: number) => {
		const { rows } = await sql<Group>`
			SELECT substr(received_at, 1, 10) AS "day", site AS "site", coalesce(notice_digest, '') AS "noticeDigest",
				${field('notice', 'locale')} AS "locale", ${field('event', 'surface')} AS "surface", state AS "state", count(*) AS "count"
			FROM receipts WHERE server_seq > ${after} AND server_seq <= ${upTo} GROUP BY 1, 2, 3, 4, 5, 6`.execute(db);
		for (const row of rows) {
			const key = JSON.stringify([row.day, row.site, row.noticeDigest, row.locale, row.surface, row.state]);
			into.set(key, { ...row, count: (into.get(key)?.count ?? 0) + Number(row.count) });
		}
	};

	const advance = async () => {
		const { rows } = await sql<{ last: number; erased: number }>`
			SELECT (SELECT coalesce(max(server_seq), 0) FROM receipts) AS "last", (SELECT count(*) FROM erased) AS "erased"`.execute(
			db,
		);
		const last = Number(rows[0]?.last);
		if (Number(rows[0]?.erased) !== erased) {
			erased = Number(rows[0]?.erased);
			settled.clear();
			mark = 0;
			isWhole = false;
		}
		while (mark < last - UNSETTLED) {
			const end = Math.min(mark + SLICE, last - UNSETTLED);
			await count(settled, mark, end);
			mark = end;
			// SQLite answers at once: without a pause nobody else would be.
			await pause(0);
		}
		const fresh = new Map<string, Group>();
		for (let from = mark; from < last; from += SLICE) await count(fresh, from, Math.min(from + SLICE, last));
		recent = fresh;
		isWhole = true;
		countedAt = performance.now();
	};

	return async (patience) => {
		if (performance.now() - countedAt > FRESH) {
			work ??= advance().finally(() => {
				work = undefined;
			});
			// Who does not wait for the end must not leave an error that nobody hears.
			await Promise.race([work, pause(patience)]);
		}
		work?.catch(() => undefined);
		const groups = [...settled.values(), ...recent.values()];
		return { groups, total: groups.reduce((sum, group) => sum + group.count, 0), isWhole };
	};
}

const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
