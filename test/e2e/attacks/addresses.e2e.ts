/** addresses that could execute, configure or lead elsewhere, and texts long enough to stop a page. */
import { keptRecord } from '../earlier-visit.ts';
import { quiet, untilPrepared } from '../moments.ts';
import { config, en, expect, inOneEngine, page, tag, test } from '../page.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

test('A-10: a link that could execute is no link', inOneEngine, async ({ visitor, open }) => {
	const bad = ['javascript:polluted=1', ' javascript:polluted=1', 'JaVa\tScript:polluted=1', 'data:text/html,x'].concat(
		['vbscript:x', 'blob:https://example.test/x', '\u0001javascript:polluted=1', 'java\nscript:polluted=1'],
	);
	const { url } = await open({
		html: page(''),
		paths: Object.fromEntries(
			bad.map((link, index) => [
				`/${index}`,
				() => html(page(config({ policy: { url: link, version: '1' }, controller: { name: 'A', url: link } }) + tag)),
			]),
		),
	});
	const links = () =>
		[...(document.querySelector('yinyom-root')?.shadowRoot?.querySelectorAll('a') ?? [])].map(
			({ protocol }) => protocol,
		);
	for (const index of bad.keys()) {
		await visitor.goto(`${url}/${index}`);
		await visitor.click(en.settings);
		await visitor.waitVisible(en.save);
		for (const protocol of await visitor.eval(links)) expect(protocol, bad[index]).toMatch(/^(https?|mailto|tel):$/);
	}
	expect(await visitor.eval('window.polluted')).toBeUndefined();
});

test(
	'A-11: an endpoint that is no address of the web gets nothing, and the decision counts',
	inOneEngine,
	async ({ visitor, open }) => {
		const bad = ['data:text/plain,x', 'file:///etc/passwd', 'javascript:polluted=1', 'mailto:a@example.test'];
		const { url } = await open({
			html: page(''),
			paths: Object.fromEntries(
				bad.map((endpoint, index) => [`/${index}`, () => html(page(config({ receipts: { endpoint } }) + tag))]),
			),
		});
		for (const index of bad.keys()) {
			await visitor.clearCookies();
			await visitor.goto(`${url}/${index}`);
			await visitor.eval(() => localStorage.clear());
			await visitor.reload();
			await visitor.click(en.denyAll);
			await visitor.waitVisible(en.reopen);
			expect(await visitor.eval(() => window.yinyom?.record?.granted)).toEqual([]);
		}
		expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
	},
);

test('A-12: nothing in the address, the window’s name or the referrer configures or grants', async ({
	visitor,
	open,
}) => {
	const { url, thirdParty } = await open({ html: page(config() + tag, held) });
	const value = keptRecord({ granted: ['analytics', 'marketing'], denied: [] });
	const query = `yinyom=${value}&yy_config=${encodeURIComponent('{"categories":{}}')}&endpoint=${thirdParty.url}&grantAll=1`;
	await visitor.eval((name) => {
		window.name = name;
	}, `yinyom=${value}`);
	await visitor.goto(`${url}/?${query}#yinyom-grant-all&${query}`);
	await visitor.waitVisible(en.grantAll);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
});

test(
	'A-16: a hundred thousand characters wherever we read cost no time that anybody notices',
	inOneEngine,
	async ({ visitor, open }) => {
		const much = (text: string) => text.repeat(1e5 / text.length);
		const { thirdParty } = await open({
			html: page(
				config({
					locale: much('a-'),
					policy: { url: `/${much('a:')}`, version: much('1 ') },
					controller: { name: 'A', email: `${much('a')}@` },
					categories: { analytics: { services: [much('a-'), 'own'] }, marketing: { services: [much('a')] } },
					services: { own: { hosts: [`${much('a.')}!`], cookies: [`${much('a*')}!`, '*a*b'], storage: [much('a:')] } },
				}) + tag,
				`<div data-consent="${much('  ')}"></div><script type="text/plain" data-consent="${much('a ')}analytics"></script>${held}`,
			).replace('lang="en"', `lang="${much('e-')}"`),
		});
		await visitor.waitVisible('[part="grant-all"]');
		const blocked = () =>
			new Promise<number>((done) => {
				const begin = performance.now();
				void window.yinyom?.denyAll().then(() => setTimeout(() => done(performance.now() - begin)));
			});
		await untilPrepared(visitor);
		await visitor.eval(() => {
			document.cookie = `${'a'.repeat(3000)}=1`;
		});
		expect(await visitor.eval(blocked)).toBeLessThan(1500);
		expect(thirdParty.hits()).toEqual([]);
	},
);
