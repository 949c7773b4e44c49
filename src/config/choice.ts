import { ROOM_FOR_IDS } from './id-form.ts';
import { isObject } from './is-object.ts';
import { SHORT } from './short-id.ts';

type Categories = Readonly<Record<string, { readonly services: readonly string[] }>>;

/** Whether each service has a switch of its own; read out of a config that nobody has checked. */
export const isByService = (raw: unknown): boolean => isObject(raw) && raw['choice'] === 'service';

/**
 * The services that can have a switch of their own, by category: what the cookie has room for, in the config's order. The others
 * stay held. It shares the room with the ids of categories, and each service counts for the category that lists it first.
 */
export function servicesWithRoom(categories: Categories): Readonly<Record<string, readonly string[]>> {
	const optional = Object.keys(categories).filter((id) => id !== 'necessary');
	// A mark and a separator in each of the record's two lists.
	let room = ROOM_FOR_IDS - 4 - optional.reduce((sum, id) => sum + id.length + 1, 0);
	const taken = new Set(categories['necessary']?.services);
	const fits = (service: string) => !taken.has(service) && !!taken.add(service) && (room -= SHORT) >= 0;
	return Object.fromEntries(optional.map((id) => [id, (categories[id]?.services ?? []).filter(fits)]));
}
