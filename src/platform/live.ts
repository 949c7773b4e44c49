/** What a script started that goes on by itself, whatever the page's policy says later. */
export interface Live {
	readonly started: readonly Started[];
	/**
	 * Closed shadow roots, whose frames nobody finds from outside, by their hosts: a page that drops a host drops its root. A weak
	 * reference to the root itself may be empty while the root is on the screen, for what stands for it in script is an object of
	 * its own, which a browser may collect.
	 */
	readonly roots: WeakMap<Element, ShadowRoot>;
}

interface Started {
	/** A connection's address; a worker has none to tell. */
	readonly url?: string;
	readonly close?: () => void;
}

/**
 * Keeps the list of what a script can start that a Content Security Policy inserted later does not reach: workers, open
 * connections, and frames in closed shadow roots. Each still is what it was, made by the browser's own constructor.
 */
export function watchLive(): Live {
	const started: Started[] = [];
	const roots: Live['roots'] = new WeakMap();
	const realm = window as unknown as Record<string, typeof Worker>;
	for (const name of ['Worker', 'SharedWorker', 'WebSocket', 'EventSource', 'RTCPeerConnection'])
		realm[name] &&= new Proxy(realm[name], {
			construct(...call) {
				const live = Reflect.construct(...call) as Started;
				started.push(live);
				return live;
			},
		});
	const { attachShadow } = Element.prototype;
	Element.prototype.attachShadow = new Proxy(attachShadow, {
		apply(...call) {
			const root = Reflect.apply(...call) as ShadowRoot;
			if (root.mode === 'closed') roots.set(root.host, root);
			return root;
		},
	});
	return { started, roots };
}
