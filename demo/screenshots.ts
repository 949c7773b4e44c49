/** The pictures of the README, taken from the demo as it is: `npm run screenshots`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { mkdir } from 'node:fs/promises';
import { chromium, type Locator, type Page } from 'playwright';
import { chromiumArgs } from '../test/browsers/chromium-args.ts';
import { findEngines } from '../test/browsers/find.ts';
import { startDemo } from './server/start-demo.ts';

const folder = new URL('./screenshots/', import.meta.url);
const devices = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const languages = { th: '/plain/', en: '/plain/en/' };

const { chromium: found } = await findEngines();
if (found.kind !== 'playwright')
	throw new Error('screenshots: Chromium is missing; run: node test/browsers/install.ts');
await mkdir(folder, { recursive: true });
const demo = await startDemo();
const browser = await chromium.launch({ executablePath: found.executable, args: chromiumArgs });
for (const [device, viewport] of Object.entries(devices)) {
	for (const [locale, path] of Object.entries(languages)) {
		const context = await browser.newContext({ viewport, locale });
		const page = await context.newPage();
		const take = async (name: string, part: Page | Locator = page) => {
			const file = `${name}-${locale}-${device}.png`;
			// Layers fade in.
			await sleep(600);
			await part.screenshot({ path: new URL(file, folder).pathname });
			console.log(`demo/screenshots/${file}`);
		};
		await page.goto(demo.siteUrl + path);
		await page.locator('[part="notice"]').waitFor();
		await take('notice');
		await page.locator('[part="settings"]').click();
		await page.locator('[part="preferences"]').waitFor();
		await page.mouse.move(0, 0);
		await take('preferences');
		await page.locator('[part="preferences"] [part="grant-all"]').click();
		await page.locator('[part="reopen"]').waitFor();
		if (device === 'phone') {
			await take('reopen');
			await page.evaluate(() => window.yinyom?.withdraw());
			await page.locator('[part="placeholder"]').waitFor();
			await take('placeholder', page.locator('#video iframe'));
		}
		await context.close();
	}
}
await browser.close();
await demo.close();
