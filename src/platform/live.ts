/** Something that goes on by itself, whatever the page's policy says later. */
export interface Live {
	/** A connection's address; a worker has none to tell. */
	readonly url?: string;
	readonly close?: () => void;
}

/**
 * Keeps the list of what a script can start that a Content Security Policy inserted later does not reach: workers and open
 * connections. Each still is what it was, made by the browser's own constructor.
 */
export function watchLive(): readonly Live[] {
	const list: Live[] = [];
	const realm = window as unknown as Record<string, typeof Worker>;
	for (const name of ['Worker', 'SharedWorker', 'WebSocket', 'EventSource', 'RTCPeerConnection'])
		realm[name] &&= new Proxy(realm[name], {
			construct(...call) {
				const live = Reflect.construct(...call) as Live;
				list.push(live);
				return live;
			},
		});
	return list;
}
