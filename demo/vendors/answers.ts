import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle } from '../server/bundle.ts';
import type { Hit } from './hits.ts';
import type { VendorHost } from './hosts.ts';

type Answer = (hit: Hit) => Response | Promise<Response>;

/** What each vendor says when asked: its script, and a polite answer to whatever that script sends. */
export const answers: Readonly<Record<VendorHost, Answer>> = {
	'www.googletagmanager.com': ({ path }) => (path === '/gtag/js' ? standIn('gtag') : notFound()),
	'www.google-analytics.com': ({ path }) => (path === '/g/collect' ? noContent() : notFound()),
	'connect.facebook.net': ({ path }) => (path === '/en_US/fbevents.js' ? standIn('fbevents') : notFound()),
	'www.facebook.com': ({ path }) =>
		path.startsWith('/tr') ? pixel() : path.startsWith('/plugins/') ? standInPage('Facebook') : notFound(),
	'eu-assets.i.posthog.com': posthogAsset,
	'eu.i.posthog.com': posthogApi,
	'www.youtube-nocookie.com': ({ path }) => (path.startsWith('/embed/') ? youtubePlayer() : notFound()),
	// They play no part but being asked, and leaving a cookie behind.
	'd.line-scdn.net': () => script("document.cookie = '__lt__cid=1; path=/; max-age=3600';"),
	'embed.tawk.to': () => script(CHAT),
	'static.hotjar.com': () => script("document.cookie = '_hjSessionUser_55=1; path=/; max-age=3600';"),
	'partners.nokhook.example': () => script('window.partnerOffers = true;'),
	'stats.platu.example': () => script("document.cookie = 'platu_track=1; path=/; max-age=3600';"),
};

export const notFound = () => new Response('Nobody plays this address in the demo.', { status: 404 });
const noContent = () => new Response(null, { status: 204 });
const script = (text: string | Buffer<ArrayBuffer>) =>
	new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });

/** Google and Meta allow no copies of their scripts, so these behave alike without sharing a line. */
async function standIn(name: 'gtag' | 'fbevents'): Promise<Response> {
	return script(await bundle(new URL(`browser/${name}.ts`, import.meta.url), 'iife'));
}

/** A chat's launcher, where chats put it. */
const CHAT = `
const launcher = document.createElement('button');
launcher.id = 'chat-launcher';
launcher.textContent = 'Chat';
launcher.style.cssText = 'position:fixed;inset-inline-end:16px;bottom:16px;padding:12px 18px;border:0;border-radius:24px;background:#03a84e;color:#fff;font:inherit';
document.body.append(launcher);
document.cookie = '__tawkuuid=1; path=/; max-age=3600';`;

function standInPage(name: string): Response {
	return new Response(`<!doctype html><meta charset="utf-8"><title>${name}</title><p>${name} would be here.</p>`, {
		headers: { 'content-type': 'text/html; charset=utf-8' },
	});
}

const TRANSPARENT_GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

function pixel(): Response {
	return new Response(TRANSPARENT_GIF, { headers: { 'content-type': 'image/gif' } });
}

/** The one real tracker: what npm ships is what PostHog serves. */
async function posthogAsset({ path }: Hit): Promise<Response> {
	const name = path.match(/^\/static\/([\w.-]+\.js)$/)?.[1];
	if (!name) return notFound();
	return script(await readFile(fileURLToPath(import.meta.resolve(`posthog-js/dist/${name}`))));
}

/** Just enough of PostHog's API that the real script is content: nothing is switched on and every event is welcome. */
function posthogApi({ path }: Hit): Response {
	if (path.startsWith('/flags')) return Response.json({ flags: {}, errorsWhileComputingFlags: false });
	if (path.endsWith('/config'))
		return Response.json({ supportedCompression: [], hasFeatureFlags: false, surveys: false });
	if (path.startsWith('/api/surveys')) return Response.json({ surveys: [] });
	return Response.json({ status: 'Ok' });
}

async function youtubePlayer(): Promise<Response> {
	const page = await readFile(new URL('youtube.html', import.meta.url));
	return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
