/** Vendors' own code, as npm ships it, told of grant, withdrawal, grant, withdrawal, and not cut off: what it does is what it heard. */
import type { Handler } from './harness/content.ts';
import type { Site } from './harness/server.ts';
import type { Visitor } from './harness/visitor.ts';
import { type Library, libraries, vendorOf } from './libraries.ts';
import { config, en, expect, page, tag, test } from './page.ts';

const library = (id: string): Library => {
	const found = libraries.find((each) => each.id === id);
	if (!found) throw new Error(`no library ${id}`);
	return found;
};

/** It runs on: nothing but the signal is left to stop it. */
const signalOnly = (...services: readonly string[]) =>
	config({ categories: { analytics: { services } }, withdraw: 'signal' });

const unmarked = ({ init, use }: Library, { url }: Site, mark = '') => [
	`<script ${mark} src="${url}/library.js"></script>`,
	`<script ${mark}>${init.replaceAll('THIRD', url)}</script>`,
	`<script ${mark}>setInterval(() => { used = (window.used ?? 0) + 1; ${use} }, 100)</script>`,
];
const held = (each: Library, site: Site) => unmarked(each, site, `type="text/plain" data-consent="service:${each.id}"`);

const sent = (site: Site, { sends }: Library) => site.hits().filter(({ path }) => sends.test(path));
/** The page has called it some more, which took longer than it waits before it sends. */
const isUsed = (visitor: Visitor) =>
	visitor.eval(async () => {
		const times = () => (window as { used?: number }).used ?? 0;
		const end = times() + 10;
		while (times() < end) await new Promise((done) => setTimeout(done, 50));
	});
/** What it had learnt by then may still arrive, and then nothing for as long as it sends otherwise; one that does not obey never stops. */
const fallsSilent = async (visitor: Visitor, vendor: Site) => {
	const news = async () => {
		vendor.forgetHits();
		await isUsed(visitor);
		return vendor.hits().length;
	};
	await expect.poll(news).toBe(0);
};
const decide = (visitor: Visitor, isOn: boolean) =>
	visitor.eval((on) => (on ? window.yinyom?.grantAll() : window.yinyom?.withdraw()), isOn);

/** A page with both, each served by a server of its own. */
const both = (serve: (content: Handler) => Promise<Site>) =>
	Promise.all(
		['mixpanel', 'amplitude'].map(async (id) => ({
			vendor: library(id),
			site: await serve(vendorOf(library(id))),
		})),
	);

test('mixpanel and amplitude send after each grant and fall silent at each withdrawal, though the page calls them all the time', async ({
	visitor,
	open,
	serve,
}) => {
	const vendors = await both(serve);
	const scripts = vendors.flatMap(({ vendor, site }) => held(vendor, site));
	await open({ html: page(signalOnly('mixpanel', 'amplitude') + tag, scripts.join('')) });
	await visitor.waitVisible(en.grantAll);
	for (const _ of [1, 2]) {
		await decide(visitor, true);
		for (const { vendor, site } of vendors) await expect.poll(() => sent(site, vendor).length).toBeGreaterThan(1);
		await decide(visitor, false);
		for (const { site } of vendors) await fallsSilent(visitor, site);
	}
});

test('mixpanel and amplitude that nobody marked hear that they are denied before anything is decided', async ({
	visitor,
	open,
	serve,
}) => {
	const vendors = await both(serve);
	const scripts = vendors.flatMap(({ vendor, site }) => unmarked(vendor, site));
	await open({ html: page(signalOnly('mixpanel', 'amplitude') + tag, scripts.join('')) });
	await visitor.waitVisible(en.grantAll);
	for (const { site } of vendors) await fallsSilent(visitor, site);
	await visitor.click(en.grantAll);
	for (const { vendor, site } of vendors) await expect.poll(() => sent(site, vendor).length).toBeGreaterThan(1);
});

test('segment passes on each decision, as the event and the context that stand behind it are told of', async ({
	visitor,
	open,
	serve,
}) => {
	const segment = library('segment');
	const vendor = await serve(vendorOf(segment));
	await open({ html: page(signalOnly('segment') + tag, held(segment, vendor).join('')) });
	await visitor.waitVisible(en.grantAll);
	const told = () =>
		sent(vendor, segment)
			.filter(({ method }) => method === 'POST')
			.map(({ body }) => JSON.parse(body) as { event?: string; context?: { consent?: object } })
			.filter(({ event }) => event === 'Segment Consent Preference Updated')
			.map(({ context }) => context?.consent);
	const preferences = (isOn: boolean) => ({
		categoryPreferences: { functional: false, analytics: isOn, marketing: false },
	});
	for (const isOn of [true, false, true, false]) {
		await decide(visitor, isOn);
		await expect.poll(told).toEqual([preferences(isOn)]);
		vendor.forgetHits();
	}
});

test('clarity that waits for consent keeps no cookie until it hears of a grant, on each page anew', async ({
	visitor,
	open,
	serve,
}) => {
	const clarity = library('clarity');
	const start = `clarity('start', { projectId: 'test', upload: 'THIRD/collect', track: false, content: true });`;
	// As its vendor serves it: a small script of the project's, which brings the library.
	const bring = `document.head.append(Object.assign(document.createElement('script'), { src: 'THIRD/library.js' }))`;
	const vendor = await serve((hit) =>
		hit.path === '/tag/test'
			? {
					body: (start + bring).replaceAll('THIRD', `http://${hit.headers['host']}`),
					headers: { 'content-type': 'text/javascript' },
				}
			: vendorOf(clarity)(hit),
	);
	const snippet = `<script type="text/plain" data-consent="service:clarity">
		window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments) };
		document.head.append(Object.assign(document.createElement('script'), { async: true, src: '${vendor.url}/tag/test' }));
	</script>`;
	await open({ html: page(signalOnly('clarity') + tag, snippet) });
	await visitor.waitVisible(en.grantAll);
	const kept = () => visitor.eval(() => /_clck=/.test(document.cookie));
	for (const _ of [1, 2]) {
		await decide(visitor, true);
		await expect.poll(kept).toBe(true);
		await decide(visitor, false);
		await expect.poll(kept).toBe(false);
		// On the same page it takes a second grant for the first, and writes no cookie for it.
		await visitor.reload();
		await visitor.waitVisible(en.reopen);
	}
});
