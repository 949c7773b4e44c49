import { beforeEach, expect, it } from 'vitest';
import { createReceiver, type Handler, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

let store: ReceiptStore;
let handler: Handler;

beforeEach(() => {
	store = sqliteStore(':memory:');
	handler = createReceiver({ store });
	return () => store.close();
});

const later = (version: unknown) => ({ ...sampleReceipt(), schema: `urn:yinyom:receipt:${version}`, more: { a: 1 } });

it('D-19: lets a browser keep a receipt of a later schema until the receiver is updated', async () => {
	const receipt = later(2);
	const { response, answer } = await post(handler, receipt);
	expect(response.status).toBe(503);
	expect(response.headers.get('retry-after')).toBe('3600');
	expect(answer).toMatchObject({ type: 'urn:yinyom:problem:newer', id: receipt.receiptId });
	expect(await store.count()).toBe(0);
});

it('D-19: names it in neither list of a batch, and keeps the others', async () => {
	const known = sampleReceipt();
	const { response, answer } = await post(handler, [later(2), known, later(999_999)]);
	expect(response.status).toBe(201);
	expect(answer).toEqual({ ok: true, acks: [known.receiptId], rejects: [], need: [] });
	expect((await post(handler, [later(2)])).answer).toEqual({ ok: true, acks: [], rejects: [], need: [] });
});

it.each([0, '01', 'x', '1.5', -2, '2 ', 1e6, ''])(
	'D-19: refuses a schema that no release will have: %j',
	async (version) => {
		expect((await post(handler, later(version))).response.status).toBe(422);
	},
);

it('D-19: refuses an unknown field in a schema it knows, because what has no place in the form could be anything', async () => {
	expect((await post(handler, { ...sampleReceipt(), more: 1 })).response.status).toBe(422);
});

it('D-19: refuses a later schema without an id that could be acknowledged some day', async () => {
	expect((await post(handler, { ...later(2), receiptId: 'x' })).response.status).toBe(422);
});
