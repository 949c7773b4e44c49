/** What the vendors' own consent APIs hear: the default before anything else, one update per decision, both ways. */
import { config, en, expect, page, tag, test } from './page.ts';

const seven = (marketing: string, analytics: string, functional = 'denied') => ({
	ad_storage: marketing,
	ad_user_data: marketing,
	ad_personalization: marketing,
	analytics_storage: analytics,
	functionality_storage: functional,
	personalization_storage: functional,
	security_storage: 'granted',
});

/** Google's commands as plain lists. */
const heard = () => (window.dataLayer ?? []).map((command) => Array.from(command as ArrayLike<unknown>));
/** A snippet that nobody marked, and a pixel that is already there. */
const unmarked = `<script>
	window.dataLayer = window.dataLayer || [];
	function gtag() { dataLayer.push(arguments); }
	gtag('config', 'G-UNMARKED');
	window.pixel = [];
	window.fbq = (...message) => pixel.push(message);
</script>`;

test('an async tag still puts the default before what ran earlier, and tells an unmarked pixel to stop', async ({
	visitor,
	open,
}) => {
	await open({ html: page(unmarked + config() + tag) });
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(heard)).toEqual([
		['consent', 'default', seven('denied', 'denied')],
		['config', 'G-UNMARKED'],
	]);
	expect(await visitor.eval('window.pixel')).toEqual([['consent', 'revoke']]);
});

test('grant, withdraw, grant, withdraw: one update each, and the last one is the state', async ({ visitor, open }) => {
	await open({ html: page(unmarked + config() + tag) });
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => window.yinyom?.isGranted('marketing'));
	await visitor.eval(async () => {
		await window.yinyom?.withdraw();
		await window.yinyom?.save({ analytics: true });
		await window.yinyom?.withdraw();
	});
	const updates = (await visitor.eval(heard)).filter(([, command]) => command === 'update');
	expect(updates.map(([, , state]) => state)).toEqual([
		seven('granted', 'granted'),
		seven('denied', 'denied'),
		seven('denied', 'granted'),
		seven('denied', 'denied'),
	]);
	expect(await visitor.eval('window.pixel.map((message) => message[1])')).toEqual([
		'revoke',
		'grant',
		'revoke',
		'revoke',
		'revoke',
	]);

	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect((await visitor.eval(heard)).slice(0, 2).map(([, command]) => command)).toEqual(['default', 'update']);
});

test('a site that wants neither vendor told leaves no trace of them', async ({ visitor, open }) => {
	await open({ html: page(config({ signals: { google: false, meta: false } }) + tag) });
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	expect(await visitor.eval('typeof window.dataLayer + typeof window.fbq')).toBe('undefinedundefined');
});

test('at withdrawal the cookies of denied services go, and no others', async ({ visitor, open }) => {
	const { url } = await open({
		html: page(config() + tag),
		paths: { '/shop/item': () => ({ body: '<title>Item</title>' }) },
	});
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => {
		for (const name of ['_ga', '_ga_ABC', '_gid', '_gat_x', '_fbp', '_fbc', 'cart'])
			document.cookie = `${name}=1; path=/`;
		document.cookie = '_ga=2; path=/shop';
	});
	await visitor.eval(() => window.yinyom?.withdraw());
	await visitor.waitFor(() => !/_g|_fb/.test(document.cookie));
	expect(await visitor.eval(() => document.cookie)).toMatch(/cart=1/);
	// A path of another page can only be deleted from there.
	await visitor.goto(`${url}/shop/item`);
	expect(await visitor.eval(() => document.cookie)).toMatch(/_ga=2/);
});
