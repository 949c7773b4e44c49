/** `import { start } from 'yinyom'` in an app whose framework renders what is held, reduced to what it does to the document. */
import { readFileSync } from 'node:fs';
import { config as written, en, expect, page, ran, tag, test } from './page.ts';

const config = {
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: { services: ['google-analytics'] }, marketing: { services: ['youtube'] } },
	receipts: { endpoint: '/consent' },
};
const note = (name: string) => `(window.ran ||= []).push(${JSON.stringify(name)})`;
/** What React makes of `<script>`: an element that came as text, of which a browser believes that it has run. */
const render = `const make = (attributes, text = '') => {
		const box = document.createElement('div');
		box.innerHTML = '<script></' + 'script>';
		const script = box.removeChild(box.firstChild);
		for (const [name, value] of Object.entries({ type: 'text/plain', 'data-consent': 'analytics', ...attributes }))
			script.setAttribute(name, value);
		script.append(text);
		return script;
	};
	const render = () => app.append(make({ src: 'THIRD/rendered.js' }), make({}, '${note('rendered inline')}'));`;
const start = (more: object = {}) => `start(${JSON.stringify({ ...config, ...more })});`;
const app = (code: string, body = '<div id="app"></div>') =>
	page(
		'',
		`${body}<script type="module">import { start } from '/index.js'; const app = document.getElementById('app'); ${render} ${code}</script>`,
	);

for (const [name, code] of [
	['before start(), as by an effect', `render(); ${start()}`],
	['right after start(), while a law is fetched', `${start({ regime: 'th-pdpa' })} setTimeout(render);`],
	['long after start()', `${start()} setTimeout(render, 500);`],
] as const)
	test(`what a framework renders ${name}, runs once, now and on the next page`, async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: app(code) });
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('rendered inline'));
		expect(await visitor.eval(ran)).toEqual(['/rendered.js', 'rendered inline']);
		await visitor.goto(`${site.url}/?again`);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('rendered inline'));
		expect(await visitor.eval(ran)).toEqual(['/rendered.js', 'rendered inline']);
		expect(thirdParty.hits('/rendered.js')).toHaveLength(2);
	});

test('what a framework renders while a law is fetched for the tag, runs once, now and on the next page', async ({
	visitor,
	open,
}) => {
	const more = { body: readFileSync(new URL('../../dist/yinyom-more.js', import.meta.url), 'utf8'), delay: 600 };
	const { site, thirdParty } = await open({
		html: page(
			written({ regime: 'th-pdpa' }) + tag,
			`<div id="app"></div><iframe data-consent="marketing" data-src="THIRD/frame.html"></iframe>
			<script>${render} addEventListener('load', () => setTimeout(render, 100));</script>`,
		),
		paths: { '/yinyom-more.js': () => ({ ...more, headers: { 'content-type': 'text/javascript' } }) },
	});
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('rendered inline'));
	expect(await visitor.eval(ran)).toEqual(['/rendered.js', 'rendered inline']);
	site.forgetHits();
	await visitor.goto(`${site.url}/?again`);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('rendered inline'));
	expect(await visitor.eval(ran)).toEqual(['/rendered.js', 'rendered inline']);
	expect(thirdParty.hits('/rendered.js')).toHaveLength(2);
	// What is granted is not known to be before the law is there; nothing stands in for it meanwhile.
	expect(site.hits('/yinyom-placeholders.js')).toEqual([]);
});

test('what the server rendered runs in its own place, and a framework that takes the page over finds no element more', async ({
	visitor,
	open,
}) => {
	const held = '<script type="text/plain" data-consent="analytics"';
	const { thirdParty } = await open({
		html: app(start(), `<div id="app">${held} src="THIRD/first.js"></script>${held}>${note('inline')}</script></div>`),
	});
	await visitor.eval(() =>
		document.querySelectorAll('#app script').forEach((script) => ((script as { own?: true }).own = true)),
	);
	await visitor.waitVisible(en.grantAll);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('inline'));
	expect(await visitor.eval(ran)).toEqual(['/first.js', 'inline']);
	expect(
		await visitor.eval(() =>
			[...document.querySelectorAll('#app > *')].map((script) => (script as { own?: true }).own),
		),
	).toEqual([true, true]);
	expect(await visitor.eval(() => [...document.documentElement.children].map(({ localName }) => localName))).toEqual([
		'head',
		'body',
		'yinyom-root',
	]);
});

test('nothing is reported on a page with a nonce and Trusted Types', async ({ visitor, open }) => {
	const held = '<script type="text/plain" data-consent="analytics" nonce="r4nd0m"';
	const { thirdParty } = await open({
		html: page(
			`<script nonce="r4nd0m">
				window.refused = [];
				document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
			</script>`,
			`${held} src="THIRD/first.js"></script>${held}>${note('inline')}</script>
			<script type="module" nonce="r4nd0m">import { start } from '/index.js'; start(${JSON.stringify(config)}, { nonce: 'r4nd0m' });</script>`,
		),
		headers: {
			'content-security-policy':
				"script-src 'nonce-r4nd0m' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
		},
	});
	await visitor.waitVisible(en.grantAll);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('inline'));
	expect(await visitor.eval(ran)).toEqual(['/first.js', 'inline']);
	expect(await visitor.eval('window.refused')).toEqual([]);
});

for (const [name, leave, back] of [
	[
		'Turbo',
		'copy = document.body.cloneNode(true); window.Turbo = { cache: { clear: () => (copy = undefined) } }',
		'if (copy) document.body.replaceWith(copy)',
	],
	[
		'htmx',
		"sessionStorage.setItem('htmx-history-cache', JSON.stringify([{ content: document.body.innerHTML }]))",
		"const [it] = JSON.parse(sessionStorage.getItem('htmx-history-cache') ?? '[]'); if (it) document.body.innerHTML = it.content",
	],
] as const)
	test(`the copy that ${name} keeps of a page brings nothing back that was withdrawn`, async ({ visitor, open }) => {
		const { thirdParty } = await open({
			html: page(
				`${written({ withdraw: 'signal' })}${tag}<script>let copy; window.leave = () => { ${leave}; document.body.replaceChildren() }; window.back = () => { ${back} };</script>`,
				'<iframe data-consent="marketing" data-src="THIRD/frame" title="Video"></iframe>',
			),
		});
		const call = (what: 'leave' | 'back') =>
			visitor.eval((its) => (window as unknown as Record<string, () => void>)[its]?.(), what);
		await visitor.click(en.grantAll);
		await expect.poll(() => thirdParty.hits('/frame').length).toBe(1);
		await call('leave');
		await call('back');
		// Once or twice: the copy loads by itself, and is released like anything that comes.
		await expect.poll(() => thirdParty.hits('/frame').length).toBeGreaterThan(1);
		await visitor.eval(() => new Promise((done) => setTimeout(done, 500)));
		const before = thirdParty.hits().length;
		await call('leave');
		await visitor.eval(() => window.yinyom?.withdraw());
		await call('back');
		await visitor.eval(() => new Promise((done) => setTimeout(done, 500)));
		expect(thirdParty.hits()).toHaveLength(before);
	});
