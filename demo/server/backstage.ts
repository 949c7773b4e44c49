import type { Hit } from '../vendors/hits.ts';
import { bundle } from './bundle.ts';
import { readBelow } from './files.ts';
import type { LiveReload } from './live-reload.ts';
import type { Handler } from './open-port.ts';
import type { StoredReceipt } from './receiver.ts';

const panelFolder = new URL('../panel/', import.meta.url);
const panelBundles: Readonly<Record<string, 'es' | 'iife'>> = { listen: 'iife', panel: 'es' };

/** The servers' side of what the panel shows. */
export interface Backstage {
	readonly hitCount: number;
	/** The latest hundred, newest first. */
	readonly hits: readonly Hit[];
	readonly receiptCount: number;
	/** The latest twenty, newest first. */
	readonly receipts: readonly StoredReceipt[];
}

export interface BackstageOptions {
	readonly hits: () => readonly Hit[];
	readonly receipts: () => Promise<readonly StoredReceipt[]>;
	readonly reset: () => Promise<void>;
	readonly liveReload?: LiveReload | undefined;
}

/** What the side panel needs: its own files, and a look at what the other servers saw. */
export function createBackstage({ hits, receipts, reset, liveReload }: BackstageOptions): Handler {
	return async (request) => {
		const { pathname } = new URL(request.url);
		const name = pathname.slice('/_demo/'.length);
		const asked = `${request.method} ${name}`;

		if (asked === 'GET state') return state(hits(), await receipts());
		if (asked === 'GET reload' && liveReload) return liveReload.stream();
		if (asked === 'GET start-over') return file('start-over.html', 'text/html; charset=utf-8');
		if (asked === 'GET page.css') return file('page.css', 'text/css; charset=utf-8');
		if (asked === 'POST start-over') {
			await reset();
			return new Response(null, { status: 204, headers: { 'clear-site-data': '"cookies", "storage"' } });
		}
		const format = panelBundles[name.replace(/\.js$/, '')];
		return format ? script(name, format) : new Response('Not found', { status: 404 });
	};
}

function state(hits: readonly Hit[], receipts: readonly StoredReceipt[]): Response {
	const seen: Backstage = {
		hitCount: hits.length,
		hits: hits.slice(-100).toReversed(),
		receiptCount: receipts.length,
		receipts: receipts.slice(0, 20),
	};
	return Response.json(seen, { headers: { 'cache-control': 'no-store' } });
}

async function file(name: string, type: string): Promise<Response> {
	return new Response((await readBelow(panelFolder, `/${name}`)) ?? '', {
		headers: { 'content-type': type, 'cache-control': 'no-cache' },
	});
}

async function script(name: string, format: 'es' | 'iife'): Promise<Response> {
	const text = await bundle(new URL(name.replace(/\.js$/, '.ts'), panelFolder), format);
	return new Response(text, {
		headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
	});
}
