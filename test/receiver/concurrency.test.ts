import { expect, it, onTestFinished } from 'vitest';
import { createReceiver, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

it('keeps each of 50 receipts once when 8 clients post all of them through two receivers on one file', async () => {
	const path = temporaryFile();
	const [one, other] = [sqliteStore(path), sqliteStore(path)];
	onTestFinished(async () => {
		await one.close();
		await other.close();
	});
	const [even, odd] = [createReceiver({ store: one }), createReceiver({ store: other })];
	const receipts = Array.from({ length: 50 }, () => sampleReceipt());
	const posts = Array.from({ length: 8 }, (_, client) =>
		receipts.map((receipt) => post(client % 2 ? odd : even, receipt)),
	).flat();
	const statuses = (await Promise.all(posts)).map(({ response }) => response.status);
	expect(statuses.filter((status) => status === 201)).toHaveLength(50);
	expect(statuses.filter((status) => status === 200)).toHaveLength(350);
	expect(await one.count()).toBe(50);
});
