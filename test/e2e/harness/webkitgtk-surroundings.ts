/** The environment that gives WebKitGTK a language, a motion preference and a window as narrow as a phone. */
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileOptions } from './profile.ts';

const neutralLocale = '/usr/lib/locale/C.utf8';

/** Without this the tool bar keeps the window at 447 px and wider. */
const narrowToolBar = '* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }';

/** Writes what is needed into the folder; gives the variables as env(1) takes them. */
export async function prepareSurroundings(folder: string, options: ProfileOptions): Promise<readonly string[]> {
	return [...(await localeVariables(folder, options.locale)), await gtkVariable(folder, options.reducedMotion)];
}

/**
 * WebKitGTK takes `navigator.language` from the name of the C library's locale, which falls back to "C" unless that locale
 * is installed. Only the name matters here, so the neutral locale is lent every name.
 */
async function localeVariables(folder: string, locale: string): Promise<readonly string[]> {
	const name = `${locale.replace('-', '_')}.UTF-8`;
	if (!existsSync(neutralLocale)) return [`LC_ALL=${name}`];
	const link = join(folder, name);
	if (!existsSync(link)) await symlink(neutralLocale, link);
	return [`LC_ALL=${name}`, `LOCPATH=${folder}`];
}

async function gtkVariable(folder: string, motion: ProfileOptions['reducedMotion']): Promise<string> {
	const home = join(folder, motion);
	const gtk = join(home, 'gtk-3.0');
	await mkdir(gtk, { recursive: true });
	await writeFile(join(gtk, 'gtk.css'), narrowToolBar);
	await writeFile(join(gtk, 'settings.ini'), `[Settings]\ngtk-enable-animations=${motion === 'reduce' ? 0 : 1}\n`);
	return `XDG_CONFIG_HOME=${home}`;
}
