/** A cookie of our name that a sibling of the site has set for the whole domain, while the site's own is gone. */
import { keptRecord } from '../earlier-visit.ts';
import { config, en, expect, page, tag, test } from '../page.ts';
import { paths, quiet } from '../moments.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
/** What any page of `*.example.localhost` can write. */
const toss = (value: string) => {
	document.cookie = `yinyom=${value}; path=/; domain=example.localhost`;
};
const grantsAll = {
	consentId: '00000000-0000-4000-8000-00000000000f',
	granted: ['analytics', 'marketing'],
	denied: [],
};

test('a sibling’s cookie grants nothing to whoever has decided here and has lost the own one', async ({
	visitor,
	open,
}) => {
	const { url, thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.goto(url.replace('127.0.0.1', 'shop.example.localhost'));
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	const ours = await visitor.eval(() => window.yinyom?.record?.consentId);

	// What Safari does after seven days, and then the sibling.
	await visitor.eval(() => {
		document.cookie = 'yinyom=; path=/; max-age=0';
	});
	await visitor.eval(toss, keptRecord({ ago: -60_000, ...grantsAll }));
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	await quiet(visitor);
	expect(paths(thirdParty)).toEqual([]);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);

	// The next decision is the same visitor's, and clears the other cookie away.
	await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	expect(await visitor.eval(() => window.yinyom?.record?.consentId)).toBe(ours);
	expect(await visitor.eval(() => document.cookie.match(/yinyom=/g)?.length)).toBe(1);
	await visitor.reload();
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js', '/held.js']);
});

test('where the mirror cannot be written it goes, and the cookie counts', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	expect(await visitor.eval(() => localStorage.getItem('yinyom'))).toBeNull();
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js', '/held.js']);
});
