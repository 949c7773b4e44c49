import { createReceiver, type Handler, type Receipt, sqliteStore, validateReceipt } from 'yinyom/receiver';
import { type CatalogService, services } from 'yinyom/services';

/** Without the DOM's types: `Request` and `Response` are those of Node. */
export const handle: Handler = createReceiver({ store: sqliteStore(':memory:'), origins: ['https://shop.example'] });

export const allHosts: readonly string[] = services.flatMap(({ hosts }: CatalogService) => hosts);

export function receiptOf(value: unknown): Receipt | undefined {
	const verdict = validateReceipt(value);
	return 'receipt' in verdict ? verdict.receipt : undefined;
}
