/** How our files come to the page: under a name with a query, pasted into it, or not all at once. */
import { readFileSync } from 'node:fs';
import { config, en, expect, inOneEngine, page, test } from './page.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/count.js"></script>';
const events = `<script>
	window.heard = [];
	document.addEventListener('yinyom:change', ({ detail }) => heard.push(detail.withdrawn));
</script>`;
const heard = () => (window as unknown as { heard: string[][] }).heard;

test(
	'the query behind our address is behind that of all our files: a new deployment is new as a whole',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({
			html: page(config() + '<script async src="/yinyom.js?v=2"></script>', held),
		});
		await visitor.click(en.settings);
		await visitor.waitVisible('[part="preferences"]');
		await visitor.eval(() => void window.yinyom?.grantAll());
		await expect.poll(() => thirdParty.hits('/count.js').length).toBe(1);
		const ours = site.hits().filter(({ path }) => path.endsWith('.js'));
		expect(ours.length).toBeGreaterThan(4);
		// What Preact is needed for imports it by a name that was written when the package was built.
		expect(ours.filter(({ query }) => query.get('v') !== '2').map(({ path }) => path)).toEqual(['/yinyom-preact.js']);
	},
);

test(
	'pasted into the page, where nothing says what lies beside it, it holds and throws nothing',
	inOneEngine,
	async ({ visitor, open }) => {
		const guard = readFileSync(new URL('../../dist/yinyom.js', import.meta.url), 'utf8');
		const { thirdParty } = await open({ html: page(`${config()}<script>${guard}</script>`, held) });
		await visitor.waitVisible('[part="reopen"]');
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
		expect(thirdParty.hits()).toEqual([]);
		expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
	},
);

test('alone on a server, without its neighbours, it holds and names the folder that is missing', async ({
	visitor,
	open,
}) => {
	const guard = readFileSync(new URL('../../dist/yinyom.js', import.meta.url), 'utf8');
	const { thirdParty } = await open({
		html: page(config() + '<script async src="/only/yinyom.js"></script>', held),
		paths: {
			'/only/yinyom.js': () => ({ body: guard, headers: { 'content-type': 'text/javascript' } }),
			...Object.fromEntries(['ui', 'explain'].map((part) => [`/only/yinyom-${part}.js`, () => ({ status: 404 })])),
		},
	});
	await visitor.waitVisible('[part="reopen"]');
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	expect(thirdParty.hits()).toEqual([]);
	if (!visitor.can.console) return;
	// Its own words are in a file that is missing too.
	const said = async () => (await visitor.consoleMessages()).map(({ text }) => text);
	await expect.poll(said).toContainEqual(expect.stringMatching(/^yinyom: load dist\/\* /));
});

test(
	'a withdrawal that another tab made takes effect as soon as the part for it can be had',
	inOneEngine,
	async ({ visitor, open }) => {
		let isDown = false;
		const { url } = await open({
			html: page(events + config() + '<script async src="/yinyom.js"></script>', held),
			paths: {
				'/yinyom-decision.js': () =>
					isDown
						? { status: 503 }
						: {
								body: readFileSync(new URL('../../dist/yinyom-decision.js', import.meta.url), 'utf8'),
								headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' },
							},
			},
		});
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => window.yinyom?.grants.includes('analytics'));
		isDown = true;
		await visitor.goto(url);
		await visitor.waitVisible('[part="reopen"]');
		await visitor.eval(() => {
			document.cookie = 'yinyom=; path=/; max-age=0';
			dispatchEvent(new Event('pageshow'));
		});
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
		// Asked for, in vain, and asked for again.
		await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
		expect(await visitor.eval(heard)).toEqual([]);
		isDown = false;
		await visitor.eval(() => dispatchEvent(new Event('pageshow')));
		await expect.poll(() => visitor.eval(heard)).toEqual([['analytics', 'marketing']]);
		await visitor.eval(() => dispatchEvent(new Event('pageshow')));
		await visitor.waitVisible(en.grantAll);
		expect(await visitor.eval(heard)).toEqual([['analytics', 'marketing']]);
	},
);
