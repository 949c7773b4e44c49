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
	'www.facebook.com': ({ path }) => (path.startsWith('/tr') ? pixel() : notFound()),
	'eu-assets.i.posthog.com': posthogAsset,
	'eu.i.posthog.com': posthogApi,
	'www.youtube-nocookie.com': ({ path }) => (path.startsWith('/embed/') ? youtubePlayer() : notFound()),
};

export const notFound = () => new Response('Nobody plays this address in the demo.', { status: 404 });
const noContent = () => new Response(null, { status: 204 });
const script = (text: string | Buffer<ArrayBuffer>) =>
	new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });

/** Google and Meta allow no copies of their scripts, so these behave alike without sharing a line. */
async function standIn(name: 'gtag' | 'fbevents'): Promise<Response> {
	return script(await bundle(new URL(`browser/${name}.ts`, import.meta.url), 'iife'));
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
