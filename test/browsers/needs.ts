/** Lists what the browser tests need of the machine, whether it is there, and which Debian package brings it. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findPostgres } from '../receiver/postgres-server.ts';
import { type EngineName, findEngines, findWebKitGtkParts } from './find.ts';

export interface Need {
	readonly what: string;
	/** The engine it belongs to; absent for what no engine brings along. */
	readonly engine?: EngineName;
	/** Where it was found; absent while it is missing. */
	readonly found?: string;
	/** The packages that bring it on Debian. */
	readonly packages: readonly string[];
	/** Whether the same packages do so on Ubuntu, where `chromium` and `firefox` are snaps, unusable here. */
	readonly onUbuntu: boolean;
	/** A test or two are skipped without it, and say so. Default: nothing runs without it. */
	readonly isOptional?: true;
}

export async function listNeeds(): Promise<readonly Need[]> {
	const { chromium, firefox, webkit } = await findEngines();
	return [
		{ what: 'Chromium', engine: 'chromium', ...at(chromium), packages: ['chromium'], onUbuntu: false },
		{ what: 'Firefox', engine: 'firefox', ...at(firefox), packages: ['firefox-esr'], onUbuntu: false },
		{ what: 'WebKit', engine: 'webkit', ...at(webkit), packages: webKitPackages(), onUbuntu: true },
		{ what: 'PostgreSQL', ...postgres(), packages: ['postgresql'], onUbuntu: true },
		// README's endpoint and its reading of the cookie, in the language of most small sites.
		{ what: 'PHP', ...program('php'), packages: ['php-cli'], onUbuntu: true, isOptional: true },
		{
			what: 'a Thai font',
			...font(/(thai|tlwg|sarabun).*\.(ttf|otf|ttc)$/i),
			packages: ['fonts-thai-tlwg'],
			onUbuntu: true,
		},
		// One for Burmese, Khmer, Lao, Tamil, Devanagari, Arabic, Urdu and Hebrew (12 MB), one for Chinese, Japanese and Korean (2 MB).
		{ what: 'fonts of most scripts', ...font(/NotoSansKhmer-/), packages: ['fonts-noto-core'], onUbuntu: true },
		{
			what: 'a font of East Asia',
			...font(/(wqy-microhei|NotoSansCJK)/),
			packages: ['fonts-wqy-microhei'],
			onUbuntu: true,
		},
	];
}

function at(engine: Awaited<ReturnType<typeof findEngines>>[EngineName]): Pick<Need, 'found'> {
	if (engine.kind === 'missing') return {};
	return { found: engine.kind === 'webkitgtk' ? engine.miniBrowser : engine.executable };
}

function webKitPackages(): string[] {
	const { driver, miniBrowser, xvfb } = findWebKitGtkParts();
	return [...(driver && miniBrowser ? [] : ['webkit2gtk-driver']), ...(xvfb ? [] : ['xvfb'])];
}

function program(name: string): Pick<Need, 'found'> {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
	return found ? { found } : {};
}

function postgres(): Pick<Need, 'found'> {
	const found = findPostgres();
	return found ? { found } : {};
}

/** macOS and Windows ship fonts of every script; a bare Linux draws boxes, which change every width that a test measures. */
function font(pattern: RegExp): Pick<Need, 'found'> {
	if (process.platform !== 'linux') return { found: 'of the system' };
	const folders = [
		'/usr/share/fonts',
		'/usr/local/share/fonts',
		`${homedir()}/.local/share/fonts`,
		`${homedir()}/.fonts`,
	];
	for (const folder of folders.filter((path) => existsSync(path))) {
		const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => pattern.test(name));
		if (file) return { found: `${folder}/${file}` };
	}
	return {};
}
