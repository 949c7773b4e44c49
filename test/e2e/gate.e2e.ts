/** "catch" and "enforce": what a third party that nobody marked gets to hear, counted at its server. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Site } from './harness/server.ts';
import { config, en, expect, page, ran, test } from './page.ts';
import { injected } from './leaks/scripts.ts';
import { bodyOf } from './leaks/vector.ts';

const gate = readFileSync(new URL('../../dist/yinyom-gate.js', import.meta.url), 'utf8');
const wishes = (more: object) => ({
	categories: { analytics: { services: ['partner'] }, marketing: { services: ['vendor'] } },
	services: { vendor: { hosts: ['HOST_OF_THIRD'] }, partner: { hosts: ['partner.example'] } },
	...more,
});
const tags = `<script>${gate}</script><script async src="/yinyom.js"></script>`;
const head = (more: object) => config(wishes(more)) + tags;

/** What the third party was asked for, each as often as it was. */
const asked = (site: Site) =>
	site
		.hits()
		.flatMap(({ path }) => path.slice(1).split('.')[0] ?? [])
		.toSorted();
const pause = (visitor: { eval(code: string): Promise<unknown> }, time = 800) =>
	visitor.eval(`new Promise((done) => setTimeout(done, ${time}))`);

/** Requests without an element, and what their answers tell the page. */
const asking = `<script>
	const heard = (window.heard = []);
	fetch('THIRD/fetch', { mode: 'no-cors' }).then(() => heard.push('fetch'));
	const stop = new AbortController();
	fetch('THIRD/fetch-aborted', { signal: stop.signal }).catch(({ name }) => heard.push(name));
	stop.abort();
	const request = new XMLHttpRequest();
	request.open('POST', 'THIRD/request');
	request.setRequestHeader('content-type', 'text/plain');
	request.onload = () => heard.push('request ' + request.responseText.length);
	request.send('body');
	const aborted = new XMLHttpRequest();
	aborted.open('GET', 'THIRD/request-aborted');
	aborted.send();
	aborted.abort();
	const sync = new XMLHttpRequest();
	sync.open('GET', 'THIRD/request-sync', false);
	sync.send();
	heard.push('sync ' + JSON.stringify(sync.responseText));
	heard.push('beacon ' + navigator.sendBeacon('THIRD/beacon', 'body'));
	const events = new EventSource('THIRD/events');
	heard.push('events ' + events.readyState + ' ' + (events instanceof EventSource));
	events.onerror = () => events.close();
</script>`;

test.describe('caught', () => {
	test('who asks by script hears what a browser tells, and gets the answer after the grant', async ({
		visitor,
		open,
	}) => {
		const { thirdParty } = await open({ html: page(head({ catch: true }), asking) });
		await visitor.waitVisible(en.grantAll);
		await pause(visitor);
		expect(asked(thirdParty)).toEqual([]);
		const heard = async () => ((await visitor.eval('window.heard')) as string[]).toSorted();
		const atOnce = ['AbortError', 'beacon true', 'events 0 true', 'sync ""'];
		expect(await heard()).toEqual(atOnce);
		if (visitor.can.console) expect(await visitor.errors()).toEqual([]);

		// Not by a click: over BiDi Playwright then waits for navigations of frames that it does not hear of.
		await visitor.eval(() => void window.yinyom?.grantAll());
		// Not those that the page gave up, or that had their answer.
		const expected = ['beacon', 'events', 'fetch', 'request'];
		await expect.poll(() => asked(thirdParty)).toEqual(expected);
		await expect.poll(heard).toEqual([...atOnce, 'fetch', 'request 26'].toSorted());
		await pause(visitor);
		expect(asked(thirdParty)).toEqual(expected);
	});

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
		const { site, thirdParty } = await open({
			html: page(head({ enforce: true }), own + bodyOf(injected.vectors)),
			paths,
		});
		await visitor.waitVisible(en.grantAll);
		await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('socket'));
		await pause(visitor);
		expect((await visitor.eval(ran)).toSorted()).toEqual(['eval', 'fetch', 'inline', 'socket', 'worker']);
		expect(asked(thirdParty)).toEqual([]);
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
				.toEqual(['yinyom: enforce refused http://127.0.0.1:9 (img-src); if the page needs it, add it to "allow"']);
		}
	});
});

for (const [name, more] of Object.entries({ caught: { catch: true }, enforced: { enforce: true } }))
	test(`comes by itself behind a synchronous tag: ${name}`, async ({ visitor, open }) => {
		const { site, thirdParty } = await open({
			html: page(
				`${config(wishes(more))}<script src="/yinyom.js"></script><script>var isThere = !!window.yinyomGate;</script>`,
				bodyOf(injected.vectors),
			),
		});
		await visitor.waitVisible(en.grantAll);
		await pause(visitor);
		expect(await visitor.eval('isThere')).toBe(true);
		expect(thirdParty.hits()).toEqual([]);
		expect(site.hits('/yinyom-gate.js')).toHaveLength(1);
	});

for (const [name, more] of Object.entries({ caught: { catch: true }, enforced: { enforce: true } }))
	test(`a service that was denied alone waits, and the other one of its category does not: ${name}`, async ({
		visitor,
		open,
		serve,
	}) => {
		const partner = await serve({ '/partner': { status: 204 } });
		const wish = {
			choice: 'service',
			categories: { marketing: { services: ['vendor', 'partner'] } },
			services: { vendor: { hosts: ['HOST_OF_THIRD'] }, partner: { hosts: [new URL(partner.url).host] } },
		};
		const body = `<script>new Image().src = 'THIRD/vendor'; new Image().src = '${partner.url}/partner';</script>`;
		const { site, url, thirdParty } = await open({ html: page(head({ ...wish, ...more }), body) });
		await visitor.waitVisible(en.grantAll);
		await visitor.eval(() => void window.yinyom?.save({ 'service:partner': true, 'service:vendor': false }));
		await visitor.waitFor(() => !!window.yinyom?.isGranted('service:partner'));
		// By the stored decision, before the guard is there; a grant starts a page anew whose browser refuses others.
		if (name === 'caught') await visitor.goto(url);
		await expect.poll(() => site.hits('/').length).toBe(2);
		await visitor.waitVisible(en.reopen);
		await pause(visitor);
		expect(asked(thirdParty)).toEqual([]);
		// Not "was never caught": until the rules for single services have arrived, the guard says no to both.
		// On the page before, what was caught went out with the grant, and what was refused never did.
		expect(asked(partner)).toHaveLength(name === 'caught' ? 2 : 1);
		const caught = await visitor.eval(() => window.yinyomGate?.caught.map(({ service }) => service));
		expect(caught).toContain('vendor');

		await visitor.eval(() => void window.yinyom?.save({ 'service:vendor': true }));
		await expect.poll(() => asked(thirdParty)).toEqual(['vendor']);
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
		html: page(
			`${config(wishes({}))}<script>var before = Node.prototype.appendChild;</script>${tags}`,
			'<script src="THIRD/script.js"></script><img src="THIRD/image" alt=""><iframe src="THIRD/frame"></iframe>',
		),
	});
	await visitor.waitVisible(en.grantAll);
	await expect.poll(() => asked(thirdParty)).toEqual(['frame', 'image', 'script']);
	expect(await visitor.eval('before === Node.prototype.appendChild')).toBe(true);
	expect(await visitor.eval(ran)).toEqual(['/script.js']);
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
