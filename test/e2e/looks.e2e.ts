/** What people see and hear, looked at as a whole: every layout in every theme, in three languages, light and dark. */
import { axe, judge } from './axe.ts';
import { faint, lost, magnify, ringFaults, sizes, space, unspace } from './layers-in-page.ts';
import { expect, inOneEngine, openAll, rest, test } from './looking.ts';

const corners = ['bottom-start', 'bottom-end', 'top-start', 'top-end'];

for (const [index, lang] of ['th', 'en', 'ar'].entries())
	test(
		`axe-core finds nothing in ${lang}: every layout and theme, light and dark, both layers, everything opened`,
		inOneEngine,
		async ({ page, show }) => {
			test.setTimeout(180_000);
			// Contrast is measured of what is in sight only: so all of it is.
			await page.setViewportSize({ width: 1280, height: 4000 });
			const all: string[] = [];
			const look = async (where: string, atLeast: number) => {
				for (const colorScheme of ['dark', 'light'] as const) {
					await page.emulateMedia({ colorScheme });
					// What is seen in the light has the same roles and names in the dark.
					const { found, texts } = await page.evaluate(judge, { isAll: colorScheme === 'light' });
					all.push(...found.map((each) => `${where} ${colorScheme}, ${each}`));
					expect({ where, texts: Math.min(texts ?? 0, atLeast) }).toEqual({ where, texts: atLeast });
				}
			};
			await show({ head: '<style>:root { --yinyom-text: #999 }</style>' });
			await page.evaluate(axe);
			expect((await page.evaluate(judge, { isAll: false })).found).toEqual([expect.stringMatching(/^color-contrast/)]);
			for (const [turn, theme] of ['plain', 'soft', 'sharp'].entries())
				for (const layout of [
					{ notice: 'bar', preferences: 'dialog' },
					// A corner changes the place alone; among three languages each has its turn.
					{ notice: 'box', corner: corners[(index + turn) % 4] },
					{ notice: 'modal', preferences: 'drawer' },
				]) {
					await show({ lang, config: { theme, layout } });
					await page.evaluate(axe);
					const name = [theme, ...Object.values(layout)].join(' ');
					// axe-core takes the joined letters of Arabic for a font's icons and measures few of them.
					await look(name, lang === 'ar' ? 1 : 5);
					if (!layout.preferences) continue;
					// With a last choice, its receipt, and what withdrawing changes.
					if (layout.preferences === 'drawer') await page.evaluate(() => window.yinyom?.grantAll());
					const center = await openAll(page);
					await center.evaluate((dialog) => (dialog.style.maxHeight = 'none'));
					await look(`${name}, opened`, lang === 'ar' ? 2 : 110);
				}
			expect(all).toEqual([]);
		},
	);

test(
	'every text has 4.5:1 in Arabic, of which axe-core measures little: as many as in English, in each theme, light and dark',
	inOneEngine,
	async ({ page, show }) => {
		test.setTimeout(180_000);
		const look = async (lang: string, theme: string) => {
			await show({ lang, config: { theme } });
			const found: string[] = [];
			const texts: number[] = [];
			for (const part of ['notice', 'preferences']) {
				if (part === 'preferences') await openAll(page);
				for (const colorScheme of ['light', 'dark'] as const) {
					await page.emulateMedia({ colorScheme });
					const { faults, texts: count } = await page.locator(`[part=${part}]`).evaluate(faint);
					found.push(...faults.map((each) => `${lang} ${theme} ${colorScheme} ${part}: ${each}`));
					texts.push(count);
				}
			}
			return { found, texts };
		};
		// One that is too faint is found.
		await show({ lang: 'ar', head: '<style>:root { --yinyom-text: #999 }</style>' });
		expect((await page.locator('[part=notice]').evaluate(faint)).faults.length).toBeGreaterThan(2);
		for (const theme of ['plain', 'soft', 'sharp']) {
			const [arabic, english] = [await look('ar', theme), await look('en', theme)];
			expect([...arabic.found, ...english.found]).toEqual([]);
			expect(arabic.texts).toEqual(english.texts);
			expect(Math.min(...arabic.texts)).toBeGreaterThan(5);
			expect(Math.max(...arabic.texts)).toBeGreaterThan(110);
		}
	},
);

for (const lang of ['th', 'en', 'de'])
	test(
		`everything in ${lang} can be read and reached: on a small screen, at 400 %, with text spaced out or twice as large`,
		inOneEngine,
		async ({ page, show }) => {
			test.setTimeout(120_000);
			const found: string[] = [];
			const screens = [
				// 1280 × 1024 at 400 % (WCAG 1.4.10).
				[320, 256],
				[320, 640],
				[360, 740],
				[1280, 800],
			] as const;
			for (const layout of [
				{ notice: 'bar', preferences: 'dialog' },
				{ notice: 'box', corner: 'top-end' },
				{ notice: 'modal', preferences: 'drawer' },
			]) {
				await show({ lang, config: { layout, theme: 'soft' } });
				const look = async (
					part: 'notice' | 'preferences',
					how: string,
					screensNow: readonly (readonly [number, number])[] = screens,
				) => {
					const layer = page.locator(`[part=${part}]`);
					for (const [width, height] of screensNow) {
						await page.setViewportSize({ width, height });
						await rest(page);
						const where = `${Object.values(layout).join(' ')} ${part} ${width}x${height} ${how}`;
						found.push(...(await layer.evaluate(lost)).map((each) => `${where}: ${each}`));
						const box = await layer.boundingBox();
						if (part === 'notice' && (box?.height ?? 999) > height / 2 + 1) found.push(`${where}: more than half`);
						const least = Object.entries(await layer.evaluate(sizes));
						for (const [name, size] of least)
							if (size < (/(-all|settings|save)\b/.test(name) ? 44 : 24))
								found.push(`${where}: ${name} has ${size} pixels`);
						expect(least.length).toBeGreaterThan(2);
					}
				};
				const lookAll = async (part: 'notice' | 'preferences') => {
					const layer = page.locator(`[part=${part}]`);
					await look(part, 'as it is');
					await layer.evaluate(space);
					await look(part, 'spaced', screens.slice(1));
					await layer.evaluate(unspace);
					await layer.evaluate(magnify);
					await look(part, 'twice as large', screens.slice(2));
				};
				await lookAll('notice');
				if (!layout.preferences) continue;
				await openAll(page);
				await lookAll('preferences');
			}
			expect(found).toEqual([]);
		},
	);

test(
	'forced colours, high contrast, less motion and print are answered in every theme',
	inOneEngine,
	async ({ page, show }) => {
		for (const theme of ['plain', 'soft', 'sharp']) {
			await show({ config: { theme }, body: '<p>Words of the page.</p>'.repeat(40) });
			const read = (selector: string, ...names: string[]) =>
				page
					.locator(selector)
					.evaluate((element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)), names);
			const canvas = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];
			await page.emulateMedia({ forcedColors: 'active' });
			for (const each of ['[part=notice]', '[part=notice] [part=deny-all]']) {
				// A line is all that is left of a surface there, and it is of the system's colours.
				const [width, style, line, surface] = await read(
					each,
					'border-top-width',
					'border-top-style',
					'border-top-color',
					'background-color',
				);
				expect([style, Number.parseFloat(width ?? '') >= 1, line === surface]).toEqual(['solid', true, false]);
				expect(canvas).toContain(surface);
			}
			await page.evaluate(() => window.yinyom?.open('preferences'));
			await page.locator('[part=preferences]').waitFor();
			await rest(page);
			const dot = (name: string) =>
				page.locator(`[name=${name}]`).evaluate((element) => {
					const { paddingInlineStart, borderTopWidth } = getComputedStyle(element);
					return [
						paddingInlineStart,
						borderTopWidth,
						getComputedStyle(element, '::before').borderTopColor !== getComputedStyle(element).backgroundColor,
					];
				});
			// On is seen by where the dot is.
			expect(await dot('necessary')).toEqual(['26px', '2px', true]);
			expect(await dot('analytics')).toEqual(['4px', '2px', true]);
			await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
			const [widthOfMore] = await read('[part=preferences]', 'border-top-width');
			expect(widthOfMore).toBe('2px');
			await page.emulateMedia({ contrast: 'no-preference' });

			await page.keyboard.press('Escape');
			await page.emulateMedia({ reducedMotion: 'reduce' });
			const firstFrame = await page.evaluate(async () => {
				const root = document.querySelector('yinyom-root')?.shadowRoot;
				window.yinyom?.close();
				await window.yinyom?.open('notice');
				const notice = root?.querySelector('[part=notice]');
				const top = () => notice?.getBoundingClientRect().top;
				const [moving] = root?.getAnimations() ?? [];
				moving?.pause();
				if (moving) moving.currentTime = 0;
				const before = top();
				moving?.finish();
				return { before, after: top(), isThere: !!moving };
			});
			expect(firstFrame).toEqual({ before: firstFrame.after, after: firstFrame.after, isThere: true });
			await page.emulateMedia({ reducedMotion: 'no-preference', media: 'print' });
			expect(await page.locator('yinyom-root').evaluate((host) => getComputedStyle(host).display)).toBe('none');
			const printed = await page.screenshot();
			await page.locator('yinyom-root').evaluate((host) => host.remove());
			expect((await page.screenshot()).equals(printed)).toBe(true);
			await page.emulateMedia({ media: null });
		}
	},
);

test(
	'the ring of the focus has 3:1 in every theme, is cut nowhere, and what has the focus is never under the notice',
	inOneEngine,
	async ({ page, show }) => {
		test.setTimeout(120_000);
		const rings: unknown[] = [];
		for (const theme of ['plain', 'soft', 'sharp'])
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				await show({ config: { theme } });
				for (const layer of ['notice', 'preferences'] as const) {
					if (layer === 'preferences') await openAll(page);
					await page.locator(`[part=${layer}] :is(a, summary, input:enabled, button)`).first().focus();
					// The last key was one, so the browser shows where the focus is.
					for (let turn = 0; turn < (layer === 'notice' ? 4 : 8); turn++) {
						if (turn) await page.keyboard.press('Tab');
						rings.push(...(await page.locator(`[part=${layer}]`).evaluate(ringFaults)));
					}
				}
			}
		expect(rings).toEqual([]);

		const hidden: string[] = [];
		for (const [width, height] of [
			[320, 256],
			[1280, 720],
		] as const)
			for (const layout of [
				{ notice: 'bar' },
				{ notice: 'box', corner: 'top-start' },
				{ notice: 'box', corner: 'bottom-end' },
			]) {
				await page.setViewportSize({ width, height });
				const body = Array.from(
					{ length: 8 },
					(_, index) => `<p style="margin: 0 0 ${index % 2 ? 90 : 400}px"><a href="#${index}">link ${index}</a></p>`,
				);
				await show({ config: { layout }, body: body.join('') });
				for (const each of [0, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1, 0]) {
					const link = page.getByRole('link', { name: `link ${each}` });
					await link.focus();
					const isSeen = () =>
						link.evaluate((element) => {
							const { x, y, width: wide, height: high } = element.getBoundingClientRect();
							return document.elementFromPoint(x + wide / 2, y + high / 2) === element;
						});
					// It scrolls, or the notice steps aside, once its part has arrived.
					const seen = await expect
						.poll(isSeen, { timeout: 2000 })
						.toBe(true)
						.then(
							() => true,
							() => false,
						);
					if (!seen) hidden.push(`${width}x${height} ${Object.values(layout).join(' ')}: link ${each}`);
				}
			}
		expect(hidden).toEqual([]);
	},
);

test(
	'on a phone no ring of the preference center is cut, by whatever way the keyboard comes there',
	inOneEngine,
	async ({ page, show }) => {
		await page.setViewportSize({ width: 360, height: 640 });
		await show();
		await page.evaluate(() => window.yinyom?.open('preferences'));
		const center = page.locator('[part=preferences]');
		await center.waitFor();
		await rest(page);
		await center.locator('[part=close]').focus();
		const rings: unknown[] = [];
		const names = new Set<unknown>();
		for (const key of ['Tab', 'Shift+Tab'])
			for (let turn = 0; turn < 20; turn++) {
				await page.keyboard.press(key);
				const focused = await center.evaluate((layer) => {
					const found = (layer.getRootNode() as ShadowRoot).activeElement;
					return found && `${found.localName} ${found.getAttribute('part') ?? found.textContent}`;
				});
				// Between its last and its first control the browser has its own.
				if (!focused) continue;
				names.add(focused);
				rings.push(...(await center.evaluate(ringFaults)));
			}
		expect([...names]).toEqual(expect.arrayContaining(['button close', 'button save', 'select language']));
		expect(rings).toEqual([]);
	},
);

test(
	'nothing of the page moves in any layout, on a desktop or a phone, and the largest paint stays its own',
	inOneEngine,
	async ({ page, show }) => {
		const head = `<script>
		window.shifts = []; window.largest = [];
		new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts.push(entry.value))).observe({ type: 'layout-shift', buffered: true });
		new PerformanceObserver((list) => list.getEntries().forEach((entry) => largest.push(entry.element?.id ?? 'ours ' + entry.size + entry.url))).observe({ type: 'largest-contentful-paint', buffered: true });
	</script><style>h1 { font-size: 16px } main p { height: 120px }</style>`;
		const body = `<h2 id="hero">A heading of the page</h2>${'<p>Words.</p>'.repeat(30)}`;
		const where = () =>
			page.evaluate(() => [
				scrollX,
				scrollY,
				...[...document.querySelectorAll('main > *')].map((each) => JSON.stringify(each.getBoundingClientRect())),
			]);
		for (const [width, height] of [
			[1280, 800],
			[360, 740],
		] as const)
			for (const layout of [
				{ notice: 'bar', preferences: 'dialog' },
				{ notice: 'box', corner: 'top-end', preferences: 'drawer' },
				{ notice: 'modal', preferences: 'drawer' },
			]) {
				await page.setViewportSize({ width, height });
				await show({ config: { layout }, head, body, isSlow: true });
				await page.evaluate(() => scrollTo(0, 500));
				const before = await where();
				await page.evaluate(() => window.yinyom?.open('preferences'));
				await page.locator('[part=preferences]').waitFor();
				expect(await where()).toEqual(before);
				await page.keyboard.press('Escape');
				await page.locator('[part=preferences]').waitFor({ state: 'detached' });
				expect(await where()).toEqual(before);
				await page.locator('[part=notice] [part=deny-all]').click();
				await page.locator('[part=notice]').waitFor({ state: 'detached' });
				expect(await where()).toEqual(before);
				expect(await page.evaluate('shifts')).toEqual([]);
				const largest = (await page.evaluate('largest')) as string[];
				expect({ layout, largest: [...new Set(largest)] }).toEqual({ layout, largest: ['hero'] });
				expect(await page.evaluate(() => document.documentElement.style.cssText)).toBe('');
			}
	},
);
