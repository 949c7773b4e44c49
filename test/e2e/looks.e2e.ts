/** What people see and hear, looked at as a whole: every layout in every theme, in three languages, light and dark. */
import { axe, judge } from './axe.ts';
import { lost, magnify, sizes, space, unspace } from './layers-in-page.ts';
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
