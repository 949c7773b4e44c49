export interface LiveReload {
	/** A server-sent event stream that says one word each time the page is out of date. */
	stream(): Response;
	reload(): void;
}

export function createLiveReload(): LiveReload {
	const listeners = new Set<ReadableStreamDefaultController<string>>();
	return {
		stream() {
			let own: ReadableStreamDefaultController<string>;
			const events = new ReadableStream<string>({
				start(controller) {
					own = controller;
					listeners.add(own);
				},
				cancel() {
					listeners.delete(own);
				},
			});
			return new Response(events.pipeThrough(new TextEncoderStream()), {
				headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
			});
		},
		reload() {
			for (const listener of listeners) listener.enqueue('data: reload\n\n');
		},
	};
}
