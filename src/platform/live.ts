/** Something that goes on by itself, whatever the page's policy says later. */
export interface Live {
	/** A connection's address; a worker has none to tell. */
	readonly url?: string;
	readonly close?: () => void;
	/** A shadow root whose frames nobody finds from outside. */
	readonly root?: WeakRef<ShadowRoot>;
}

/**
 * Keeps the list of what a script can start that a Content Security Policy inserted later does not reach: workers, open
 * connections, and frames in closed shadow roots. Each still is what it was, made by the browser's own constructor.
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
	const { attachShadow } = Element.prototype;
	Element.prototype.attachShadow = new Proxy(attachShadow, {
		apply(...call) {
			const root = Reflect.apply(...call) as ShadowRoot;
			if (root.mode === 'closed') list.push({ root: new WeakRef(root) });
			return root;
		},
	});
	return list;
}
