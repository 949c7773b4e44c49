/** Serves pages on 127.0.0.1 and counts every request, so that a test asserts what arrived and not what a page meant. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, answerFor, type Content } from './content.ts';
import { type Hit, readHit } from './hit.ts';

export interface Site {
	/** The origin, without a slash at its end: `http://127.0.0.1:40123`. */
	readonly url: string;
	/** What has arrived so far, in order; with a path, only what was asked of that path. */
	hits(path?: string): readonly Hit[];
	/** Starts counting from nothing. */
	forgetHits(): void;
	/** Stops the server and cuts what is still open. */
	close(): Promise<void>;
}

/** Starts a server on a free port. */
export async function serve(content: Content): Promise<Site> {
	let hits: Hit[] = [];
	const server = createServer(async (request, response) => {
		const hit = await readHit(request);
		// Browsers ask for an icon when they like, which would make every count a matter of luck.
		if (hit.path === '/favicon.ico') return void response.writeHead(204).end();
		hits.push(hit);
		await send(response, await answerOrReport(content, hit));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		hits: (path) => hits.filter((hit) => path === undefined || hit.path === path),
		forgetHits() {
			hits = [];
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** Starts a third party first, then the site whose pages need to know the third party's address. */
export async function serveWithThirdParty(parts: {
	readonly thirdParty: Content;
	readonly site: (thirdPartyUrl: string) => Content;
}): Promise<{ readonly site: Site; readonly thirdParty: Site }> {
	const thirdParty = await serve(parts.thirdParty);
	return { thirdParty, site: await serve(parts.site(thirdParty.url)) };
}

/** A handler that throws must reach the reader of the test's output, not hang the page. */
async function answerOrReport(content: Content, hit: Hit): Promise<Answer> {
	try {
		return await answerFor(content, hit);
	} catch (error) {
		console.error(`serve: the handler of ${hit.method} ${hit.path} threw`, error);
		return { status: 500, body: String(error) };
	}
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
	if (answer.fault === 'reset') return void response.destroy();
	if (answer.fault === 'hang') return;
	if (answer.delay) await sleep(answer.delay);
	response.writeHead(answer.status ?? 200, { 'Cache-Control': 'no-store', ...answer.headers });
	if (answer.fault === 'cut') return void response.write(answer.body ?? '', () => response.destroy());
	response.end(answer.body ?? '');
}
