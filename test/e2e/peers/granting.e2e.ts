/** Scenarios 31–38, granting: everything once, in order, with all that a tag says, and under the strictest policies. */
import { createHash } from 'node:crypto';
import { config, en, expect, page, ran, receiptsOf, tag, test } from '../page.ts';
import { paths, quiet } from '../moments.ts';

const note = (name: string) => `(window.ran ||= []).push(${JSON.stringify(name)})`;
const held = (id: string, attributes: string, text = '') =>
	`<script type="text/plain" data-consent="${id}" ${attributes}>${text}</script>`;

test('31: a script that hangs delays no other category', async ({ visitor, open }) => {
	await open({
		html: page(
			config() + tag,
			held('marketing', 'src="THIRD/hang.js"') +
				held('analytics', 'src="THIRD/a.js"') +
				held('analytics', '', note('end')),
		),
	});
	await visitor.click(en.grantAll);
	// Well below the five seconds that its own category waits for it.
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('end'), undefined, { timeout: 3000 });
	expect(await visitor.eval(ran)).toEqual(['/a.js', 'end']);
});

test('32: saving the same choice again and again runs nothing again', async ({ visitor, open }) => {
	const { site, thirdParty } = await open({
		html: page(config() + tag, held('analytics', 'src="THIRD/a.js"') + held('analytics', '', note('inline'))),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => visitor.eval(ran)).toEqual(['/a.js', 'inline']);
	for (let time = 2; time <= 4; time += 1) {
		await visitor.click(en.reopen);
		await visitor.click(en.save);
		await expect.poll(() => receiptsOf(site).length).toBe(time);
	}
	await quiet(visitor);
	expect(await visitor.eval(ran)).toEqual(['/a.js', 'inline']);
	expect(paths(thirdParty)).toEqual(['/a.js']);
});

const nonce = 'cmFuZG9t';
const policies: Readonly<Record<string, string>> = {
	'33: an inline script runs under a nonce alone': `script-src 'nonce-${nonce}'`,
	'37: notice and center render under enforced Trusted Types':
		"require-trusted-types-for 'script'; trusted-types 'none'",
	"38: notice and center have their styles under style-src 'self'": "style-src 'self'",
};

for (const [title, policy] of Object.entries(policies)) {
	test(title, async ({ visitor, open }) => {
		const { thirdParty } = await open({
			html: page(
				`<script nonce="${nonce}">
					window.refused = [];
					document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
				</script>${config()}<script async nonce="${nonce}" src="/yinyom.js"></script>`,
				held('analytics', `nonce="${nonce}"`, note('inline')) + held('analytics', `nonce="${nonce}" src="THIRD/a.js"`),
			),
			headers: { 'content-security-policy': policy },
		});
		await visitor.waitVisible(en.grantAll);
		expect((await visitor.box(en.grantAll)).height).toBeGreaterThanOrEqual(44);
		await visitor.click(en.settings);
		await visitor.waitVisible(en.save);
		expect((await visitor.box('[part="preferences"]')).width).toBeLessThan(1000);
		expect(thirdParty.hits()).toEqual([]);
		await visitor.press('Escape');
		await visitor.click(en.grantAll);
		await expect.poll(() => visitor.eval(ran)).toEqual(['inline', '/a.js']);
		expect(await visitor.eval('window.refused')).toEqual([]);
	});
}

test('34: whatever a tag says beside its source still holds when it runs', async ({ visitor, open }) => {
	const integrity = (path: string) =>
		`sha256-${createHash('sha256').update(`(window.ran ||= []).push("${path}");`).digest('base64')}`;
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			held('analytics', `src="THIRD/slow-loads.js" onload="${note('loaded').replaceAll('"', "'")}"`) +
				held('analytics', `src="THIRD/missing.js" onerror="${note('failed').replaceAll('"', "'")}"`) +
				held('analytics', `src="THIRD/right.js" crossorigin="anonymous" integrity="${integrity('/right.js')}"`) +
				held('analytics', `src="THIRD/wrong.js" crossorigin="anonymous" integrity="${integrity('/right.js')}"`) +
				held('analytics', 'src="THIRD/quiet.js" referrerpolicy="no-referrer"') +
				held('analytics', 'id="last"', note('last')),
		),
	});
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('last'));
	expect(await visitor.eval(ran)).toEqual(['/slow-loads.js', 'loaded', 'failed', '/right.js', '/quiet.js', 'last']);
	const header = (path: string, name: string) => thirdParty.hits(path)[0]?.headers[name];
	expect(header('/slow-loads.js', 'referer')).toBeDefined();
	expect(header('/quiet.js', 'referer')).toBeUndefined();
	expect(header('/right.js', 'origin')).toBeDefined();
	expect(header('/quiet.js', 'origin')).toBeUndefined();
});

test('35: an inline script that needs a library finds it', async ({ visitor, open }) => {
	await open({
		html: page(
			config() + tag,
			held('analytics', 'src="THIRD/slow-library.js"') +
				held('analytics', '', `(window.ran ||= []).push('needs ' + window.ran[0])`),
		),
	});
	await visitor.click(en.grantAll);
	await expect.poll(() => visitor.eval(ran)).toEqual(['/slow-library.js', 'needs /slow-library.js']);
});

test('36: a tag that comes when its category is granted runs, however it comes', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag, '<div id="slot"></div>') });
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval((url) => {
		const make = (path: string) => {
			const script = document.createElement('script');
			script.type = 'text/plain';
			script.dataset['consent'] = 'analytics';
			script.src = url + path;
			return script;
		};
		document.body.append(make('/appended.js'));
		document.querySelector('#slot')?.replaceWith(make('/replacing.js'));
		const text = `<script type="text/plain" data-consent="analytics" src="${url}/as-text.js"></script>`;
		document.body.insertAdjacentHTML('beforeend', `<p>${text}</p>`);
	}, thirdParty.url);
	const all = ['/appended.js', '/as-text.js', '/replacing.js'];
	await expect.poll(() => [...paths(thirdParty)].sort()).toEqual(all);
	await quiet(visitor);
	expect([...(await visitor.eval(ran))].sort()).toEqual(all);
});
