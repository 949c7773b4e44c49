/** The server of the bench, in a process of its own: `serve.ts nothing`, or `serve.ts <file or postgres://…>`. */
import { type Handler, webHandler } from '../../../src/receiver/handler.ts';
import { createReceiver, listenNode, postgresStore, sqliteStore } from '../../../src/receiver.ts';

const [place = 'nothing'] = process.argv.slice(2);

/** What HTTP alone costs: reads the body, keeps nothing. */
const nothing: Handler = webHandler(async (request) => {
	await request.text();
	return {
		status: 201,
		headers: { 'content-type': 'application/json' },
		body: '{"ok":true,"acks":[],"rejects":[],"need":[]}',
	};
});

async function handlerOf(): Promise<Handler> {
	if (place === 'nothing') return nothing;
	const store = place.startsWith('postgres') ? await postgresStore({ url: place }) : sqliteStore(place);
	return createReceiver({ store, limits: { client: false, site: false } });
}

const { url } = await listenNode(await handlerOf(), { port: 0 });
console.log(url);
