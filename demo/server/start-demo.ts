import type { Hit } from '../vendors/hits.ts';
import { createVendors } from '../vendors/vendors.ts';
import { createBackstage } from './backstage.ts';
import type { LiveReload } from './live-reload.ts';
import { openPort } from './open-port.ts';
import { openReceiver } from './receiver.ts';
import { createSite, type ExtraPage } from './site.ts';

export interface DemoOptions {
	/** Of the site; the receiver is asked for ten above, the vendors for twenty above. Default 0: any free ports. */
	readonly port?: number;
	/** SQLite file that keeps the receipts. Default: a temporary one, deleted at the end. */
	readonly databaseFile?: string | undefined;
	/** Pages of a test: path → HTML, in which the vendors' hosts are replaced like in the shop's. No panel. */
	readonly pages?: Readonly<Record<string, string>>;
	/** Response headers of those pages: path → name → value. */
	readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly liveReload?: LiveReload | undefined;
}

export type Demo = Awaited<ReturnType<typeof startDemo>>;

/** Starts the shop, the receiver and the stand-in vendors on this machine. */
export async function startDemo({ port = 0, databaseFile, pages = {}, headers = {}, liveReload }: DemoOptions = {}) {
	const [site, receiver, vendors] = await Promise.all([
		openPort(port),
		openReceiver({ port: port && port + 10, databaseFile }),
		openPort(port && port + 20),
	]);

	let hits: Hit[] = [];
	vendors.serve(createVendors((hit) => hits.push(hit)));

	const extraPages = new Map<string, ExtraPage>();
	for (const [path, html] of Object.entries(pages)) setPage(path, html, headers[path]);

	const surroundings = { vendorUrl: vendors.url, receiverUrl: receiver.url, panel: true, reload: !!liveReload };
	const backstage = createBackstage({ hits: () => hits, receipts: receiver.receipts, reset, liveReload });
	site.serve(createSite({ surroundings, extraPages, backstage }));

	return {
		/** Origin of the shop, without a slash at the end. */
		siteUrl: site.url,
		/** Origin of the stand-in vendors; the first part of a path is the host they play. */
		vendorUrl: vendors.url,
		/** Where receipts are posted. */
		receiverUrl: receiver.url,
		databaseFile: receiver.databaseFile,
		/** Every request that reached a vendor since the start or the last `reset`, oldest first. */
		hits: (): readonly Hit[] => [...hits],
		/** Receipts stored since the start or the last `reset`, newest first. */
		receipts: receiver.receipts,
		reset,
		setPage,
		async close(): Promise<void> {
			await Promise.all([site.close(), receiver.close(), vendors.close()]);
		},
	};

	/** Adds a page, or replaces the one that a test gave for the same path. */
	function setPage(path: string, html: string, responseHeaders: Readonly<Record<string, string>> = {}): void {
		extraPages.set(path, { html, headers: responseHeaders });
	}

	async function reset(): Promise<void> {
		hits = [];
		await receiver.lookAway();
	}
}
