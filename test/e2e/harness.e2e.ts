/** The harness keeps its promises in every engine: what a visitor does is trusted and real, what they see is found. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { analytics, close, dialog, expect, save, test } from './harness/sample-site.ts';

test('a click is trusted and lands in the shadow root', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	await visitor.click('[part="deny-all"]');
	await visitor.click(save);
	expect(await visitor.eval('window.log')).toEqual([
		['deny-all', true],
		['save', true],
	]);
});

test('a role and name find one element through two shadow roots, in Thai too', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	expect(await visitor.count(save)).toBe(1);
	expect(await visitor.count({ role: 'button' })).toBe(3);
	expect(await visitor.count({ role: 'link', name: 'Second page' })).toBe(1);
	expect(await visitor.text({ role: 'button', name: 'คุกกี้ทั้งหมด' })).toBe('คุกกี้ทั้งหมด');
	expect(await visitor.read(save, (element, prefix) => prefix + element.getAttribute('part'), '::')).toBe('::save');
});

test('a dialog opens, keeps the keyboard and closes by Escape', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	expect(await visitor.isVisible(dialog)).toBe(false);
	await visitor.click(save);
	await visitor.waitVisible(dialog);
	expect(await visitor.focused()).toMatchObject({ tag: 'input' });
	await visitor.press('Space');
	expect(await visitor.read(analytics, (element) => element.matches(':checked'))).toBe(true);
	await visitor.press('Tab');
	expect(await visitor.focused()).toMatchObject({ tag: 'button', part: 'close', text: 'Close' });
	await visitor.press('Shift+Tab');
	expect(await visitor.focused()).toMatchObject({ tag: 'input' });
	await visitor.press('Escape');
	await visitor.waitHidden(dialog);
	expect(await visitor.focused()).toMatchObject({ part: 'save' });
	await visitor.press('Enter');
	await visitor.click(close);
	await visitor.waitHidden(dialog);
});

test('text is typed and the pointer hovers', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	await visitor.click({ role: 'textbox', name: 'Name' });
	await visitor.type('Ying ยิ่ง');
	expect(await visitor.read({ role: 'textbox' }, (element) => (element as HTMLInputElement).value)).toBe('Ying ยิ่ง');
	await visitor.hover({ role: 'heading', name: 'Harness' });
	expect(await visitor.eval(() => document.querySelector('h1')?.matches(':hover'))).toBe(true);
});

test('an element that is covered, doubled or missing is not clicked but named', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	await visitor.click(save);
	await expect(visitor.click('h1', { timeout: 500 })).rejects.toThrow(/h1/);
	await expect(visitor.isVisible('x-notice, h1')).rejects.toThrow(/2 elements/);
	await expect(visitor.waitVisible('#none', { timeout: 200 })).rejects.toThrow(/#none.*200 ms.*not there/s);
});

test('waiting sees what appears late and says what never came', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	await visitor.waitVisible('#late');
	expect(await visitor.waitFor((id) => document.getElementById(id)?.textContent, 'late')).toBe('late');
	await expect(visitor.waitFor(() => 0, undefined, { timeout: 200, message: 'the moon' })).rejects.toThrow(
		/the moon.* 0$/,
	);
});

test('evaluation awaits promises, carries JSON and reports what is thrown', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	expect(await visitor.eval(async (n) => ({ sum: (await Promise.resolve(n)) + 1 }), 41)).toEqual({ sum: 42 });
	expect(await visitor.eval(() => undefined)).toBeUndefined();
	expect(await visitor.eval('document.title')).toBe('Harness');
	await expect(visitor.eval(() => Promise.reject(new TypeError('no such thing')))).rejects.toThrow(/no such thing/);
});

test('evaluation and scripts work where the page forbids everything', async ({ visitor, site }) => {
	await visitor.goto(`${site.url}/strict`);
	expect(await visitor.eval(() => document.title)).toBe('Strict');
	await visitor.run(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
	expect(await visitor.eval('typeof axe.run')).toBe('function');
});

test('a screenshot is a PNG of the viewport', async ({ visitor, site }, testInfo) => {
	await visitor.goto(site.url);
	await visitor.setViewport(320, 480);
	const path = testInfo.outputPath('viewport.png');
	const png = await visitor.screenshot(path);
	expect(readFileSync(path)).toEqual(png);
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 480]);
	expect(await visitor.box(save)).toMatchObject({ width: expect.any(Number), height: expect.any(Number) });
});
