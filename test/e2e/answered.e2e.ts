/** What asks goes away with its answer: as after a press of its own buttons, also when the page answers by the API. */
import { readFileSync } from 'node:fs';
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from './page.ts';

const notice = '[part="notice"]';
const center = '[part="preferences"]';
/** Notes what happens, in its order. */
const listens = `<script>
	window.heard = [];
	for (const name of ['open', 'change', 'close']) document.addEventListener('yinyom:' + name, () => heard.push(name));
</script>`;
const own = '<button id="own">The page’s own</button><a href="#" data-consent-open>Cookie settings of the page</a>';
const html = (more: object = {}, head = '') => page(listens + head + config(more) + tag, own);
const focusedId = () => document.activeElement?.id;
const heard = () => (window as unknown as { heard: string[] }).heard;

for (const [name, decide] of [
	['grantAll', () => window.yinyom?.grantAll().then(() => true)],
	['denyAll', () => window.yinyom?.denyAll().then(() => true)],
	['save', () => window.yinyom?.save({ analytics: true }).then(() => true)],
	['withdraw', () => window.yinyom?.withdraw().then(() => true)],
] as const)
	test(`${name}() of the page takes the notice away, says so and leaves the focus where it is`, async ({
		visitor,
		open,
	}) => {
		await open({ html: html() });
		await visitor.waitVisible(notice);
		await visitor.read('#own', (element) => element.focus());
		await visitor.eval(decide);
		expect(await visitor.count(notice)).toBe(0);
		expect(await visitor.text('.status')).toBe('Your choice has been saved.');
		expect(await visitor.eval(focusedId)).toBe('own');
		expect(await visitor.eval(heard)).toEqual(['open', 'change', 'close']);
		await visitor.waitVisible('[part="reopen"]');
		// Nobody said on which side.
		expect(await visitor.read('[part="reopen"]', (element) => element.className)).toBe('');
	});

test('a decision of the page closes the center and what lies under it, and the focus goes back to what opened it', async ({
	visitor,
	open,
}) => {
	await open({ html: html() });
	await visitor.waitVisible(notice);
	await visitor.read('[data-consent-open]', (element) => (element.id = 'opener'));
	await visitor.read('#opener', (element) => element.focus());
	await visitor.press('Enter');
	await visitor.waitVisible(center);
	await visitor.click('[part="switch"][name="marketing"]');
	await visitor.eval(() => window.yinyom?.save({ analytics: true }).then(() => true));
	await expect.poll(() => visitor.count(center)).toBe(0);
	expect(await visitor.count(notice)).toBe(0);
	// What was switched there and not saved is not decided.
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'analytics']);
	expect(await visitor.text('.status')).toBe('Your choice has been saved.');
	await expect.poll(() => visitor.eval(focusedId)).toBe('opener');
	expect(await visitor.eval(heard)).toEqual(['open', 'open', 'change', 'close', 'close']);
});

test('a modal notice that is answered gives the focus back to what opened it', async ({ visitor, open }) => {
	await open({ html: html({ layout: { notice: 'modal' } }) });
	await visitor.waitVisible(notice);
	for (const answer of [
		() => visitor.click(en.denyAll),
		() => visitor.eval(() => window.yinyom?.grantAll().then(() => true)),
		() => visitor.press('Escape'),
	]) {
		await visitor.eval(() => window.yinyom?.close());
		await visitor.waitHidden(notice);
		await visitor.read('#own', (element) => element.focus());
		await visitor.eval(() => window.yinyom?.open('notice').then(() => true));
		expect((await visitor.focused()).tag).toBe('h2');
		await answer();
		await visitor.waitHidden(notice);
		expect(await visitor.eval(focusedId)).toBe('own');
	}
});

test('what is shown after a decision, or because of one, stays', async ({ visitor, open }) => {
	await open({ html: html() });
	await visitor.waitVisible(notice);
	await visitor.eval(async () => {
		await window.yinyom?.open('preferences');
		await window.yinyom?.save({ analytics: true });
		await window.yinyom?.open('preferences');
	});
	await visitor.waitVisible(center);
	expect(await visitor.read('[name="analytics"]', (element) => element.matches(':checked'))).toBe(true);
	await visitor.eval(async () => {
		window.yinyom?.on('change', () => void window.yinyom?.open('notice'));
		await window.yinyom?.denyAll();
	});
	await visitor.waitVisible(notice);
	await visitor.waitHidden(center);
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => window.yinyom?.isGranted('marketing'));
	await visitor.waitVisible(notice);
});

test('a page that answers before the notice has arrived shows none', async ({ visitor, open }) => {
	const early = `<script>(window.yinyomQueue ||= []).push((yinyom) => yinyom.ready.then(() => yinyom.denyAll()));</script>`;
	let isAsked = false;
	const { site } = await open({
		html: html({}, early),
		paths: {
			// The words come last.
			'/locales/en.js': () => {
				isAsked = true;
				return {
					delay: 600,
					body: readFileSync(new URL('../../dist/locales/en.js', import.meta.url), 'utf8'),
					headers: { 'content-type': 'text/javascript' },
				};
			},
		},
	});
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	await visitor.waitVisible('[part="reopen"]');
	expect(isAsked).toBe(true);
	expect(await visitor.eval(heard)).toEqual(['change']);
	expect(await visitor.count(notice)).toBe(0);
});

test(
	'the question about a new service alone goes away when the page answers it',
	inOneEngine,
	async ({ visitor, open }) => {
		let services = ['count'];
		const { url } = await open({
			html: '<title>first</title>',
			paths: {
				'/shop': () => ({
					body: html({
						choice: 'service',
						categories: { analytics: { services } },
						services: { count: { name: 'Count' }, late: { name: 'Late' } },
					}),
					headers: { 'content-type': 'text/html; charset=utf-8' },
				}),
			},
		});
		await visitor.goto(`${url}/shop`);
		await visitor.click(en.grantAll);
		await visitor.waitHidden(notice);
		services = ['count', 'late'];
		await visitor.goto(`${url}/shop`);
		await visitor.waitVisible({ role: 'button', name: 'Do not allow Late' });
		await visitor.eval(() => window.yinyom?.save({ 'service:late': false }).then(() => true));
		expect(await visitor.count(notice)).toBe(0);
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'service:count']);
	},
);

/** Small links where the button lies, at the end of a page that scrolls. */
const corner = `<a id="top" href="#top">top</a><div style="height:1500px"></div><footer style="padding:0 0 22px 18px">${[
	'a',
	'b',
	'c',
	'd',
]
	.map((id) => `<a id="${id}" href="#${id}">${id}</a> `)
	.join('')}</footer>`;
const isSeen = (id: string) => {
	const { x = 0, y = 0, width = 0, height = 0 } = document.getElementById(id)?.getBoundingClientRect() ?? {};
	return document.elementFromPoint(x + width / 2, y + height / 2)?.id === id;
};

for (const [scrolls, behavior, busy] of [
	['at once', 'auto', 0],
	['smoothly', 'smooth', 0],
	['smoothly, later, because it is at work', 'smooth', 400],
] as const)
	test(`what has the focus after the answer is not under the button that brings the center back, where the page scrolls ${scrolls}`, async ({
		visitor,
		open,
	}) => {
		await open({ html: page(config({}) + tag, `<style>html { scroll-behavior: ${behavior} }</style>${corner}`) });
		await visitor.click(en.denyAll);
		await visitor.waitVisible('[part="reopen"]');
		for (const each of ['top', 'a', 'b', 'c', 'd', 'a', 'top', 'd']) {
			await visitor.eval(
				([id, milliseconds]) => {
					document.getElementById(id)?.focus();
					setTimeout(() => {
						for (const end = performance.now() + milliseconds; performance.now() < end; );
					});
				},
				[each, busy] as const,
			);
			await expect.poll(() => visitor.eval(isSeen, each)).toBe(true);
		}
		// It works where it stands then.
		await visitor.click('[part="reopen"]');
		await visitor.waitVisible(center);
	});

test('on later pages, where nothing of ours is loaded that could move the button, two lines of the owner keep the focus clear of it', async ({
	visitor,
	open,
}) => {
	const lines = '<style>html { scroll-padding-bottom: 76px } body { padding-bottom: 76px }</style>';
	// Under the button as the page opens: in sight, 38 pixels above the lower edge.
	const between = '<a id="e" href="#e" style="position:absolute;left:30px;top:calc(100vh - 50px)">e</a>';
	await open({ html: page(config({}) + tag, lines + between + corner) });
	await visitor.click(en.denyAll);
	await visitor.waitHidden(notice);
	await visitor.reload();
	await visitor.waitVisible('[part="reopen"]');
	expect((await visitor.read('[part="reopen"]', ({ title }) => title)).length).toBeGreaterThan(0);
	expect(await visitor.eval(isSeen, 'e')).toBe(false);
	for (const each of ['e', 'a', 'd', 'a']) {
		await visitor.eval((id) => document.getElementById(id)?.focus(), each);
		await expect.poll(() => visitor.eval(isSeen, each)).toBe(true);
	}
});
