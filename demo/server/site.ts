import { locales } from '../../src/build/define.ts';
import { builderPage } from './builder-page.ts';
import { mediaType, readBelow } from './files.ts';
import type { Handler } from './open-port.ts';
import { prepare, type Surroundings, shopFolder, sitesFolder } from './shop-page.ts';

const distFolder = new URL('../../dist/', import.meta.url);
const galleryFolder = new URL('../gallery/', import.meta.url);
const GALLERY = '/gallery';
const BUILDER = '/builder';
const PLAIN = '/plain';
const SITES = '/sites';

/** A page that exists only in a test. */
export interface ExtraPage {
	readonly html: string;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface SiteOptions {
	readonly surroundings: Surroundings;
	readonly extraPages: ReadonlyMap<string, ExtraPage>;
	/** Answers everything below `/_demo/`. */
	readonly backstage: Handler;
}

/**
 * The shop's web server. In order: the demo's own addresses, pages given by tests, the five sites, the gallery, the theme
 * builder, the shop's pages (below `/plain/` without the panel), then the shop's and the product's files.
 */
export function createSite({ surroundings, extraPages, backstage }: SiteOptions): Handler {
	const plainSurroundings = { ...surroundings, panel: false };

	return async (request) => {
		const { pathname } = new URL(request.url);
		if (pathname.startsWith('/_demo/')) return backstage(request);

		const extra = extraPages.get(pathname);
		if (extra) return page(await prepare(extra.html, plainSurroundings), extra.headers);

		if (pathname.startsWith(`${SITES}/`)) {
			const below = pathname.slice(SITES.length);
			const html = below.endsWith('/') && (await readBelow(sitesFolder, `${below}index.html`));
			if (html) return page(await prepare(html.toString(), plainSurroundings));
			const style = await readBelow(sitesFolder, below);
			return style ? respond(style, { 'content-type': mediaType(below) }) : notHere();
		}

		if (pathname.startsWith(`${GALLERY}/`)) return gallery(pathname.slice(GALLERY.length));

		if (pathname.startsWith(`${BUILDER}/`)) {
			const found = await builderPage(pathname.slice(BUILDER.length), plainSurroundings);
			return found ? respond(found.body, { 'content-type': found.type }) : notHere();
		}

		const plain = pathname.startsWith(`${PLAIN}/`);
		const path = plain ? pathname.slice(PLAIN.length) : pathname;
		const shopPage = await readBelow(shopFolder, path.endsWith('/') ? `${path}index.html` : `${path}.html`);
		if (shopPage) return page(await prepare(shopPage.toString(), plain ? plainSurroundings : surroundings));

		const file = (await readBelow(shopFolder, path)) ?? (await readBelow(distFolder, path));
		// For every origin, as a CDN does: the gallery's frames have origins of their own.
		const headers = { 'content-type': mediaType(path), 'access-control-allow-origin': '*' };
		return file ? respond(file, headers) : notHere();
	};
}

function notHere(): Response {
	return new Response('There is no such page in the demo.', { status: 404 });
}

/** Every layout in every theme and language. */
async function gallery(path: string): Promise<Response> {
	if (path === '/languages.json') return Response.json(locales);
	const name = path === '/' ? '/index.html' : path;
	const file = await readBelow(galleryFolder, name);
	return file ? respond(file, { 'content-type': mediaType(name) }) : notHere();
}

function page(html: string, headers: Readonly<Record<string, string>> = {}): Response {
	return respond(html, { 'content-type': 'text/html; charset=utf-8', ...headers });
}

function respond(body: string | Buffer<ArrayBuffer>, headers: Readonly<Record<string, string>>): Response {
	return new Response(body, { headers: { 'cache-control': 'no-cache', ...headers } });
}
