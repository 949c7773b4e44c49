import { readBody } from '../receiver/read-body.ts';
import { isReceipt } from '../receiver/sql/is-receipt.ts';
import { entryOf } from '../receiver/sql/rows.ts';
import type { StoredEntry } from '../receiver/store.ts';
import { placeOptions, printable } from './owner.ts';
import { idFrom, Misuse, ownerCommand } from './owner-command.ts';

const listOptions = {
	...placeOptions,
	consent: { type: 'string' },
	site: { type: 'string' },
	limit: { type: 'string', default: '20' },
	json: { type: 'boolean' },
} as const;

/** `yinyom receipts list`: the newest first; 1 when there is none. */
export const list = (args: string[]): Promise<number> =>
	ownerCommand('list', { args, options: listOptions }, async ({ values, owner: { db } }) => {
		const { consent, site, limit } = values;
		if (!/^[1-9]\d{0,5}$/.test(limit)) throw new Misuse(`--limit is "${limit}"; expected a number from 1 to 999999.`);
		let query = db.selectFrom('receipts').selectAll().orderBy('server_seq', 'desc').limit(Number(limit));
		if (consent !== undefined) query = query.where('consent_id', '=', idFrom(consent, '--consent'));
		if (site !== undefined) query = query.where('site', '=', site);
		const entries = (await query.execute()).map(entryOf);
		if (!entries.length) console.error('yinyom receipts list: there is none.');
		else if (!values.json) console.log(head);
		for (const entry of entries) console.log(values.json ? jsonOf(entry) : lineOf(entry));
		return entries.length ? 0 : 1;
	});

/** `yinyom receipts show`: 1 when there is no such receipt. */
export const show = (args: string[]): Promise<number> =>
	ownerCommand(
		'show',
		{ args, options: placeOptions, positionals: 1 },
		async ({ positionals, owner: { db, dialect } }) => {
			const id = idFrom(positionals[0], 'the id');
			const row = await db.selectFrom('receipts').selectAll().where(isReceipt(dialect, id)).executeTakeFirst();
			if (!row) {
				console.error(`yinyom receipts show: there is no receipt ${id}. It never came, or it was erased.`);
				return 1;
			}
			const entry = entryOf(row);
			const link = await db.selectFrom('ledger').selectAll().where('receipt', '=', entry.serverSeq).executeTakeFirst();
			const notice =
				entry.noticeDigest === null
					? undefined
					: await db.selectFrom('notices').selectAll().where('digest', '=', entry.noticeDigest).executeTakeFirst();
			console.log(
				shown({
					serverSeq: entry.serverSeq,
					receivedAt: entry.receivedAt,
					digest: entry.bodyHash,
					chain: link ? { entry: Number(link.pos), leaf: link.leaf, node: link.node } : 'waits to be chained',
					receipt: readBody(entry.body) ?? entry.body,
					notice: notice ? (readBody(notice.body) ?? notice.body) : 'the text was never sent here',
				}),
			);
			return 0;
		},
	);

const widths = [10, 24, 9, 30, 36, 36];
const row = (cells: readonly (string | number)[]): string =>
	cells
		.map((cell, index) => printable(String(cell)).padEnd(widths[index] ?? 0))
		.join('  ')
		.trimEnd();

const head = row(['serverSeq', 'receivedAt', 'state', 'site', 'consentId', 'receiptId']);
const lineOf = ({ serverSeq, receivedAt, state, site, consentId, receiptId }: StoredEntry): string =>
	row([serverSeq, receivedAt, state, site, consentId, receiptId]);

const jsonOf = ({ serverSeq, receivedAt, body }: StoredEntry): string =>
	JSON.stringify({ serverSeq, receivedAt, receipt: readBody(body) ?? body });

/** JSON for a terminal: control characters are escaped already, direction marks are not. */
const shown = (value: unknown): string =>
	JSON.stringify(value, null, '\t').replaceAll(/[\p{Cf}\u0080-\u009f\u2028\u2029]/gu, printable);
