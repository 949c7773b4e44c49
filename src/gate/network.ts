import type { Known } from './known.ts';
import { patch, type Realm } from './patch.ts';
import type { Waiting } from './waiting.ts';

interface Opened {
	readonly known: Known;
	readonly url: string;
	readonly isSync: boolean;
}

/** Watches the requests that scripts make without an element, and keeps those of held services until their grant. */
export function watchRequests(realm: Realm, find: (url: string) => Known | undefined, { isHeld, keep }: Waiting): void {
	patch(realm, '', 'fetch', (self, args, native) => {
		const [input, init] = args as Parameters<typeof fetch>;
		const request = input instanceof realm.Request ? input : undefined;
		const url = request?.url ?? String(input);
		const known = find(url);
		const signal = init?.signal ?? request?.signal;
		if (!isHeld(known) || signal?.aborted) return undefined;
		return [
			new realm.Promise((resolve, reject) => {
				signal?.addEventListener('abort', () => reject(signal.reason));
				keep(known, 'fetch', url, () => signal?.aborted || resolve(Reflect.apply(native, self, args)));
			}),
		];
	});

	patch(realm, 'Navigator', 'sendBeacon', (self, args, native) => {
		const url = String(args[0]);
		const known = find(url);
		if (!isHeld(known)) return undefined;
		keep(known, 'sendBeacon', url, () => Reflect.apply(native, self, args));
		return [true];
	});

	const opened = new WeakMap<XMLHttpRequest, Opened>();
	const { open } = realm.XMLHttpRequest.prototype;
	patch(realm, 'XMLHttpRequest', 'open', (self: XMLHttpRequest, [, url, isAsync = true]) => {
		const known = find(String(url));
		if (known) opened.set(self, { known, url: String(url), isSync: !isAsync });
		else opened.delete(self);
		return undefined;
	});
	patch(realm, 'XMLHttpRequest', 'abort', (self: XMLHttpRequest) => void opened.delete(self));
	patch(realm, 'XMLHttpRequest', 'send', (self: XMLHttpRequest, args, native) => {
		const entry = opened.get(self);
		if (!entry || !isHeld(entry.known)) return undefined;
		// Nobody can wait in a call that must answer at once: it is answered with nothing.
		if (entry.isSync) return void open.call(self, 'GET', 'data:,', false);
		keep(
			entry.known,
			'XMLHttpRequest',
			entry.url,
			() => opened.get(self) === entry && Reflect.apply(native, self, args),
		);
		return [undefined];
	});
}
