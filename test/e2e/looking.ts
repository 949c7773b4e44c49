/** For tests that look: Chromium's own page, with its media and its debugging protocol, on a site that shows whatever is given. */
import type { Locator, Page } from '@playwright/test';
import { chromiumArgs } from '../browsers/chromium-args.ts';
import { findEngines } from '../browsers/find.ts';
import { memoryFolder } from '../memory-folder.ts';
import { test as base } from './harness/fixture.ts';
import { acknowledge, config, page as document, tag } from './page.ts';

export { expect, inOneEngine } from './harness/fixture.ts';

export interface Scene {
	/** Of the config, over `rich`. */
	readonly config?: object;
	readonly lang?: string;
	readonly head?: string;
	readonly body?: string;
	/** Let it come as it comes, for who looks at paints; by default it is there at once. */
	readonly isSlow?: boolean;
}

interface Looking {
	/** Opens a page of this kind and waits for the notice to come to rest; in a new visit each time. */
	readonly show: (scene?: Scene) => Promise<void>;
}

interface ForWorker {
	readonly launchOptions: object;
}

/** Services of every kind, so that each thing the center can show is there: search, languages, cookies, owner's words. */
export const rich = {
	locales: ['th', 'en', 'ar'],
	logo: '/logo.svg',
	dpo: { name: 'Data Protection Officer', email: 'dpo@example.co.th' },
	rights: { url: '/rights', text: 'We answer within 30 days.' },
	categories: {
		necessary: { services: ['stripe'] },
		functional: { services: ['youtube', 'zendesk'], retention: '14 months' },
		analytics: { services: ['google-analytics', 'posthog', 'clarity', 'own'], recipients: 'Our agency' },
		marketing: { services: ['meta-pixel', 'line-tag', 'tiktok-pixel'], transfer: 'To the United States' },
	},
	services: { own: { name: 'Own statistics', vendor: 'Example', cookies: [{ name: '_own', lifetime: '2 y' }] } },
};

const logo =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" rx="6" fill="#3584e4"/></svg>';

export const test = base.extend<Looking, ForWorker>({
	launchOptions: [
		// oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from the pattern, and refuses a name.
		async ({}, use) => {
			const { chromium } = await findEngines();
			if (chromium.kind === 'missing') throw new Error('Chromium is missing; run: node test/browsers/install.ts');
			await use({
				executablePath: chromium.executable,
				args: chromiumArgs,
				...(memoryFolder() && { ignoreDefaultArgs: ['--disable-dev-shm-usage'] }),
			});
		},
		{ scope: 'worker' },
	],
	show: async ({ page, serve }, use) => {
		let html = '';
		await page.addInitScript(() => {
			localStorage.clear();
			sessionStorage.clear();
		});
		const dist = new URL('../../dist/', import.meta.url);
		const { url } = await serve({
			'/': () => html,
			'/consent': ({ body }) => acknowledge(body),
			'/logo.svg': logo,
			'/-/': dist,
		});
		await use(async ({ config: more = {}, lang = 'en', head = '', body = '', isSlow = false } = {}) => {
			html = document(config({ ...rich, ...more }) + tag.replace('"/', '"/-/') + head, body).replace(
				'lang="en"',
				`lang="${lang}"`,
			);
			await page.context().clearCookies();
			await page.goto(url);
			await page.locator('[part=notice]').waitFor();
			await (isSlow ? comes(page) : rest(page));
		});
	},
});

/** Until our layers have come by themselves. */
const comes = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		const root = window.document.querySelector('yinyom-root')?.shadowRoot;
		await Promise.all((root?.getAnimations() ?? []).map(({ finished }) => finished));
	});

/** Our layers are where they come to. */
export const rest = (page: Page): Promise<void> =>
	page.evaluate(() => {
		for (const moving of window.document.querySelector('yinyom-root')?.shadowRoot?.getAnimations() ?? [])
			moving.finish();
	});

/** Opens the preference center, and all that can be opened in it. */
export async function openAll(page: Page): Promise<Locator> {
	await page.evaluate(() => window.yinyom?.open('preferences'));
	const center = page.locator('[part=preferences]');
	await center.waitFor();
	await rest(page);
	await center.evaluate((dialog) => {
		for (const each of dialog.querySelectorAll('details')) each.open = true;
	});
	// The facts of services come when their category opens, and their own details are made with them.
	await center.locator('table').first().waitFor({ state: 'attached' });
	await page.waitForFunction(
		(dialog) => [...(dialog?.querySelectorAll('.category') ?? [])].every((each) => each.querySelector('dl')),
		await center.elementHandle(),
	);
	await center.evaluate((dialog) => {
		for (const each of dialog.querySelectorAll('details')) each.open = true;
	});
	return center;
}
