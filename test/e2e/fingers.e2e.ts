/** A phone: what a finger was on its way to, and what it presses twice. */
import type { Page } from '@playwright/test';
import { inOneEngine } from './harness/fixture.ts';
import { expect, test } from './looking.ts';

test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

/** Slows everything that moves; real time goes on. */
async function slow(page: Page): Promise<(rate: number) => Promise<unknown>> {
	const session = await page.context().newCDPSession(page);
	await session.send('Animation.enable');
	return (playbackRate) => session.send('Animation.setPlaybackRate', { playbackRate });
}

const middleOf = async (page: Page, selector: string) => {
	const { x, y, width, height } = (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	return [x + width / 2, y + height / 2] as const;
};
const record = (page: Page) => page.evaluate(() => window.yinyom?.record);

for (const lang of ['en', 'th'])
	test(
		`what is pressed as a layer comes answers nothing, and half a second later it does (${lang})`,
		inOneEngine,
		async ({ page, show }) => {
			await show({ lang });
			const play = await slow(page);
			await play(0.01);
			await page.reload();
			const grant = await middleOf(page, '[part=grant-all]');
			await page.touchscreen.tap(...grant);
			const settings = await middleOf(page, '[part=settings]');
			expect(await record(page)).toBeNull();

			// A press by program or key counts at once; then "save my choice" has come where a finger still is.
			await page.locator('[part=settings]').evaluate((button) => (button as HTMLElement).click());
			await page.locator('dialog [part=save]').waitFor();
			await page.touchscreen.tap(...settings);
			expect(await page.evaluate((at) => document.elementFromPoint(...at)?.localName, settings)).toBe('yinyom-root');
			await play(1);
			await page.locator('dialog [name=analytics]').tap();
			expect(await record(page)).toBeNull();
			await page.locator('dialog [part=save]').tap();
			await expect.poll(() => record(page)).not.toBeNull();
		},
	);
