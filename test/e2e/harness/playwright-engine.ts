/** Chromium, Firefox or Playwright's own WebKit as one worker uses it: one browser, a context for each test. */
import {
	type Browser,
	type BrowserContextOptions,
	type BrowserType,
	chromium,
	firefox,
	webkit,
} from '@playwright/test';
import { chromiumArgs } from '../../browsers/chromium-args.ts';
import type { EngineName, PlaywrightBrowser } from '../../browsers/find.ts';
import { memoryFolder } from '../../memory-folder.ts';
import { keepJournal } from './journal.ts';
import { PlaywrightVisitor, playwrightCan } from './playwright-visitor.ts';
import type { Engine, Profile, ProfileOptions } from './profile.ts';

const browserTypes: Readonly<Record<EngineName, BrowserType>> = { chromium, firefox, webkit };

export function startPlaywright(name: EngineName, { executable, channel }: PlaywrightBrowser): Engine {
	const browsers = new Map<string, Promise<Browser>>();

	function launch(options: ProfileOptions): Promise<Browser> {
		const firefoxUserPrefs = channel ? firefoxPrefs(options) : {};
		const key = JSON.stringify(firefoxUserPrefs);
		const browser =
			browsers.get(key) ??
			browserTypes[name].launch({
				executablePath: executable,
				...(channel && { channel, firefoxUserPrefs }),
				...(name === 'chromium' && { args: chromiumArgs }),
				// Playwright keeps Chromium's bitmaps on the disk for machines with little shared memory.
				...(memoryFolder() && { ignoreDefaultArgs: ['--disable-dev-shm-usage'] }),
			});
		browsers.set(key, browser);
		return browser;
	}

	async function open(options: ProfileOptions): Promise<Profile> {
		const browser = await launch(options);
		const context = await browser.newContext(channel ? basicOptions(options) : contextOptions(options));
		if (options.globalPrivacyControl && !channel) {
			await context.addInitScript(() => {
				Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true });
			});
		}
		const journal = await keepJournal(context);
		return { visitor: new PlaywrightVisitor(name, await context.newPage(), journal), close: () => context.close() };
	}

	return {
		can: playwrightCan,
		open,
		async stop() {
			for (const browser of browsers.values()) await (await browser).close();
		},
	};
}

function basicOptions({ locale, viewport, timezoneId }: ProfileOptions): BrowserContextOptions {
	return { locale, viewport, ...(timezoneId !== undefined && { timezoneId }) };
}

function contextOptions(options: ProfileOptions): BrowserContextOptions {
	const { colorScheme, reducedMotion, forcedColors, globalPrivacyControl } = options;
	const media = { colorScheme, reducedMotion, forcedColors };
	return { ...basicOptions(options), ...media, ...(globalPrivacyControl && { extraHTTPHeaders: { 'Sec-GPC': '1' } }) };
}

/** Over BiDi a context has no media features, but a browser's preferences have; each set of them is one more launch. */
function firefoxPrefs(options: ProfileOptions): Record<string, number | boolean> {
	return {
		'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
		'ui.prefersReducedMotion': options.reducedMotion === 'reduce' ? 1 : 0,
		'browser.display.document_color_use': options.forcedColors === 'active' ? 2 : 1,
		'privacy.globalprivacycontrol.enabled': options.globalPrivacyControl,
	};
}
