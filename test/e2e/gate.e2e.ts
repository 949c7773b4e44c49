/** "catch" and "enforce": what a third party that nobody marked gets to hear, counted at its server. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Site } from './harness/server.ts';
import { config, en, expect, inOneEngine, page, ran, test } from './page.ts';
import { bodyOf, ended, injected, leaking, parsed, type Vector } from './vectors.ts';

const gate = readFileSync(new URL('../../dist/yinyom-gate.js', import.meta.url), 'utf8');
const wishes = (more: object) => ({
	categories: { analytics: { services: ['partner'] }, marketing: { services: ['vendor'] } },
	services: { vendor: { hosts: ['HOST_OF_THIRD'] }, partner: { hosts: ['partner.example'] } },
	...more,
});
const tags = `<script>${gate}</script><script async src="/yinyom.js"></script>`;
const head = (more: object) => config(wishes(more)) + tags;

/** Which of these the third party was asked for, each as often as it was. */
const asked = (site: Site, vectors: readonly Vector[]) => {
	const paths = site.hits().map(({ path }) => path.slice(1).split('.')[0]);
	return vectors.flatMap(({ name }) => paths.filter((path) => path === name)).toSorted();
};
const names = (vectors: readonly Vector[]) => vectors.map(({ name }) => name).toSorted();
const settled = 'window.settled';
const pause = (visitor: { eval(code: string): Promise<unknown> }, time = 800) =>
	visitor.eval(`new Promise((done) => setTimeout(done, ${time}))`);

test.describe('caught', () => {
	test(
		'nothing that scripts inject is asked for; all of it comes once after the grant',
		inOneEngine,
		async ({ visitor, open }) => {
			const { thirdParty } = await open({ html: page(head({ catch: true }), bodyOf(injected)) });
			await visitor.waitVisible(en.grantAll);
			await pause(visitor);
			expect(thirdParty.hits().map(({ path }) => path)).toEqual([]);
			expect(((await visitor.eval(settled)) as string[]).toSorted()).toEqual([
				'AbortError',
				'beacon true',
				'events 0true',
				'sync ',
			]);
			if (visitor.can.console) expect(await visitor.errors()).toEqual([]);

			// Not by a click: over BiDi Playwright then waits for navigations of frames that it does not hear of.
			await visitor.eval(() => void window.yinyom?.grantAll());
			// Prefetching is up to the browser.
			const expected = names(injected.filter(({ name }) => !ended.includes(name) && name !== 'prefetch'));
			await expect.poll(() => asked(thirdParty, injected).filter((name) => name !== 'prefetch')).toEqual(expected);
			await pause(visitor);
			expect(asked(thirdParty, injected).filter((name) => name !== 'prefetch')).toEqual(expected);
			expect(await visitor.eval(settled)).toEqual(expect.arrayContaining(['fetch', 'request 26']));
		},
	);

	test('scripts run in the order they were injected', async ({ visitor, open }) => {
		const inject = (name: string) =>
			`{ const script = document.createElement('script'); script.async = false; script.src = 'THIRD/${name}.js'; document.body.append(script); }`;
		await open({
			html: page(head({ catch: true }), `<script>${['slow-first', 'second', 'third'].map(inject).join('')}</script>`),
		});
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.length === 3);
		expect(await visitor.eval(ran)).toEqual(['/slow-first.js', '/second.js', '/third.js']);
	});

	test('nothing is caught of what is granted, until it is withdrawn', async ({ visitor, open }) => {
		const { url, thirdParty } = await open({ html: page(head({ catch: true })) });
		await visitor.click(en.grantAll);
		await visitor.waitVisible(en.reopen);
		await visitor.goto(url);
		const ask = (name: string) =>
			visitor.eval((src) => {
				new Image().src = src;
				void fetch(src, { mode: 'no-cors' });
			}, `${thirdParty.url}/${name}`);
		await ask('granted');
		await expect.poll(() => thirdParty.hits('/granted').length).toBe(2);
		expect(await visitor.eval(() => window.yinyomGate?.caught)).toEqual([]);

		await visitor.eval(() => window.yinyom?.withdraw());
		await ask('withdrawn');
		await pause(visitor);
		expect(thirdParty.hits('/withdrawn')).toEqual([]);
		expect(await visitor.eval(() => window.yinyomGate?.caught)).toEqual([
			{ service: 'vendor', what: 'img', url: `${thirdParty.url}/withdrawn` },
			{ service: 'vendor', what: 'fetch', url: `${thirdParty.url}/withdrawn` },
		]);

		await visitor.eval(() => window.yinyom?.grantAll());
		await expect.poll(() => thirdParty.hits('/withdrawn').length).toBe(2);
	});

	test("what the owner marked or allows is the owner's", async ({ visitor, open }) => {
		const marked = '<iframe data-consent="analytics" data-src="THIRD/marked" title="Frame"></iframe>';
		const { thirdParty } = await open({ html: page(head({ catch: true }), marked) });
		await visitor.eval(() => window.yinyom?.save({ analytics: true }));
		await expect.poll(() => thirdParty.hits('/marked').length).toBe(1);

		const other = await open({
			html: page(head({ catch: true, allow: ['HOST_OF_THIRD'] }), '<img src="THIRD/allowed" alt="">'),
		});
		await expect.poll(() => other.thirdParty.hits('/allowed').length).toBe(1);
		expect(await visitor.eval(() => window.yinyomGate?.caught)).toEqual([]);
	});

	test('to the page every function is what it was', async ({ visitor, open }) => {
		const facts = async (more: object) => {
			await open({ html: page(head(more)) });
			return visitor.eval(factsOfPage);
		};
		const untouched = await facts({});
		expect(await facts({ catch: true })).toEqual(untouched);
		expect(untouched).toContain('HierarchyRequestError');
	});
});

test.describe('enforced', () => {
	const own = `<img src="/own.png" alt=""><script>
		(window.ran ||= []).push('inline');
		eval("window.ran.push('eval')");
		new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))).onmessage = () => window.ran.push('worker');
		fetch('/own.json').then(() => window.ran.push('fetch'));
		new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
		window.refused = [];
		document.addEventListener('securitypolicyviolation', ({ blockedURI }) => refused.push(blockedURI));
		try { new WebSocket(location.origin.replace('http', 'ws')).onerror = () => window.ran.push('socket'); } catch (error) { refused.push(String(error)); }
	</script>`;
	const paths = { '/own.png': () => ({ status: 204 }), '/own.json': () => ({ body: '{}' }) };

	test('nothing of a third party runs; the page itself goes on', async ({ visitor, open }) => {
		const all = [...injected, ...leaking, ...parsed];
		const { site, thirdParty } = await open({ html: page(head({ enforce: true }), own + bodyOf(all)), paths });
		await visitor.waitVisible(en.grantAll);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('socket'));
		await pause(visitor);
		expect((await visitor.eval(ran)).toSorted()).toEqual(['eval', 'fetch', 'inline', 'socket', 'worker']);
		expect(thirdParty.hits().filter(({ path }) => !path.startsWith('/parser-'))).toEqual([]);
		expect(site.hits('/own.png')).toHaveLength(1);
		const refused = (await visitor.eval('window.refused')) as string[];
		expect(refused.filter((url) => !url.startsWith(thirdParty.url) && !url.includes('127.0.0.1.'))).toEqual([]);
	});

	test('a grant starts the page anew, once, and its receipt arrives', async ({ visitor, open }) => {
		const { site, thirdParty } = await open({
			html: page(head({ enforce: true }), '<script src="THIRD/parser-script.js"></script>'),
		});
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.length === 1);
		await expect.poll(() => site.hits('/consent').length).toBeGreaterThan(0);
		await pause(visitor, 1200);
		expect(site.hits('/')).toHaveLength(2);
		expect(await visitor.eval(() => window.yinyomGate?.policy)).toBe(undefined);
		expect(thirdParty.hits('/parser-script.js').length).toBeGreaterThan(0);
	});

	test('a denial leaves the page alone, and a grant of one lets that one in alone', async ({ visitor, open }) => {
		const more = {
			enforce: true,
			services: { vendor: { hosts: ['HOST_OF_THIRD'] }, partner: { hosts: ['127.0.0.1:1'] } },
		};
		const { site, thirdParty } = await open({
			html: page(head(more), '<script src="THIRD/parser-script.js"></script>'),
		});
		await visitor.click(en.denyAll);
		await visitor.waitVisible(en.reopen);
		await pause(visitor);
		expect(site.hits('/')).toHaveLength(1);
		await visitor.eval(() => window.yinyom?.save({ analytics: true }));
		await expect.poll(() => site.hits('/').length).toBe(2);
		await visitor.waitVisible(en.reopen);
		expect(await visitor.eval(() => window.yinyomGate?.policy)).toContain('blob: 127.0.0.1:1');
		expect(await visitor.eval(ran)).toEqual([]);
		await visitor.eval(() => window.yinyom?.save({ marketing: true }));
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.length === 1);
		await pause(visitor);
		expect(site.hits('/')).toHaveLength(3);
		expect(thirdParty.hits().length).toBeGreaterThan(0);
	});

	test('a partner on the list is untouched, and a stranger is named once', async ({ visitor, open }) => {
		const stranger = [1, 2].map((n) => `<script>new Image().src = 'http://127.0.0.1:9/${n}';</script>`).join('');
		const { thirdParty } = await open({
			html: page(
				head({ enforce: true, allow: ['HOST_OF_THIRD'] }),
				`<script src="THIRD/partner.js"></script>${stranger}`,
			),
		});
		await visitor.waitVisible(en.grantAll);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.length === 1);
		expect(thirdParty.hits()).toHaveLength(1);
		if (visitor.can.console) {
			const said = async () =>
				(await visitor.consoleMessages()).filter(({ text }) => text.startsWith('yinyom: enforce'));
			await expect
				.poll(async () => (await said()).map(({ text }) => text))
				.toEqual(['yinyom: enforce refused http://127.0.0.1:9 (img-src); "allow" lists it']);
		}
	});
});

for (const [name, more] of Object.entries({ caught: { catch: true }, enforced: { enforce: true } }))
	test(`comes by itself behind a synchronous tag: ${name}`, async ({ visitor, open }) => {
		const { site, thirdParty } = await open({
			html: page(
				`${config(wishes(more))}<script src="/yinyom.js"></script><script>var isThere = !!window.yinyomGate;</script>`,
				bodyOf(injected.filter(({ runs }) => runs)),
			),
		});
		await visitor.waitVisible(en.grantAll);
		await pause(visitor);
		expect(await visitor.eval('isThere')).toBe(true);
		expect(thirdParty.hits()).toEqual([]);
		expect(site.hits('/yinyom-gate.js')).toHaveLength(1);
	});

test('says so when something stands above it', async ({ visitor, open }) => {
	await open({ html: page(`<script src="THIRD/above.js"></script>${head({ catch: true })}`) });
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyomGate?.caught)).toEqual([]);
	if (!visitor.can.console) return;
	const said = (await visitor.consoleMessages()).filter(({ text }) => text.startsWith('yinyom: vendor'));
	expect(said.map(({ text }) => text)).toEqual(['yinyom: vendor stands above the gate, which cannot hold it']);
});

test('runs inline under a policy that names its hash', async ({ visitor, open }) => {
	const hash = createHash('sha256').update(gate).digest('base64');
	const { thirdParty } = await open({
		html: page(head({ catch: true }), '<script src="THIRD/parser-script.js"></script>'),
		headers: { 'content-security-policy': `script-src 'self' 'sha256-${hash}' http:` },
	});
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyomGate?.caught.map(({ what }) => what))).toEqual(['script']);
	expect(await visitor.eval(ran)).toEqual([]);
	expect(thirdParty.hits().length).toBeLessThan(2);
});

test('does nothing that the config does not ask for', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(`${config(wishes({}))}<script>var before = Node.prototype.appendChild;</script>${tags}`, bodyOf(parsed)),
	});
	await visitor.waitVisible(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.length === 4);
	expect(await visitor.eval('before === Node.prototype.appendChild')).toBe(true);
	expect(asked(thirdParty, parsed)).toEqual(names(parsed));
});

/** What a page can tell of the functions that are watched. */
function factsOfPage(): unknown {
	const tried = (run: () => unknown) => {
		try {
			return String(run());
		} catch (error) {
			return (error as Error).name;
		}
	};
	const { append } = Element.prototype;
	const { appendChild } = Node.prototype;
	const div = document.createElement('div');
	const form = document.createElement('form');
	form.innerHTML = '<input name="querySelectorAll"><input name="firstElementChild"><input name="localName">';
	const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src')?.set;
	return [
		[append, appendChild, fetch, source, XMLHttpRequest.prototype.open].map((each) => `${each?.name} ${each?.length}`),
		[appendChild, WebSocket].map((each) => Function.prototype.toString.call(each).includes('[native code]')),
		div.appendChild(form) === form,
		tried(() => div.appendChild(null as never)),
		tried(() => appendChild.call(null as never, div)),
		tried(() => div.insertBefore(div, null)),
		tried(() => div.setAttribute('', '')),
		tried(() => new WebSocket('mailto:nobody')),
		tried(() => (WebSocket as unknown as () => void)()),
		tried(() => div.setAttributeNode(null as never)),
		tried(() => div.setAttribute('src', 'x')),
		tried(() => (div.innerHTML = '<img src="data:,"><iframe src="//127.0.0.1:9/"></iframe><b>x')),
		div.innerHTML,
		new Image(3, 4).width,
		tried(() => new Request('/').url),
		tried(() => document.createRange().createContextualFragment('<p><img src="//127.0.0.1:9/x">').childNodes.length),
	].map((fact) => (typeof fact === 'string' ? fact.replace(location.origin, '') : fact));
}
