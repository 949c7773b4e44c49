import { isPostgres } from '../receiver/sql/owner-database.ts';
import { restoreSqlite } from '../receiver/sql/restore.ts';
import { placeOptions } from './owner.ts';
import { Misuse, receiptsCommand } from './owner-command.ts';
import { withoutSqliteWarning } from './without-sqlite-warning.ts';

/** `yinyom receipts restore`. */
export const restore = (args: string[]): Promise<number> =>
	receiptsCommand('restore', { args, options: placeOptions, positionals: 1 }, ({ positionals, places: { db } }) => {
		const [backup] = positionals;
		if (backup === undefined) throw new Misuse('name the backup: yinyom receipts restore <file>.');
		if (isPostgres(db))
			throw new Misuse('it is for SQLite. Into an empty PostgreSQL database: psql "$URL" < backup.sql');
		const { receipts, latest, replaced } = withoutSqliteWarning(() => restoreSqlite(backup, db, Date.now()));
		console.log(
			`${db} is now what ${backup} holds: ${receipts} receipt${receipts === 1 ? '' : 's'}${latest === null ? '' : `, the latest of ${latest}`}.`,
		);
		if (replaced !== undefined) console.log(`What was there is in ${replaced}, whole. Delete it when nobody needs it.`);
		console.log('Whoever was erased after the backup was made is in it again: erase them again.');
		return 0;
	});
