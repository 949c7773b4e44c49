/** What stays when layers come and go a hundred times: nothing; and the preference center of a site with sixty services. */
import { services } from '../../src/services.ts';
import { lost } from './layers-in-page.ts';
import { expect, inOneEngine, rest, test } from './looking.ts';

test(
	'the notice and the preference center leave no node, listener or heap behind, a hundred times over',
	inOneEngine,
	async ({ page, show }) => {
		test.setTimeout(120_000);
		await show();
		const protocol = await page.context().newCDPSession(page);
		await protocol.send('Performance.enable');
		const turn = (times: number) =>
			page.evaluate(async (count) => {
				const gone = () => new Promise((done) => setTimeout(done));
				for (let index = 0; index < count; index++) {
					await window.yinyom?.open('notice');
					await window.yinyom?.open('preferences');
					document.querySelector('yinyom-root')?.shadowRoot?.querySelector<HTMLElement>('.category summary')?.click();
					await gone();
					window.yinyom?.close();
					await gone();
				}
				// Each layer is digested when the browser has nothing else to do; what waits for that has gone then.
				for (let index = 0; index < 3; index++) await new Promise((done) => requestIdleCallback(done));
				await gone();
			}, times);
		const measure = async () => {
			// Twice: what a finalizer holds goes at the second time.
			for (const _ of [1, 2]) await protocol.send('HeapProfiler.collectGarbage');
			const { metrics } = await protocol.send('Performance.getMetrics');
			const read = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
			return { nodes: read('Nodes'), listeners: read('JSEventListeners'), heap: read('JSHeapUsedSize') };
		};
		// What is made once is made now. The browser holds on to the last layer at times: of several looks the least counts.
		await turn(10);
		let before = await measure();
		for (let look = 0; look < 4; look++) {
			await turn(1);
			const next = await measure();
			if (next.nodes < before.nodes) before = next;
		}
		await turn(100);
		// What is kept stays for good, however often somebody looks.
		const growth = async () => {
			await turn(1);
			const after = await measure();
			return {
				// The browser's own few may come and go between two looks; one for each turn would be a hundred and more.
				nodes: after.nodes - before.nodes < 50,
				listeners: after.listeners - before.listeners < 20,
				// 0.3 kB a turn were measured, by heap snapshots all of it code that the engine compiled meanwhile.
				heap: after.heap - before.heap < 100_000,
			};
		};
		await expect.poll(growth).toEqual({ nodes: true, listeners: true, heap: true });
		expect(await page.locator('[part=preferences]').count()).toBe(0);
	},
);

const ids = services.map(({ id }) => id);
const sixty = [...ids, ...Array.from({ length: 60 - ids.length }, (_, index) => `own-${index}`)];

test(
	'with sixty services the center opens, finds one, keeps the keyboard, and scrolls one way only on a narrow phone',
	inOneEngine,
	async ({ page, show }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await show({
			lang: 'th',
			config: {
				categories: Object.fromEntries(
					['functional', 'analytics', 'marketing'].map((id, index) => [
						id,
						{ services: sixty.slice(index * 20, index * 20 + 20) },
					]),
				),
				services: Object.fromEntries(
					sixty.map((id) => [
						id,
						{ name: `Service ${id}`, vendor: 'Example Co., Ltd.', cookies: [{ name: `_${id}`, lifetime: '1 y' }] },
					]),
				),
			},
		});
		const start = await page.evaluate(async () => {
			const from = performance.now();
			await window.yinyom?.open('preferences');
			return performance.now() - from;
		});
		expect(start).toBeLessThan(5000);
		const center = page.locator('[part=preferences]');
		await center.waitFor();
		await rest(page);
		expect(await center.evaluate(lost)).toEqual([]);
		await center.locator('input[type=search]').fill('own-3');
		await expect.poll(() => center.locator('.service:visible').count()).toBe(1);
		await center.locator('input[type=search]').fill('');
		await expect.poll(() => center.locator('.service:visible').count()).toBe(0);
		for (const each of await center.locator('.category > details > summary').all()) await each.click();
		await expect.poll(() => center.locator('.service:visible').count()).toBeGreaterThan(59);
		expect(await center.evaluate(lost)).toEqual([]);
		// Backwards from the title the keyboard is at the buttons at once, however long the list.
		await center.locator('[part=close]').focus();
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Shift+Tab');
		expect(
			await center.evaluate((dialog) => (dialog.getRootNode() as ShadowRoot).activeElement?.getAttribute('part')),
		).toBe('save');
	},
);
