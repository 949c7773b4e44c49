import type { ExpressionBuilder } from 'kysely';
import type { Internals } from './internals.ts';
import type { Tables } from './tables.ts';

/**
 * The one receipt of an id, as a condition. PostgreSQL finds it by the table of ids, so that not every month is asked; a table that
 * names another receipt finds none.
 */
export const isReceipt =
	(dialect: Internals['dialect'], receiptId: string) => (build: ExpressionBuilder<Tables, 'receipts'>) =>
		build.and([
			build('receipt_id', '=', receiptId),
			...(dialect === 'sqlite'
				? []
				: [
						build(
							'server_seq',
							'=',
							build
								.selectFrom('receipt_ids')
								.select('receipt_ids.server_seq')
								.where('receipt_ids.receipt_id', '=', receiptId),
						),
					]),
		]);
