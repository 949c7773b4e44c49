import type { Known } from './known.ts';
import type { Realm } from './patch.ts';
import type { Waiting } from './waiting.ts';

type Socket = EventTarget & { close(): void };

/** Watches the connections that stay open: one of a held service is "connecting" until its grant. */
export function watchSockets(realm: Realm, find: (url: string) => Known | undefined, { isHeld, keep }: Waiting): void {
	for (const name of ['WebSocket', 'EventSource'] as const) {
		const Native = realm[name] as unknown as (new (...args: unknown[]) => Socket) | undefined;
		if (!Native) continue;
		const late = (known: Known, url: string, args: unknown[]): Socket => {
			let real: Socket | undefined;
			let isClosed = false;
			/** What the page said to it meanwhile. */
			const said: ((socket: Socket) => void)[] = [];
			const own: Record<PropertyKey, unknown> = { url, readyState: 0 };
			keep(known, name, url, () => {
				if (isClosed) return;
				const socket = (real = new Native(...args));
				for (const say of said) say(socket);
			});
			return new Proxy(Object.create(Native.prototype) as Socket, {
				get: (target, key) => {
					if (real) {
						const value: unknown = Reflect.get(real, key, real);
						return typeof value === 'function' ? value.bind(real) : value;
					}
					if (key === 'close')
						return () => {
							isClosed = true;
							own['readyState'] = 3;
						};
					if (String(key).endsWith('Listener'))
						return (...listener: Parameters<Socket['addEventListener']>) =>
							said.push((socket) => socket[key as 'addEventListener'](...listener));
					return key in own ? own[key] : Reflect.get(Object.getPrototypeOf(target), key, null);
				},
				set: (_, key, value) => {
					own[key] = value;
					const say = (socket: Socket) => Reflect.set(socket, key, value, socket);
					if (real) say(real);
					else said.push(say);
					return true;
				},
			});
		};
		realm[name] = new Proxy(Native, {
			construct(native, args, target) {
				let known: Known | undefined;
				try {
					known = find(String(args[0]));
				} catch {}
				return isHeld(known) ? late(known, String(args[0]), args) : (Reflect.construct(native, args, target) as Socket);
			},
		}) as never;
	}
}
