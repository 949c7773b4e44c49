import { createReceiver, type Handler, type Receipt, sqliteStore, validateReceipt } from 'yinyom/receiver';
import { contentSecurityPolicy, readConsent } from 'yinyom/server';
import { type CatalogService, services } from 'yinyom/services';

/** Without the DOM's types: `Request` and `Response` are those of Node. */
export const handle: Handler = createReceiver({ store: sqliteStore(':memory:'), origins: ['https://shop.example'] });

export const allHosts: readonly string[] = services.flatMap(({ hosts }: CatalogService) => hosts);

export function receiptOf(value: unknown): Receipt | undefined {
	const verdict = validateReceipt(value);
	return 'receipt' in verdict ? verdict.receipt : undefined;
}

export function answer(request: Request): Response {
	const config = { categories: { analytics: {} } };
	const policy = contentSecurityPolicy(config, request.headers, { country: 'TH' });
	const { isGranted } = readConsent(request.headers, config, { country: 'TH' });
	return new Response(String(isGranted('analytics')), policy ? { headers: { 'content-security-policy': policy } } : {});
}
