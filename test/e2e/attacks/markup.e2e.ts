/** A-01–A-15: what markup and configs can carry; none of it configures, grants or executes. */
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from '../page.ts';
import { paths } from '../moments.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
/** Names of the document, and of the window, that markup can take. */
const taken = [
	'cookie',
	'createElement',
	'head',
	'body',
	'documentElement',
	'visibilityState',
	'addEventListener',
].concat(
	['querySelector', 'querySelectorAll', 'dispatchEvent', 'readyState', 'implementation', 'prerendering', 'baseURI'],
	['currentScript', 'defaultView', 'location', 'activeElement', 'contains', 'adoptNode'],
);

/** Pages that try to configure us from their markup; each must go on as if it had not tried. */
const pages: Readonly<Record<string, string>> = {
	'A-01: an image called currentScript configures nothing': page(
		`<img name="currentScript" alt="" data-endpoint="THIRD/evil" data-policy="THIRD/evil">${config()}${tag}`,
		held,
	),
	'A-03: elements called like our globals are no config and no other copy of us': page(
		`<a id="yinyomConfig"></a><a id="yinyomConfig" name="endpoint" href="THIRD/evil"></a>
		<form id="yinyom"><input name="isGranted"><input name="ready"></form>
		<form id="yinyomQueue"><input name="forEach"><input name="push"></form>
		<img name="yinyomGate" alt="">${config()}${tag}`,
		held,
	),
	'A-04: elements called like what we use of the document stand in nobody’s way': page(
		config() + tag,
		`${taken.map((name) => `<img name="${name}" alt=""><a id="${name}"></a>`).join('')}${held}`,
	),
	'A-05: __proto__, constructor and lists in place of objects reach no prototype': page(
		`<script type="application/json" data-yinyom-config>{
			"__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } },
			"controller": [], "services": { "__proto__": { "hosts": [], "polluted": 1 }, "constructor": {} },
			"policy": { "url": "/privacy", "version": "2024-03-07", "__proto__": { "polluted": 1 } },
			"categories": { "analytics": { "__proto__": { "polluted": 1 } }, "marketing": {}, "__proto__": {} },
			"receipts": { "endpoint": "/consent" }, "texts": { "__proto__": { "polluted": "1" }, "en": [] }
		}</script>${tag}`,
		held,
	),
	'A-06: what a page put into Object.prototype is no option': page(
		`<script>Object.assign(Object.prototype, { endpoint: 'THIRD/evil', src: 'THIRD/evil.js', locale: 'th', version: 'evil',
			revision: '7', withdraw: 'signal', isGranted: true, consent: 'necessary', hosts: 'THIRD', debug: '' });</script>
		${config()}${tag}`,
		held,
	),
	'A-07: a text that is an object of a renderer is no text': page(
		config({
			texts: {
				en: {
					'notice.title': { type: 'img', props: { src: 'x', onerror: 'polluted = 1' }, constructor: null, __k: 1 },
				},
			},
			controller: { name: { type: 'img', props: { src: 'THIRD/evil' } }, email: 'a@example.test' },
		}) + tag,
		held,
	),
	'A-14: numbers that are none, too large or too small are brought within bounds': page(
		`<script type="application/json" data-yinyom-config>{ "revision": "7<script>", "validityDays": 9007199254740992,
			"categories": { "analytics": {}, "marketing": {} }, "receipts": { "endpoint": "/consent" } }</script>
		<script async src="/yinyom.js" data-revision="1e999"></script>`,
		held,
	),
	'A-15: a second tag of ours with another config changes nothing': page(
		`${config()}<script src="/yinyom.js"></script>`,
		`${held}<script src="/yinyom.js" data-endpoint="THIRD/evil" data-revision="9"></script>`,
	),
};

const brokenForDriver = 'WebKitGTK’s driver looks at the page with the page’s own functions, which this page broke';

for (const [title, text] of Object.entries(pages)) {
	// What clobbers is the browser's; the rest is read by us.
	test(title, /^A-0[1-4]/.test(title) ? {} : inOneEngine, async ({ visitor, open }) => {
		test.skip(visitor.engine === 'webkit' && title.startsWith('A-04: elements'), brokenForDriver);
		const { site, thirdParty } = await open({ html: text });
		await visitor.waitVisible('[part="grant-all"]');
		expect(thirdParty.hits()).toEqual([]);
		expect(await visitor.eval('({}).polluted')).toBeUndefined();
		expect(await visitor.count('yinyom-root img')).toBe(0);
		await visitor.click('[part="grant-all"]');
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
		const { validUntil = 0, time = 0 } = (await visitor.eval(() => window.yinyom?.record)) ?? {};
		expect((validUntil - time) / 864e5).toBeLessThanOrEqual(400);
		expect(validUntil).toBeGreaterThan(time);
		// Vendors hear it, and the page never hears an error of ours.
		expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
	});
}

test(
	'A-06: a function that an old library put there costs the cookie, not the decision',
	inOneEngine,
	async ({ visitor, open }) => {
		const { thirdParty } = await open({
			html: page(`<script>Object.prototype.extend = function () {};</script>${config()}${tag}`, held),
		});
		await visitor.click(en.denyAll);
		await visitor.waitVisible(en.reopen);
		await visitor.reload();
		await visitor.waitVisible(en.reopen);
		expect(await visitor.eval(() => window.yinyom?.record?.denied)).toEqual(['analytics', 'marketing']);
		expect(thirdParty.hits()).toEqual([]);
		expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
	},
);

test(
	'A-08: markup in texts is text, in every layer, and a long text leaves the buttons in reach',
	inOneEngine,
	async ({ visitor, open }) => {
		const evil = '<img src=x onerror="polluted=1"><svg onload="polluted=1"></svg>&#60;b&#62;\u202e\u200b';
		const long = 'x '.repeat(50_000);
		await open({
			html: page(
				config({
					controller: { name: evil, email: 'a@example.test', address: evil },
					categories: { analytics: { label: evil, purpose: evil, services: ['own'] }, marketing: { purpose: long } },
					services: { own: { name: evil, vendor: evil } },
					texts: { en: { 'notice.title': evil.slice(0, 150), 'preferences.title': evil.slice(0, 150) } },
				})
					.replaceAll('</', '<\\/')
					.replace(/<\\\/script>$/, '</script>') + tag,
			),
		});
		await visitor.waitVisible(en.settings);
		expect(await visitor.text('[part="notice"]')).toContain('<img src=x');
		await visitor.click(en.settings);
		await visitor.waitVisible(en.save);
		expect(await visitor.text('[part="preferences"]')).toContain('<svg onload=');
		const inside = () => document.querySelector('yinyom-root')?.shadowRoot?.querySelectorAll('img, svg, b').length;
		expect(await visitor.eval(inside)).toBe(0);
		expect(await visitor.eval('window.polluted')).toBeUndefined();
		await visitor.click(en.save);
	},
);

test('A-09: names of cookies and keys are never markup', inOneEngine, async ({ visitor, open }) => {
	const name = '<img src=x onerror=polluted=1>';
	await open({
		html: page(
			config({
				categories: { analytics: { services: ['own'] }, marketing: {} },
				services: { own: { cookies: [name], storage: [name] } },
			}) + tag,
		),
	});
	await visitor.eval((key) => localStorage.setItem(key, '1'), name);
	await visitor.click(en.settings);
	await visitor.waitVisible(en.save);
	await visitor.eval(() => window.yinyom?.inspect().then(() => true));
	await visitor.waitVisible('[part="inspect"]');
	const images = () => document.querySelector('yinyom-root')?.shadowRoot?.querySelectorAll('img').length;
	expect(await visitor.eval(images)).toBe(0);
	expect(await visitor.eval('window.polluted')).toBeUndefined();
});
