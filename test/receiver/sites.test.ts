import { expect, it, onTestFinished } from 'vitest';
import { createReceiver, type ReceiverOptions, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

function receiver(options: Omit<ReceiverOptions, 'store'>) {
	const store = sqliteStore(':memory:');
	onTestFinished(() => store.close());
	return { store, handler: createReceiver({ store, ...options }) };
}

const of = (site: string) => {
	const receipt = sampleReceipt();
	return { ...receipt, scope: { ...receipt.scope, site } };
};
const sites = ['shop.example', '*.sale.example'];

it.each(['shop.example', 'shop.example.', 'a.sale.example', 'a.b.sale.example'])(
	'keeps receipts of %s',
	async (site) => {
		const { handler } = receiver({ sites });
		expect((await post(handler, of(site))).response.status).toBe(201);
	},
);

it.each(['www.shop.example', 'sale.example', 'shop.example.evil.example', 'notsale.example', 'evilshop.example'])(
	'answers 403 to a receipt of %s, which a browser keeps until its site is on the list',
	async (site) => {
		const { handler, store } = receiver({ sites });
		const { response, answer } = await post(handler, of(site));
		expect(response.status).toBe(403);
		expect(answer.type).toBe('urn:yinyom:problem:site');
		expect(await store.count()).toBe(0);
	},
);

it('names it in neither list of a batch', async () => {
	const { handler } = receiver({ sites });
	const ours = of('shop.example');
	const { answer } = await post(handler, [of('other.example'), ours]);
	expect(answer).toEqual({ ok: true, acks: [ours.receiptId], rejects: [], need: [] });
});

it('keeps those of every site by default', async () => {
	const { handler } = receiver({});
	expect((await post(handler, of('any.example'))).response.status).toBe(201);
});

it.each([
	['https://shop.example/', 'Did you mean "shop.example"?'],
	['Shop.example', 'Did you mean "shop.example"?'],
	['shop.example:8080', 'expected a bare host name'],
	['*', 'expected a bare host name'],
	['a.*.example', 'expected a bare host name'],
	['', 'expected a bare host name'],
])('refuses to start with the site %j', (site, text) => {
	expect(() => receiver({ sites: [site] })).toThrow(text);
});
