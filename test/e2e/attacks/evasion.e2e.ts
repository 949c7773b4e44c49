/** B-40–B-45, evasion: marked nodes that are moved, cloned, rewritten, misnamed or come by the thousand stay held. */
import { config, en, expect, inOneEngine, page, ran, tag, test } from '../page.ts';
import { paths, quiet, untilPrepared } from '../moments.ts';

const held = (attributes: string) => `<script type="text/plain" ${attributes}></script>`;

test('B-40: moved, cloned and put back by other tools, a marked node stays held, and then runs once', async ({
	visitor,
	open,
}) => {
	const names = ['moved', 'replacing', 'cloned', 'text', 'before'];
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`<div id="from">${names.map((name) => held(`id="${name}" data-consent="analytics" src="THIRD/${name}.js"`)).join('')}</div><div id="to"></div>`,
		),
	});
	await visitor.waitVisible(en.grantAll);
	await untilPrepared(visitor);
	await visitor.eval(() => {
		const find = (id: string) => document.querySelector(`#${id}`) as HTMLElement;
		const to = find('to') as HTMLElement & { moveBefore?: (node: Node, child: Node | null) => void };
		to.append(find('moved'));
		const replacing = find('replacing');
		replacing.replaceWith(replacing);
		const cloned = find('cloned');
		cloned.replaceWith(cloned.cloneNode(true));
		const text = find('text');
		const markup = text.outerHTML;
		text.remove();
		find('from').insertAdjacentHTML('beforeend', markup);
		if (to.moveBefore) to.moveBefore(find('before'), null);
		else to.append(find('before'));
	});
	await quiet(visitor, 500);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	const all = names.map((name) => `/${name}.js`).sort();
	await expect.poll(async () => [...(await visitor.eval(ran))].sort()).toEqual(all);
	await quiet(visitor);
	expect([...paths(thirdParty)].sort()).toEqual(all);
});

test('B-41: what an optimiser renamed is left to the optimiser, and our marks stay inert', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			held('data-consent="analytics" src="THIRD/plain.js" data-cfasync="false" nowprocket') +
				// Rocket Loader, WP Rocket and LiteSpeed: each makes scripts inert in its own way, until it runs them itself.
				'<script data-consent="analytics" type="d9bb7cd9-text/javascript" src="THIRD/rocket-loader.js"></script>' +
				'<script data-consent="analytics" type="rocketlazyloadscript" data-rocket-src="THIRD/wp-rocket.js"></script>' +
				'<script data-consent="analytics" type="litespeed/javascript" data-src="THIRD/litespeed.js"></script>',
		),
	});
	await visitor.waitVisible(en.grantAll);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toContain('/plain.js');
});

const marks: Readonly<Record<string, string>> = {
	'the empty text': 'data-consent=""',
	'nothing at all': 'data-consent',
	spaces: 'data-consent="   "',
	'an unknown id': 'data-consent="analitics"',
	'another case': 'data-consent="ANALYTICS"',
	'one that is granted and one that is unknown': 'data-consent="analytics nobody"',
	'a name of every object': 'data-consent="constructor"',
	'the prototype': 'data-consent="__proto__"',
	'a service without its service': 'data-consent="service:"',
	commas: 'data-consent="analytics,marketing"',
};

test('B-43: a mark that names nothing we know holds for good; encoded and doubled ones are read', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			Object.values(marks)
				.map((mark, index) => held(`${mark} src="THIRD/held-${index}.js"`))
				.join('') +
				held('data-consent="&#97;nalytics" src="THIRD/encoded.js"') +
				held('data-consent=" analytics\n\tmarketing  analytics " src="THIRD/doubled.js"') +
				held('DATA-CONSENT="analytics" data-consent="nobody" src="THIRD/first-counts.js"'),
		),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/doubled.js', '/encoded.js', '/first-counts.js']);
	await quiet(visitor);
	expect(paths(thirdParty)).toHaveLength(3);
	expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
});

test('B-44: a page that writes itself anew has nothing run that is marked', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag) });
	await visitor.waitVisible(en.grantAll);
	await visitor.eval(
		(script) => {
			document.open();
			document.write(`<!doctype html><title>New</title><h1>New</h1>${script}`);
			document.close();
		},
		held(`data-consent="analytics" src="${thirdParty.url}/written.js"`),
	);
	await quiet(visitor, 600);
	expect(await visitor.text('h1')).toBe('New');
	expect(thirdParty.hits()).toEqual([]);
	await visitor.eval(() =>
		window.yinyom
			?.denyAll()
			.catch(() => true)
			.then(() => true),
	);
	expect(thirdParty.hits()).toEqual([]);
});

test(
	'B-45: of twenty thousand marked nodes at once none runs early, and each runs once',
	inOneEngine,
	async ({ visitor, open }) => {
		// What is to be shown is that it ends, and in small steps; how soon is the engine's affair and the machine's.
		test.setTimeout(150_000);
		const { thirdParty } = await open({ html: page(`${config()}${tag}<script>window.count = 0;</script>`) });
		await visitor.waitVisible(en.grantAll);
		await untilPrepared(visitor);
		await visitor.eval(() => {
			const all = document.createDocumentFragment();
			for (let index = 0; index < 20_000; index += 1) {
				const script = document.createElement('script');
				script.type = 'text/plain';
				script.dataset['consent'] = 'analytics';
				script.text = 'count += 1';
				all.append(script);
			}
			document.body.append(all);
		});
		await quiet(visitor);
		expect(await visitor.eval('window.count')).toBe(0);
		// Firefox says that it has clicked when the page has come to rest.
		await visitor.click(en.grantAll, { timeout: 60_000 });
		await visitor.waitFor(() => (window as unknown as { count: number }).count === 20_000, undefined, {
			timeout: 60_000,
		});
		await quiet(visitor);
		expect(await visitor.eval('window.count')).toBe(20_000);
		expect(thirdParty.hits()).toEqual([]);
	},
);
