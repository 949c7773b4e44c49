import { ofDocument } from '../platform/page.ts';
import type { Call, Signal } from '../services/service.ts';

/** What a name leads to from `window` on; `undefined` where the way ends. */
const reach = (path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>((from, name) => (from as Readonly<Record<string, unknown>> | undefined)?.[name], window);

/** A vendor's ear. */
export interface Listener {
	/** Says it if it is news; answers whether the vendor could hear it. */
	readonly say: (isOn: boolean | undefined) => boolean;
}

/**
 * Tells one vendor, and says nothing twice.
 *
 * A list is made where there is none: its vendor's snippet takes it over and finds there what was said before it. Anything else
 * has to be there; a held vendor hears what counts when it has come.
 */
export function listenerOf(signal: Signal, isGranted: (id: string) => boolean): Listener {
	let last: string | undefined;
	let isFetched = false;
	return {
		say: (isOn) => {
			const calls =
				isOn === undefined ? (signal.hold ?? signal.tell(false, () => false)) : signal.tell(isOn, isGranted);
			// Functions are the same each time, and JSON leaves them out.
			const news = JSON.stringify(calls);
			if (news === last) return true;
			if (signal.set) Object.assign(window, signal.set);
			if (signal.isQueue && !reach(signal.at)) Object.assign(window, { [signal.at]: [] });
			const vendor = reach(signal.at);
			const { ready } = signal;
			if (!vendor || (ready && !methodOf(vendor, ready)) || !calls.every((call) => canHear(vendor, call, signal))) {
				isFetched ||= signal.fetch?.() ?? true;
				return false;
			}
			for (const call of calls) tell(vendor, call);
			if (signal.announces && last === undefined)
				ofDocument('dispatchEvent').call(document, new CustomEvent(signal.announces));
			// After the calls: one that breaks has not been heard.
			last = news;
			return true;
		},
	};
}

const methodOf = (vendor: unknown, name: string): unknown =>
	name ? (vendor as Readonly<Record<string, unknown>>)[name] : vendor;

const canHear = (vendor: unknown, [name]: Call, { isQueue }: Signal): boolean =>
	typeof methodOf(vendor, name) === 'function' || (!!isQueue && typeof methodOf(vendor, 'push') === 'function');

function tell(vendor: unknown, [name, ...parts]: Call): void {
	const method = methodOf(vendor, name);
	if (typeof method === 'function') Reflect.apply(method, vendor === method ? undefined : vendor, parts);
	else (vendor as unknown[]).push([name, ...parts]);
}
