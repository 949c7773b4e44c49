import { locales } from '../../src/build/define.ts';
import { bundle } from './bundle.ts';
import { mediaType, readBelow } from './files.ts';
import { prepare, type Surroundings } from './shop-page.ts';

const folder = new URL('../builder/', import.meta.url);

/** A file of the theme builder, by its path below `/builder`; `/th/` is the page in Thai. */
export async function builderPage(
	path: string,
	surroundings: Surroundings,
): Promise<{ readonly body: string | Buffer<ArrayBuffer>; readonly type: string } | undefined> {
	if (path === '/languages.json') return { body: JSON.stringify(locales), type: mediaType(path) };
	if (path === '/builder.js')
		return { body: await bundle(new URL('builder.tsx', folder), 'es'), type: mediaType(path) };
	const language = /^\/(th\/)?$/.exec(path) && (path === '/th/' ? 'th' : 'en');
	const file = await readBelow(folder, language ? '/index.html' : path);
	if (!file || !/\.(html|css)$/.test(language ? '.html' : path)) return undefined;
	if (language)
		return { body: file.toString().replace('lang="en"', `lang="${language}"`), type: mediaType('index.html') };
	const isPage = path.endsWith('.html');
	return { body: isPage ? await prepare(file.toString(), surroundings) : file, type: mediaType(path) };
}
