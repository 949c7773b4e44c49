/** Scenarios 40–44, withdrawing: what is on its way never runs, what runs sends nothing more, what is granted goes on. */
import { type SocketServer, serveSockets } from '../socket-server.ts';
import { config, en, expect, page, ran, receiptsOf, tag, test as base } from '../page.ts';
import { paths, quiet, untilPrepared } from '../moments.ts';

const test = base.extend<{ readonly sockets: SocketServer }>({
	// oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from the pattern, and refuses a name.
	sockets: async ({}, use) => {
		const sockets = await serveSockets();
		await use(sockets);
		sockets.close();
	},
});

const held = (id: string, attributes: string, text = '') =>
	`<script type="text/plain" data-consent="${id}" ${attributes}>${text}</script>`;

test('40: a refusal while the first script downloads stops it and all behind it', async ({ visitor, open }) => {
	const { thirdParty, arrive } = await open({
		html: page(
			config() + tag,
			held('marketing', 'src="THIRD/waits-first.js"') +
				held('marketing', 'src="THIRD/second.js"') +
				held('marketing', '', `(window.ran ||= []).push('inline')`),
		),
	});
	await visitor.waitVisible(en.grantAll);
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/waits-first.js']);
	await visitor.eval(() => window.yinyom?.denyAll());
	await visitor.waitFor(() => window.yinyom?.record?.denied.includes('marketing'));
	arrive();
	await quiet(visitor, 900);
	expect(await visitor.eval(ran)).toEqual([]);
	expect(paths(thirdParty)).toEqual(['/waits-first.js']);
});

/** Sends in every way a page has, again and again; `more` begins once. */
const tracker = (more = '') => `
	${more}
	const frameWith = (src) => {
		const frame = document.createElement('iframe');
		if (src) frame.src = src;
		document.body.append(frame);
		setTimeout(() => frame.remove(), 150);
		return frame;
	};
	window.turn = 0;
	setInterval(() => {
		const mark = '?' + window.turn++;
		fetch('THIRD/fetch' + mark).catch(() => {});
		navigator.sendBeacon('THIRD/beacon' + mark);
		new Image().src = 'THIRD/image' + mark;
		document.head.append(Object.assign(document.createElement('script'), { src: 'THIRD/script.js' + mark }));
		frameWith('THIRD/frame' + mark);
		import('THIRD/import.mjs' + mark).catch(() => {});
		const request = new XMLHttpRequest();
		request.open('GET', 'THIRD/xhr' + mark);
		request.send();
		try { frameWith().contentWindow.fetch('THIRD/realm' + mark).catch(() => {}); } catch {}
	}, 100);`;
const ways = ['/beacon', '/fetch', '/frame', '/image', '/import.mjs', '/realm', '/script.js', '/xhr'];
const worker = `new Worker(URL.createObjectURL(new Blob(["setInterval(() => fetch('THIRD/worker'), 100)"])));`;
const socket = (host: string) => `
	const open = new WebSocket('ws://${host}/');
	open.onopen = () => setInterval(() => open.send('still here'), 50);`;
/** A host that the owner lets go on, asked by the page itself. */
const partner = (url: string) => `<script>setInterval(() => fetch('${url}/partner').catch(() => {}), 100);</script>`;
const owned = (more: object) =>
	config({
		categories: { analytics: {}, marketing: { services: ['tracker'] } },
		services: { tracker: { hosts: ['HOST_OF_THIRD'] } },
		...more,
	});
const once = (all: readonly string[]): readonly string[] => [...new Set(all)].sort();

test('41: a running tracker sends nothing more, in the same page, and an allowed partner goes on', async ({
	visitor,
	open,
	serve,
	sockets,
}) => {
	const friend = await serve(() => ({ headers: { 'access-control-allow-origin': '*' } }));
	const html = page(
		owned({ allow: [new URL(friend.url).host] }) + tag + partner(friend.url),
		held('service:tracker', '', tracker(socket(sockets.host))),
	);
	const { thirdParty } = await open({ html });
	await visitor.waitVisible(en.grantAll);
	await untilPrepared(visitor);
	await visitor.click(en.grantAll);
	await expect.poll(() => once(paths(thirdParty))).toEqual(ways);
	await expect.poll(() => sockets.heard()).toBeGreaterThan(3);

	await visitor.eval(async () => {
		Object.assign(window, { isSamePage: true });
		await window.yinyom?.withdraw();
	});
	await visitor.waitFor(() => !!document.querySelector('meta[http-equiv="Content-Security-Policy"]'));
	// What was on its way by then may come late; each request says in which turn it was tried.
	const since = (await visitor.eval('window.turn')) as number;
	const turns = (count: number) =>
		visitor.eval(async (more) => {
			const now = () => (window as { turn?: number }).turn ?? 0;
			const end = now() + more;
			while (now() < end) await new Promise((done) => setTimeout(done, 50));
		}, count);
	const saidMeanwhile = async () => {
		const before = sockets.heard();
		await turns(3);
		return sockets.heard() - before;
	};
	await expect.poll(saidMeanwhile).toBe(0);
	friend.forgetHits();
	const before = sockets.heard();
	await turns(20);
	await expect.poll(() => friend.hits().length).toBeGreaterThan(5);
	const late = thirdParty.hits().filter(({ query }) => Number([...query.keys()][0]) >= since);
	expect(once(late.map(({ path }) => path))).toEqual([]);
	expect(sockets.heard() - before).toBe(0);
	expect(await visitor.eval('window.isSamePage')).toBe(true);
});

test('41: a worker, which no policy reaches any more, ends with the page', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(owned({}) + tag, held('service:tracker', '', worker)) });
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/worker').length).toBeGreaterThan(2);
	await visitor.eval(() => {
		Object.assign(window, { isSamePage: true });
		void window.yinyom?.withdraw();
	});
	await visitor.waitFor(() => !('isSamePage' in window));
	await visitor.waitVisible(en.reopen);
	thirdParty.forgetHits();
	await quiet(visitor, 2000);
	expect(thirdParty.hits()).toEqual([]);
});

test('41: "reload" starts the page anew, with nothing in it', async ({ visitor, open }) => {
	const html = page(owned({ withdraw: 'reload' }) + tag, held('service:tracker', '', tracker(worker)));
	const { thirdParty, site } = await open({ html });
	await visitor.click(en.grantAll);
	await expect.poll(() => once(paths(thirdParty))).toEqual([...ways, '/worker'].sort());
	await visitor.eval(() => {
		Object.assign(window, { isSamePage: true });
		void window.yinyom?.withdraw();
	});
	await visitor.waitFor(() => !('isSamePage' in window));
	await visitor.waitVisible(en.reopen);
	thirdParty.forgetHits();
	await quiet(visitor, 2000);
	expect(thirdParty.hits()).toEqual([]);
	// The page that left took the receipt of the withdrawal with it.
	expect(receiptsOf(site).map(({ event }) => event.state)).toEqual(['given', 'withdrawn']);
});

test('43: "signal" tells the vendor, in its own words, and leaves the page alone', async ({ visitor, open }) => {
	const pixel = `window.told = []; window.fbq = (...words) => told.push(words.join(' '));
		setInterval(() => fetch('THIRD/fetch'), 100);`;
	const { thirdParty } = await open({
		html: page(config({ withdraw: 'signal' }) + tag, held('service:meta-pixel', '', pixel)),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits().length).toBeGreaterThan(1);
	await visitor.eval(async () => {
		Object.assign(window, { isSamePage: true });
		await window.yinyom?.withdraw();
	});
	expect(await visitor.eval('window.told')).toEqual(['consent revoke']);
	thirdParty.forgetHits();
	// What the owner chose: whether it stops is the vendor's word.
	await expect.poll(() => thirdParty.hits().length).toBeGreaterThan(1);
	expect(await visitor.eval('window.isSamePage')).toBe(true);
});

test('42: Google hears each change, the second as well as the first', async ({ visitor, open }) => {
	await open({ html: page(config() + tag) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(async () => {
		for (const isGranted of [true, false, true, false]) await window.yinyom?.save({ analytics: isGranted });
	});
	const analytics = () =>
		(window.dataLayer ?? [])
			.map((command) => Array.from(command as ArrayLike<unknown>))
			.flatMap(([, kind, state]) => (kind === 'update' ? (state as Record<string, string>)['analytics_storage'] : []));
	expect(await visitor.eval(analytics)).toEqual(['denied', 'granted', 'denied', 'granted', 'denied']);
});

test('44: a frame that was withdrawn loads again after the next grant, in the same page', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(config() + tag, '<iframe data-consent="marketing" data-src="THIRD/frame" title="Video"></iframe>'),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/frame').length).toBe(1);
	await visitor.eval(async () => {
		Object.assign(window, { isSamePage: true });
		await window.yinyom?.withdraw();
	});
	await visitor.waitFor(() => document.querySelector('iframe')?.hasAttribute('src') === false);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(() => thirdParty.hits('/frame').length).toBe(2);
	expect(await visitor.eval('window.isSamePage')).toBe(true);
});
