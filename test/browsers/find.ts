/** Says where each browser engine is: the system's own package first, else the build that Playwright downloads. */
import { existsSync, readdirSync } from 'node:fs';

/** An executable that Playwright drives; `channel` is set when it takes another protocol than Playwright's own build. */
export interface PlaywrightBrowser {
	readonly kind: 'playwright';
	readonly executable: string;
	readonly channel?: 'moz-firefox';
}

/** WebKit as Linux distributions package it: driven by W3C WebDriver, on a virtual screen. */
export interface WebKitGtk {
	readonly kind: 'webkitgtk';
	readonly driver: string;
	readonly miniBrowser: string;
	readonly xvfb: string;
}

export interface Missing {
	readonly kind: 'missing';
	readonly looked: readonly string[];
}

export interface Engines {
	readonly chromium: PlaywrightBrowser | Missing;
	readonly firefox: PlaywrightBrowser | Missing;
	readonly webkit: PlaywrightBrowser | WebKitGtk | Missing;
}

export type EngineName = keyof Engines;

const chromiumPath = '/usr/bin/chromium';
const firefoxPath = '/usr/bin/firefox-esr';
const libraries = '/usr/lib';

/** The parts of WebKitGTK, each `undefined` where the system lacks it. */
export function findWebKitGtkParts(): { [Part in keyof Omit<WebKitGtk, 'kind'>]: string | undefined } {
	return {
		driver: existing('/usr/bin/WebKitWebDriver'),
		miniBrowser: findMiniBrowser(),
		xvfb: existing('/usr/bin/Xvfb'),
	};
}

export async function findEngines(): Promise<Engines> {
	return {
		chromium: existsSync(chromiumPath)
			? { kind: 'playwright', executable: chromiumPath }
			: await findPlaywrightBuild('chromium', chromiumPath),
		firefox: existsSync(firefoxPath)
			? { kind: 'playwright', executable: firefoxPath, channel: 'moz-firefox' }
			: await findPlaywrightBuild('firefox', firefoxPath),
		webkit: findWebKitGtk() ?? (await findPlaywrightBuild('webkit', 'WebKitWebDriver, MiniBrowser and Xvfb')),
	};
}

function findWebKitGtk(): WebKitGtk | undefined {
	const { driver, miniBrowser, xvfb } = findWebKitGtkParts();
	return driver && miniBrowser && xvfb ? { kind: 'webkitgtk', driver, miniBrowser, xvfb } : undefined;
}

/** The folder carries the machine's architecture and the library's series: /usr/lib/<triplet>/webkit2gtk-4.1/. */
function findMiniBrowser(): string | undefined {
	if (!existsSync(libraries)) return undefined;
	for (const triplet of readdirSync(libraries).filter((name) => name.includes('-linux-'))) {
		for (const series of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
			const found = existing(`${libraries}/${triplet}/${series}/MiniBrowser`);
			if (found) return found;
		}
	}
	return undefined;
}

async function findPlaywrightBuild(name: EngineName, systemPath: string): Promise<PlaywrightBrowser | Missing> {
	// Imported only here: it takes half a second, which a machine with system browsers need not spend.
	const { [name]: browserType } = await import('@playwright/test');
	const executable = browserType.executablePath();
	return existsSync(executable)
		? { kind: 'playwright', executable }
		: { kind: 'missing', looked: [systemPath, executable] };
}

function existing(path: string): string | undefined {
	return existsSync(path) ? path : undefined;
}
