/** Every kind of element that can be held: no request while held, then once, in the order a browser would have run it. */
import { paths } from './moments.ts';
import { config, en, expect, page, ran, tag, test } from './page.ts';

const note = (name: string) => `(window.ran ||= []).push(${JSON.stringify(name)})`;
const held = (attributes: string, text = '') =>
	`<script type="text/plain" data-consent="analytics" ${attributes}>${text}</script>`;

test('scripts of every kind run once, in order', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			[
				held('', note('first')),
				held('src="THIRD/slow-library.js"'),
				held('', note('after the library')),
				held('src="THIRD/second.js"'),
				held('src="THIRD/third.js" crossorigin="anonymous"'),
				held('src="THIRD/missing.js"'),
				held('', note('after the missing one')),
				held('src="THIRD/deferred.js" defer'),
				held('data-type="module"', note('module')),
				held('', note('last inline')),
			].join('\n'),
		),
	});
	await visitor.waitVisible(en.grantAll);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('module'));
	expect(await visitor.eval(ran)).toEqual([
		'first',
		'/slow-library.js',
		'after the library',
		'/second.js',
		'/third.js',
		'after the missing one',
		'last inline',
		'/deferred.js',
		'module',
	]);
	await visitor.eval(() => window.yinyom?.grantAll());
	await visitor.eval(() => window.yinyom?.save({ analytics: true }));
	await visitor.eval(() => new Promise((done) => setTimeout(done, 400)));
	expect(thirdParty.hits('/second.js')).toHaveLength(1);
	expect((await visitor.eval(ran)).length).toBe(9);
});

test('integrity is checked, and what fails it delays nothing', async ({ visitor, open }) => {
	await open({
		html: page(
			config() + tag,
			held(
				'src="THIRD/bad.js" crossorigin="anonymous" integrity="sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="',
			) + held('', note('after')),
		),
	});
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('after'));
	expect(await visitor.eval(ran)).toEqual(['after']);
});

test('a script that hangs holds up its own category only', async ({ visitor, open }) => {
	const marketing = `<script type="text/plain" data-consent="marketing" src="THIRD/marketing.js"></script>
		<script type="text/plain" data-consent="marketing">${note('marketing inline')}</script>`;
	await open({
		html: page(config() + tag, held('src="THIRD/hang.js"') + held('', note('analytics inline')) + marketing),
	});
	const begin = Date.now();
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('marketing inline'));
	expect(Date.now() - begin).toBeLessThan(4000);
	expect(await visitor.eval(ran)).toEqual(['/marketing.js', 'marketing inline']);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('analytics inline'));
});

test('frames, images and links load nothing while held, and come back after a withdrawal', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`<iframe data-consent="marketing" data-src="THIRD/frame" title="Video"></iframe>
			<img data-consent="marketing" data-src="THIRD/pixel" alt="">
			<link rel="stylesheet" data-consent="analytics marketing" data-href="THIRD/both.css">`,
		),
	});
	const asked = () => paths(thirdParty);
	await visitor.click(en.settings);
	await visitor.click('[part="switch"][name="marketing"]');
	await visitor.click(en.save);
	await expect.poll(asked).toEqual(['/frame', '/pixel']);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(asked).toEqual(['/both.css', '/frame', '/pixel']);

	await visitor.eval(() => window.yinyom?.withdraw());
	await visitor.waitFor(() => document.querySelector('iframe')?.hasAttribute('src') === false);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(() => thirdParty.hits('/frame').length).toBe(2);
});

test('the Back button goes back to the page before, and brings no withdrawn frame back', async ({ visitor, open }) => {
	const frame = (more: string) => `<iframe data-consent="marketing" title="Video" ${more}></iframe>`;
	const { site, thirdParty } = await open({
		html: page(
			config({ withdraw: 'signal' }) + tag,
			`${frame('data-src="THIRD/frame"')}${frame('data-srcdoc="<script src=THIRD/inside.js></script>"')}
			<div style="height: 9000px"></div>${frame('loading="lazy" data-src="THIRD/lazy"')}`,
		),
		paths: { '/second': () => ({ body: page(''), headers: { 'content-type': 'text/html' } }) },
	});
	await visitor.goto(`${site.url}/second`);
	await visitor.goto(site.url);
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits().length).toBe(2);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	await visitor.eval(() => window.yinyom?.withdraw());
	await visitor.waitFor(() => document.querySelector('iframe')?.hasAttribute('src') === false);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	await visitor.eval(() => scrollTo(0, 9500));
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	await visitor.eval(() => void setTimeout(() => history.back()));
	await visitor.waitFor(() => location.pathname === '/second');
	expect(paths(thirdParty)).toEqual(['/frame', '/inside.js']);
});

test('an element added later is held, and runs when its category is granted', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag) });
	await visitor.waitVisible(en.denyAll);
	const add = (src: string) => {
		const script = document.createElement('script');
		script.type = 'text/plain';
		script.dataset['consent'] = 'analytics';
		script.setAttribute('src', src);
		const wrapper = document.createElement('div');
		wrapper.append(script);
		document.body.append(wrapper);
	};
	await visitor.eval(add, `${thirdParty.url}/before.js`);
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/before.js']);
	await visitor.eval(add, `${thirdParty.url}/after.js`);
	await expect.poll(() => paths(thirdParty)).toEqual(['/after.js', '/before.js']);
});

test('a service is held by its own name, an unknown one for good', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`<script type="text/plain" data-consent="service:meta-pixel" src="THIRD/known.js"></script>
			<script type="text/plain" data-consent="service:nobody" src="THIRD/unknown.js"></script>
			<script type="text/plain" data-consent="functional" src="THIRD/undeclared.js"></script>`,
		),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/known.js']);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	expect(thirdParty.hits()).toHaveLength(1);
	if (visitor.can.console) {
		const said = (await visitor.consoleMessages()).map(({ text }) => text).filter((text) => text.startsWith('yinyom:'));
		expect(said.filter((text) => text.includes('service:nobody'))).toHaveLength(1);
		expect(said.filter((text) => text.includes('data-consent="functional"'))).toHaveLength(1);
	}
});
