/** Everything that can fetch, held by its own attribute: nothing is asked for before the grant, and then it loads. */
import { paths } from './moments.ts';
import { config, en, expect, page, ran, tag, test } from './page.ts';

const held = 'data-consent="analytics"';
const note = (name: string) => `(window.ran ||= []).push(${JSON.stringify(name)})`;

test('elements of every kind ask for nothing while held, and for all of it once granted', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`<picture><source ${held} data-srcset="THIRD/picture.png"><img ${held} data-src="THIRD/fallback.png" alt=""></picture>
			<img ${held} data-srcset="THIRD/set.png 1x" alt="">
			<video ${held} data-src="THIRD/video.mp4" data-poster="THIRD/poster.png" width="300" height="200" muted></video>
			<video width="300" height="200" muted><source ${held} data-src="THIRD/source.mp4" type="video/mp4"></video>
			<audio ${held} data-src="THIRD/audio.mp3" preload="auto"></audio>
			<iframe ${held} data-srcdoc="<img src='THIRD/in-srcdoc.png' alt=''>" title="Own"></iframe>
			<iframe ${held} data-src="THIRD/frame" title="Frame"></iframe>
			<object ${held} data-data="THIRD/object" type="text/html" width="300" height="200"></object>
			<embed ${held} data-src="THIRD/embed" type="text/html" width="300" height="200">
			<input type="image" ${held} data-src="THIRD/button.png" alt="Go">
			<link rel="stylesheet" ${held} data-href="THIRD/style.css">
			<template ${held}>
				<p id="unfolded">Inside</p>
				<img data-src="THIRD/in-template.png" alt="">
				<script type="text/plain" src="THIRD/in-template.js"></script>
				<script type="text/plain">${note('inline in template')}</script>
			</template>`,
		),
	});
	await visitor.waitVisible(en.grantAll);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 500)));
	expect(thirdParty.hits()).toEqual([]);
	expect(await visitor.count('#unfolded')).toBe(0);

	await visitor.click(en.grantAll);
	const wanted = ['/picture.png', '/set.png', '/in-srcdoc.png', '/frame', '/object', '/embed', '/button.png'];
	wanted.push('/style.css', '/in-template.png', '/in-template.js');
	// No WebKit without a codec for it asks for a video or an audio.
	const media = visitor.engine === 'webkit' ? [] : ['/video.mp4', '/poster.png', '/source.mp4', '/audio.mp3'];
	for (const path of [...wanted, ...media]) await expect.poll(() => paths(thirdParty)).toContain(path);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('inline in template'));
	expect(await visitor.eval(ran)).toEqual(['/in-template.js', 'inline in template']);
	expect(await visitor.count('#unfolded')).toBe(1);
});

test('what says "!" runs only once its category is denied, on later pages too, and never beside a grant', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`<script type="text/plain" data-consent="!analytics" src="THIRD/cookieless.js"></script>
			<script type="text/plain" ${held} src="THIRD/full.js"></script>`,
		),
	});
	const asked = () => paths(thirdParty);
	await visitor.waitVisible(en.denyAll);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	expect(asked()).toEqual([]);
	await visitor.click(en.denyAll);
	await expect.poll(asked).toEqual(['/cookieless.js']);
	await visitor.reload();
	await expect.poll(asked).toEqual(['/cookieless.js', '/cookieless.js']);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(asked).toEqual(['/cookieless.js', '/cookieless.js', '/full.js']);
	thirdParty.forgetHits();
	await visitor.reload();
	await expect.poll(asked).toEqual(['/full.js']);
});

test('what ran because of a denial is no reason to cut the page off when something else is withdrawn', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			'<script type="text/plain" data-consent="!marketing" src="THIRD/cookieless.js"></script>',
		),
	});
	await visitor.waitVisible(en.denyAll);
	await visitor.eval(() => window.yinyom?.denyAll());
	await expect.poll(() => visitor.eval(ran)).toEqual(['/cookieless.js']);
	await visitor.eval(() => window.yinyom?.grantAll());
	await visitor.eval(() => window.yinyom?.save({ analytics: false, marketing: true }));
	await visitor.eval(async (third) => {
		// All that the cut would wait for.
		const parts = ['yinyom-stop', 'services/google-analytics', 'services/meta-pixel'];
		await Promise.all(parts.map((name) => import(`/${name}.js`)));
		for (const name of parts) await fetch(`/${name}.js`);
		await fetch(`${third}/own-shop`, { mode: 'no-cors' }).catch(() => undefined);
	}, thirdParty.url);
	expect(thirdParty.hits('/own-shop')).toHaveLength(1);
});

test('a script that a framework puts in, as text or as an element, runs once and its listeners hear of it', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({ html: page(config() + tag, '<div id="app"></div>') });
	await visitor.waitVisible(en.grantAll);
	await visitor.eval((third) => {
		const app = document.querySelector('#app') as HTMLElement;
		app.innerHTML = `<script type="text/plain" data-consent="analytics" src="${third}/as-text.js"
			referrerpolicy="no-referrer" data-own="kept" onload="(window.heard ||= []).push('attribute')"></script>
			<script type="text/plain" data-consent="analytics">(window.ran ||= []).push('inline as text: ' + document.currentScript.id)</script>`;
		const made = document.createElement('script');
		made.type = 'text/plain';
		made.dataset['consent'] = 'analytics';
		made.src = `${third}/as-element.js`;
		for (const script of [made, ...app.querySelectorAll('script')])
			script.addEventListener('load', ({ target }) => {
				const { heard = [] } = window as { heard?: string[] };
				Object.assign(window, { heard: [...heard, (target as HTMLScriptElement).src.split('/').at(-1)] });
			});
		app.append(made);
	}, thirdParty.url);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('/as-element.js'));
	expect(await visitor.eval(ran)).toEqual(['/as-text.js', 'inline as text: ', '/as-element.js']);
	await visitor.waitFor(() => (window as { heard?: string[] }).heard?.length === 3);
	expect(((await visitor.eval('window.heard')) as string[]).toSorted()).toEqual([
		'as-element.js',
		'as-text.js',
		'attribute',
	]);
	expect(thirdParty.hits('/as-text.js')[0]?.headers.referer).toBeUndefined();
	await visitor.eval(() => window.yinyom?.save({ marketing: false }));
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	expect(thirdParty.hits('/as-text.js').length + thirdParty.hits('/as-element.js').length).toBe(2);
});

test('a script that was on its way at the withdrawal never runs, the next is never asked for, and both run after a new grant', async ({
	visitor,
	open,
}) => {
	const script = (name: string) => `<script type="text/plain" ${held} src="THIRD/${name}.js"></script>`;
	const { thirdParty, arrive } = await open({
		html: page(
			config({ withdraw: 'signal' }) + tag,
			`${script('waits-first')}${script('second')}<script type="text/plain" ${held}>${note('inline')}</script>`,
		),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/waits-first.js').length).toBe(1);
	await visitor.eval(() => window.yinyom?.withdraw());
	arrive();
	await visitor.eval(() => new Promise((done) => setTimeout(done, 900)));
	expect(await visitor.eval(ran)).toEqual([]);
	expect(thirdParty.hits('/second.js')).toEqual([]);
	await visitor.eval(() => window.yinyom?.grantAll());
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('inline'));
	expect((await visitor.eval(ran)).toSorted()).toEqual(['/second.js', '/waits-first.js', 'inline']);
});
