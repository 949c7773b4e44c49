import { isObject } from '../config/is-object.ts';
import { listen, quietly } from '../platform/page.ts';
import type { Signal } from '../services/service.ts';
import type { Draft } from './index.ts';
import { isMode } from './modes.ts';
import { listenerOf } from './speak.ts';

/** Ids of services whose files may have a signal; set when the package is built. */
declare const __MORE__: RegExp;

/**
 * Tells the vendors beyond Google and Meta, each in its own words, where the config lists them.
 *
 * They hear it after those two and before anything is released. A vendor whose words do not arrive (its file is refused, by a
 * filter list for one) stays held: nobody could tell it of a withdrawal.
 */
export async function tellVendors(draft: Draft): Promise<void> {
	const { isGranted, load, raw, report, rules, signals, switchOf } = draft;
	const own = isObject(raw) && isObject(raw['services']) ? raw['services'] : {};
	const ids = Object.values(rules.categories)
		.flatMap(({ services }) => services)
		.filter((id) => __MORE__.test(`"${id}"`) && !Object.hasOwn(own, id));
	const mute = new Set<string | undefined>();
	const named = await Promise.all(
		ids.map(async (id): Promise<readonly (readonly [string, Signal])[]> => {
			try {
				const { signal } = await load(`services/${id}`);
				return signal ? [[`service:${id}`, signal]] : [];
			} catch (error) {
				mute.add(`service:${id}`);
				report('load', `services/${id}.js`, error);
				return [];
			}
		}),
	);
	const bridges: Readonly<Record<string, Signal>> = Object.keys(rules.signals).some(isMode)
		? (await load('yinyom-modes')).bridges
		: {};
	const asked = Object.entries(bridges).filter(([option]) => rules.signals[option] === true);
	const listeners = [
		...named.flat().map(([id, signal]) => [id, listenerOf(signal, isGranted)] as const),
		...asked.map(([, signal]) => ['necessary', listenerOf(signal, isGranted)] as const),
	];
	let isTold = false;
	let isWaiting = false;
	let tries = 0;
	/** A vendor that breaks keeps no other from hearing. */
	const say = () => {
		isWaiting = listeners
			.map(([id, listener]) => quietly(() => listener.say(isTold ? isGranted(id) : undefined)))
			.some((isHeard) => !isHeard);
		// No event tells that one has come which a bundle brings, or is set up that broke before: looked for again, for a minute.
		if (isWaiting && tries < 8) setTimeout(say, 250 * 2 ** tries++);
	};
	say();
	// A vendor that was held comes late, and has to hear what counts by then; scripts do not bubble their loading.
	addEventListener('load', () => isWaiting && say(), true);
	for (const wakes of new Set(asked.flatMap(([, signal]) => signal.wakes ?? []))) listen(wakes, say);
	draft.signals = {
		...signals,
		tell: () => {
			isTold = true;
			tries = 0;
			signals.tell();
			say();
		},
	};
	if (mute.size) draft.switchOf = (id) => (mute.has(id.replace('!', '')) ? undefined : switchOf(id));
}
