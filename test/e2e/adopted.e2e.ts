/** A page that still bears another manager's marks, and a visitor who answered that one. */
import { paths } from './moments.ts';
import { config, en, expect, inOneEngine, page, ran, tag, test } from './page.ts';

test(
	'marks of another manager are held and released like ours, also those that come later',
	inOneEngine,
	async ({ visitor, open }) => {
		const marked = `
		<script type="text/plain" data-cookieconsent="statistics" src="THIRD/stats.js"></script>
		<script type="text/plain" data-cookieconsent="marketing" src="THIRD/ads.js"></script>
		<iframe data-cookieconsent="marketing" data-cookieblock-src="THIRD/video" title="video"></iframe>`;
		const { thirdParty } = await open({
			html: page(config({ adopt: ['cookiebot'], migrate: ['cookiebot'] }) + tag, marked),
		});
		await visitor.waitVisible(en.settings);
		expect(thirdParty.hits()).toEqual([]);
		await visitor.eval(() => window.yinyom?.save({ analytics: true }));
		await expect.poll(() => visitor.eval(ran)).toEqual(['/stats.js']);
		await visitor.eval((url) => {
			const script = Object.assign(document.createElement('script'), { type: 'text/plain', src: url });
			script.dataset['cookieconsent'] = 'statistics';
			document.body.append(script);
		}, `${thirdParty.url}/later.js`);
		await expect.poll(() => visitor.eval(ran)).toEqual(['/stats.js', '/later.js']);
		await visitor.eval(() => window.yinyom?.grantAll());
		await expect.poll(() => paths(thirdParty)).toEqual(['/ads.js', '/later.js', '/stats.js', '/video']);
	},
);

test(
	'a refusal in another manager counts here until the visitor decides, and a grant there is asked for anew',
	inOneEngine,
	async ({ visitor, open }) => {
		const held = '<script type="text/plain" data-consent="analytics" src="THIRD/a.js"></script>';
		const answered = (states: string) =>
			`<script>document.cookie = "CookieConsent={stamp:%27a%27%2Cnecessary:true%2C${states}%2Cmethod:%27explicit%27%2Cver:1}; path=/"</script>`;
		const migrate = config({ migrate: ['cookiebot'] }) + tag;
		const refusal = answered('preferences:false%2Cstatistics:false%2Cmarketing:false');
		const { thirdParty } = await open({ html: page(refusal + migrate, held) });
		await visitor.waitVisible('[part="reopen"]');
		expect(await visitor.isVisible('[part="notice"]')).toBe(false);
		expect(await visitor.eval(() => window.yinyom?.isGranted('!analytics'))).toBe(true);
		expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
		await visitor.eval(() => window.yinyom?.grantAll());
		await expect.poll(() => thirdParty.hits().length).toBe(1);
		await visitor.reload();
		await expect.poll(() => thirdParty.hits().length).toBe(2);

		// The two sites share a host, and so the decision just made.
		await visitor.eval(() => {
			document.cookie = 'yinyom=; path=/; max-age=0';
		});
		const granted = await open({
			html: page(answered('preferences:true%2Cstatistics:true%2Cmarketing:true') + migrate, held),
		});
		await visitor.waitVisible(en.denyAll);
		expect(granted.thirdParty.hits()).toEqual([]);
	},
);
