/** The server of the bench, in a process of its own: `serve.ts nothing`, or `serve.ts <file or postgres://…>`. */
import { createReceiver, type Handler, listenNode, postgresStore, sqliteStore } from '../../../src/receiver.ts';

const [place = 'nothing'] = process.argv.slice(2);

/** What HTTP alone costs: reads the body, keeps nothing. */
const nothing: Handler = async (request) => {
	await request.text();
	return new Response('{"ok":true,"acks":[],"rejects":[],"need":[]}', {
		status: 201,
		headers: { 'content-type': 'application/json' },
	});
};

async function handlerOf(): Promise<Handler> {
	if (place === 'nothing') return nothing;
	const store = place.startsWith('postgres') ? await postgresStore({ url: place }) : sqliteStore(place);
	return createReceiver({ store, limits: { client: false, site: false } });
}

const { url } = await listenNode(await handlerOf(), { port: 0 });
console.log(url);
