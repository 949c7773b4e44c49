/** Every language on a phone, twelve to a picture, to be looked at: `npm run languages`, into `.cache/languages`. */
import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright';
import { locales } from '../src/build/define.ts';
import { chromiumArgs } from '../test/browsers/chromium-args.ts';
import { findEngines } from '../test/browsers/find.ts';
import { startDemo } from './server/start-demo.ts';

const folder = new URL('../.cache/languages/', import.meta.url);
const viewport = { width: 360, height: 640 };
const TO_A_SHEET = 12;
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

interface Shot {
	readonly locale: string;
	readonly picture: Buffer;
}

const { chromium: found } = await findEngines();
if (found.kind !== 'playwright') throw new Error('languages: Chromium is missing; run: node test/browsers/install.ts');
await mkdir(folder, { recursive: true });
const demo = await startDemo();
const browser = await chromium.launch({ executablePath: found.executable, args: chromiumArgs });
const shots: Record<string, Shot[]> = { notice: [], preferences: [], end: [] };
const context = await browser.newContext({ viewport, locale: 'en' });
const page = await context.newPage();
for (const locale of locales) {
	await openIn(page, locale);
	const take = async (layer: string) => {
		// Layers fade in.
		await page.evaluate(async () => {
			const moving = document.querySelector('yinyom-root')?.shadowRoot?.getAnimations() ?? [];
			await Promise.all(moving.map(({ finished }) => finished));
		});
		shots[layer]?.push({ locale, picture: await page.screenshot() });
	};
	await page.locator('[part="notice"]').waitFor();
	await take('notice');
	await page.locator('[part="settings"]').click();
	await page.locator('[part="preferences"]').waitFor();
	await take('preferences');
	await page.locator('[part="preferences"] details').first().scrollIntoViewIfNeeded();
	await page.locator('yinyom-root .scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
	await take('end');
}
for (const [layer, all] of Object.entries(shots))
	for (let start = 0; start < all.length; start += TO_A_SHEET)
		await writeSheet(browser, `${layer}-${start / TO_A_SHEET + 1}.png`, all.slice(start, start + TO_A_SHEET));
await browser.close();
await demo.close();

/** The plain page of the demo, as if its author wrote in this language. */
async function openIn(to: Page, locale: string): Promise<void> {
	await to.route('**/plain/en/', async (route) => {
		const answer = await route.fetch();
		const dir = RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr';
		const body = (await answer.text()).replace(/<html[^>]*>/, `<html lang="${locale}" dir="${dir}">`);
		await route.fulfill({ response: answer, body });
	});
	await to.goto(`${demo.siteUrl}/plain/en/`);
	await to.unroute('**/plain/en/');
}

async function writeSheet(by: Browser, name: string, sheet: readonly Shot[]): Promise<void> {
	const paper = await by.newPage({ viewport: { width: 6 * (viewport.width + 12), height: 100 } });
	await paper.setContent(
		`<body style="margin:0;display:grid;grid-template-columns:repeat(6,1fr);gap:6px;font:16px monospace">${sheet
			.map(
				({ locale, picture }) =>
					`<figure style="margin:0">${locale}<br><img src="data:image/png;base64,${picture.toString('base64')}"></figure>`,
			)
			.join('')}`,
	);
	await paper.screenshot({ path: new URL(name, folder).pathname, fullPage: true });
	await paper.close();
	console.log(`.cache/languages/${name}`);
}
