/** C-09, C-11, C-12, C-19, C-20, C-22: old pages, pages that replace themselves, broken timers, helpers and hasty people. */
import { config, en, expect, inOneEngine, page, ran, receiptsOf, tag, test } from '../page.ts';
import { paths, quiet, untilPrepared } from '../moments.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

test(
	'C-09: a helper that rejects for a person everywhere is understood, in both layers',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: page(config() + tag, held) });
		await visitor.waitVisible(en.denyAll);
		// As autoconsent does: it looks for the button and presses it, without a person.
		await visitor.eval(() =>
			document.querySelector('yinyom-root')?.shadowRoot?.querySelector<HTMLElement>('[part="deny-all"]')?.click(),
		);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(receiptsOf(site)[0].event.state).toBe('refused');
		await visitor.waitHidden('[part="notice"]');
		expect(thirdParty.hits()).toEqual([]);
	},
);

const oldPages: Readonly<Record<string, string>> = {
	'in quirks mode, without head, body or an end': `<title>Page</title>${config()}${tag}<h1>Page</h1>${held}<p>`,
	'that writes itself': `<!doctype html><html lang="en"><head><script>
		document.write(${JSON.stringify(config() + tag).replaceAll('</', '<\\/')});
		document.write(${JSON.stringify(`<title>Page</title><h1>Page</h1>${held}`).replaceAll('</', '<\\/')});
	</script></head></html>`,
	'from right to left at twice the size': page(config() + tag, held).replace(
		'lang="en"',
		'lang="en" dir="rtl" style="zoom: 2"',
	),
	'with a frame of every kind of its own': page(config() + tag, `${held}<object></object><embed><iframe></iframe>`),
	'of five megabytes': page(
		config() + tag,
		`${held}${'<p class="filler">Some text of a very long page.</p>'.repeat(1e5)}`,
	),
};

test('C-11: old, odd and huge pages are asked, held and released', inOneEngine, async ({ visitor, open }) => {
	test.setTimeout(180_000);
	for (const [what, text] of Object.entries(oldPages)) {
		const { thirdParty } = await open({ html: text });
		await visitor.waitVisible('[part="grant-all"]');
		expect(thirdParty.hits(), what).toEqual([]);
		expect(await visitor.text('h1'), what).toBe('Page');
		await visitor.click('[part="grant-all"]');
		await expect.poll(() => paths(thirdParty), what).toEqual(['/held.js']);
		await visitor.waitVisible('[part="reopen"]');
		await visitor.clearCookies();
	}
});

/** What a page gets from the server when somebody follows a link: another held script, and one of the page before. */
const nextPage = `<h1>Next</h1><p>Text</p>
	<script type="text/plain" data-consent="analytics" src="THIRD/next.js"></script>
	<script type="text/plain" data-consent="analytics">(window.ran ||= []).push('next inline');</script>`;

/** As htmx swaps (2.0, `processScripts`) and Turbo renders (8.0, `activateScriptElement`): text, then copies of its scripts. */
function swapIn(markup: string) {
	const body = new DOMParser().parseFromString(markup, 'text/html').body;
	for (const script of body.querySelectorAll('script')) {
		const copy = document.createElement('script');
		for (const { name, value } of script.attributes) copy.setAttribute(name, value);
		copy.textContent = script.textContent;
		copy.async = false;
		script.replaceWith(copy);
	}
	document.body.replaceWith(document.adoptNode(body));
}

test('C-12: where links replace the body the notice stays, what is new is held, and each runs once', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.waitVisible(en.grantAll);
	await untilPrepared(visitor);
	await visitor.eval(swapIn, nextPage.replaceAll('THIRD', thirdParty.url));
	expect(await visitor.isVisible(en.grantAll)).toBe(true);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	expect(await visitor.text('h1')).toBe('Next');

	await visitor.click(en.grantAll);
	await expect.poll(() => visitor.eval(ran)).toEqual(['/next.js', 'next inline']);
	// What left with the old body is gone, and nobody asks for it.
	expect(paths(thirdParty)).toEqual(['/next.js']);

	// Turbo keeps a copy of the page for the way back; what ran must be in it as something that is held.
	const kept = await visitor.eval(() => (document.body.cloneNode(true) as HTMLElement).innerHTML);
	expect(kept.match(/data-consent=/g)).toHaveLength(2);
	expect(kept.match(/<script(?! type="text\/plain")/g)).toBeNull();
	await visitor.eval(swapIn, '<h1>Third</h1>');
	await visitor.eval(swapIn, kept);
	await expect.poll(() => visitor.eval(ran)).toEqual(['/next.js', 'next inline', '/next.js', 'next inline']);

	await visitor.eval(() => window.yinyom?.denyAll().then(() => true));
	await visitor.waitVisible(en.reopen);
	thirdParty.forgetHits();
	await visitor.eval(swapIn, nextPage.replaceAll('THIRD', thirdParty.url)).catch(() => undefined);
	await quiet(visitor, 600);
	expect(thirdParty.hits()).toEqual([]);
});

test(
	'C-12: a part of the page that is swapped by innerHTML is held, and runs once when granted',
	inOneEngine,
	async ({ visitor, open }) => {
		const { thirdParty } = await open({ html: page(config() + tag, '<div id="slot"></div>') });
		await visitor.waitVisible(en.grantAll);
		await untilPrepared(visitor);
		const swap = (markup: string) => {
			const slot = document.querySelector('#slot');
			if (slot) slot.innerHTML = markup;
		};
		const part = (name: string) => held.replace('THIRD', thirdParty.url).replace('held', name);
		for (const name of ['one', 'two']) await visitor.eval(swap, part(name));
		await quiet(visitor);
		expect(thirdParty.hits()).toEqual([]);
		await visitor.click(en.grantAll);
		await expect.poll(() => visitor.eval(ran)).toEqual(['/two.js']);
		await visitor.eval(swap, part('three'));
		await expect.poll(() => visitor.eval(ran)).toEqual(['/two.js', '/three.js']);
		await quiet(visitor);
		expect(await visitor.eval(ran)).toEqual(['/two.js', '/three.js']);
	},
);

test('C-12: a framework that redraws everything in <html> but its root finds one notice, not two', async ({
	visitor,
	open,
}) => {
	await open({ html: page(config() + tag, held) });
	await visitor.waitVisible(en.grantAll);
	await visitor.eval(() => {
		document.head.replaceChildren();
		document.body.replaceChildren('wiped');
	});
	await quiet(visitor);
	expect(await visitor.count('[part="notice"]')).toBe(1);
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
});

const broken: Readonly<Record<string, string>> = {
	'animation frames': 'window.requestAnimationFrame = () => 0;',
	'idle callbacks': 'window.requestIdleCallback = () => 0;',
	intervals: 'window.setInterval = () => 0;',
	'a clock that stands still': 'const now = Date.now(); Date.now = () => now; performance.now = () => 0;',
	'promises wrapped as zones do': `const { then } = Promise.prototype;
		Promise.prototype.then = function (...both) { return then.apply(this, both.map((f) => f && ((value) => f(value)))); };`,
	'a MutationObserver that is slow': `const Real = MutationObserver;
		window.MutationObserver = class extends Real { constructor(f) { super((...all) => setTimeout(() => f(...all), 50)); } };`,
};

test(
	'C-19: with clocks, promises and observers of its own a page is asked, held and released',
	inOneEngine,
	async ({ visitor, open }) => {
		test.setTimeout(180_000);
		for (const [what, script] of Object.entries(broken)) {
			const { site, thirdParty } = await open({ html: page(`<script>${script}</script>${config()}${tag}`, held) });
			await visitor.waitVisible(en.grantAll);
			expect(thirdParty.hits(), what).toEqual([]);
			await visitor.click(en.grantAll);
			await expect.poll(() => paths(thirdParty), what).toEqual(['/held.js']);
			await expect.poll(() => receiptsOf(site).length, what).toBe(1);
			await visitor.clearCookies();
		}
	},
);

test('C-19: where nothing is ever called back later, nothing is released, and the decision is kept', async ({
	visitor,
	open,
}) => {
	const dead = `<script>addEventListener('yinyom:open', () => {
		window.setTimeout = window.setInterval = window.requestAnimationFrame = () => 0;
	});</script>`;
	const { thirdParty } = await open({ html: page(dead + config() + tag, held) });
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => document.cookie.includes('yinyom='));
	expect(thirdParty.hits()).toEqual([]);
	expect(visitor.can.console ? await visitor.eval(() => window.yinyom?.isGranted('analytics')) : true).toBe(true);
});

test('C-20: with scripts off the page is there and nothing that is held', async ({ visitor, open }) => {
	const third = { url: '' };
	const { url, thirdParty } = await open({
		html: page(''),
		paths: {
			// A sandbox without `allow-scripts` is a browser with scripts off.
			'/outer': () => html(page('', '<iframe sandbox src="/inner"></iframe>')),
			'/inner': () => {
				const all = `${held}<iframe data-consent="marketing" data-src="THIRD/frame"></iframe><img alt="" data-consent="marketing" data-src="THIRD/1.png">`;
				return html(page(config() + tag, all.replaceAll('THIRD', third.url)));
			},
		},
	});
	third.url = thirdParty.url;
	await visitor.goto(`${url}/outer`);
	await quiet(visitor, 600);
	expect(thirdParty.hits()).toEqual([]);
});

test('C-22: fifty hasty presses are one decision with one receipt', inOneEngine, async ({ visitor, open }) => {
	const { site } = await open({ html: page(config() + tag) });
	await visitor.waitVisible(en.denyAll);
	await visitor.eval(() => {
		const button = document.querySelector('yinyom-root')?.shadowRoot?.querySelector<HTMLElement>('[part="deny-all"]');
		for (let time = 0; time < 50; time += 1) button?.click();
	});
	await visitor.waitVisible(en.reopen);
	await quiet(visitor, 600);
	expect(site.hits('/consent')).toHaveLength(1);
	expect(await visitor.eval(() => window.yinyom?.record?.seq)).toBe(1);
});
