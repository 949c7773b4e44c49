/** What a service that is denied left goes, does not come back by itself, and may come back when it is granted. */
import { config, en, expect, page, tag, test } from './page.ts';

const ours = config({
	categories: { analytics: { services: ['own'] } },
	services: { own: { cookies: ['own_*'], storage: ['own_*'] } },
});
const write = () => {
	document.cookie = 'own_id=1; path=/';
	localStorage.setItem('own_key', '1');
	sessionStorage.setItem('own_tab', '1');
	localStorage.setItem('shop_cart', '1');
};
const kept = () =>
	[document.cookie, localStorage, sessionStorage].flatMap((of) =>
		typeof of === 'string' ? (/own_id/.exec(of) ?? []) : Object.keys(of).filter((key) => !key.startsWith('yinyom')),
	);

test('keys of a denied service are not kept when a script of the page writes them again', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	await visitor.eval(write);
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(kept)).toEqual(['shop_cart']);
	await visitor.eval(write);
	await expect.poll(() => visitor.eval(kept)).toEqual(['shop_cart']);
	expect(await visitor.eval(() => localStorage.getItem('shop_cart'))).toBe('1');
});

test('cookies are deleted whatever letters their names are of', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	await visitor.eval(() => {
		for (const letters of [':c', '@b', '[d]', '/e', '(f)', '%zz', '{}', '<>', '"'])
			document.cookie = `own_${letters}=1; path=/`;
	});
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(() => document.cookie.match(/own_[^;]*/g))).toBe(null);
});

test('what was swept may come back in the same page once it is granted', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	await visitor.eval(() => localStorage.setItem('own_key', '1'));
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(kept)).toEqual([]);
	await visitor.click(en.reopen);
	await visitor.click(en.grantAll);
	await visitor.waitHidden('[part="preferences"]');
	await visitor.eval(write);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 1500)));
	expect((await visitor.eval(kept)).toSorted()).toEqual(['own_id', 'own_key', 'own_tab', 'shop_cart']);
});

test('a database that was in use at the time is gone from the next page', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	const names = async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'yinyom');
	await visitor.eval(() => new Promise<void>((done) => (indexedDB.open('own_db').onsuccess = () => done())));
	expect(await visitor.eval(names)).toEqual(['own_db']);
	await visitor.eval(write);
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(kept)).toEqual(['shop_cart']);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	await expect.poll(() => visitor.eval(names)).toEqual([]);
});
