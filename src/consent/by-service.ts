import { categoryOf } from '../config/category-of.ts';
import { servicesWithRoom } from '../config/choice.ts';
import type { Settings } from '../config/settings.ts';
import { shortId } from '../config/short-id.ts';
import type { Decision } from './change.ts';
import type { Verdict } from './decide.ts';
import type { ConsentRecord } from './record.ts';

/** Services with a switch of their own, by category. A category that is on by another reason than consent is not among them. */
export type Switched = Readonly<Record<string, readonly string[]>>;

/** What an entry of a record's lists begins with that holds short ids of services; no category's id can. */
const MARK = '_';
const nameOf = (service: string): string => `service:${service}`;
const shortsIn = (ids: readonly string[] = []): readonly string[] =>
	ids.flatMap((id) => (id.startsWith(MARK) ? (id.slice(1).match(/.{4}/g) ?? []) : []));

/** Whether a record was made with a switch for each service. */
export const isItemized = (record: ConsentRecord | undefined): record is ConsentRecord =>
	!!record?.denied.some((id) => id.startsWith(MARK));

/** Whether such a record names a service among what was granted, and nowhere else. */
export const isGrantedByName = ({ granted, denied }: ConsentRecord, service: string): boolean =>
	shortsIn(granted).includes(shortId(service)) && !shortsIn(denied).includes(shortId(service));

export const switchedIn = ({ categories }: Pick<Settings, 'categories'>, always: readonly string[] = []): Switched =>
	Object.fromEntries(Object.entries(servicesWithRoom(categories)).filter(([category]) => !always.includes(category)));

/** The switch that an id hangs on, also with `!` before it: a service's own, or its category's; `undefined` for what stays held. */
export function switchOfService(
	settings: Pick<Settings, 'categories'>,
	switched: Switched,
	id: string,
): string | undefined {
	const name = id.replace('!', '');
	const category = categoryOf(settings, name);
	const services = category === undefined || category === name ? undefined : switched[category];
	return !services ? category : services.some((service) => nameOf(service) === name) ? name : undefined;
}

/**
 * Refines a verdict about categories to their services, whose switches are called `service:<id>`. Pure.
 *
 * A record of categories alone means what it always meant. One that was made with a switch for each service grants only what it
 * names: a service that came later stays denied, and is asked for alone, unless all of its category was denied. A category is
 * granted only when all of it is, for who asks about a category alone may mean any of its services.
 *
 * @param before judges a record by its categories
 */
export function decideByService(
	switched: Switched,
	before: (record: ConsentRecord | undefined) => Verdict,
	record: ConsentRecord | undefined,
): Verdict {
	const isByName = isItemized(record);
	const noes = shortsIn(record?.denied);
	const isNamed = (service: string) => [...noes, ...shortsIn(record?.granted)].includes(shortId(service));
	/** Denied in part: its name is among the denied, for whoever knows categories only. */
	const isMixed = (category: string) =>
		isByName && record.denied.includes(category) && !!switched[category]?.some(isNamed);
	const isOpen = (category: string, service: string) =>
		isByName && !isNamed(service) && (!record.denied.includes(category) || isMixed(category));
	const isRefused = (service: string) => noes.includes(shortId(service));

	const ids = Object.keys(switched);
	const judge = (moved: readonly string[], to: readonly string[]) => {
		const stays = (id: string) => !moved.includes(id);
		return before(
			record && { ...record, granted: [...record.granted.filter(stays), ...to], denied: record.denied.filter(stays) },
		);
	};
	const mixed = ids.filter(isMixed);
	const verdict = judge(mixed, mixed);
	const news = ids.filter((id) => switched[id]?.some((service) => isOpen(id, service)));
	/** What counts for that about which nobody was asked. */
	const unasked = news.length ? judge(news, []) : verdict;

	const granted: string[] = [];
	const denied: string[] = [];
	const implied: string[] = [];
	const asked: string[] = [];
	const open = verdict.granted.filter((id) => !ids.includes(id));
	const closed = verdict.denied.filter((id) => !ids.includes(id));
	for (const id of ids) {
		const services = switched[id] ?? [];
		const isOn = verdict.granted.includes(id);
		for (const service of services) {
			const name = nameOf(service);
			const isNew = isOpen(id, service);
			const { denied: no, implied: unsaid = [] } = isNew ? unasked : verdict;
			if (isNew ? unsaid.includes(id) : isOn && !isRefused(service)) {
				granted.push(name);
				if (unsaid.includes(id)) implied.push(name);
			} else if (no.includes(id) || (isOn && !isNew)) denied.push(name);
			else if (isNew) asked.push(service);
		}
		const names = services.map(nameOf);
		const isWhole = names.every((name) => granted.includes(name));
		if (isOn && isWhole && (!mixed.includes(id) || verdict.implied?.includes(id))) open.push(id);
		else if (verdict.denied.includes(id) || (names.length > 0 && names.every((name) => denied.includes(name))))
			closed.push(id);
	}
	return {
		...verdict,
		granted: [...open, ...granted],
		denied: [...closed, ...denied],
		...(verdict.implied && { implied: [...verdict.implied.filter((id) => open.includes(id)), ...implied] }),
		ask: unasked.ask,
		...(unasked.ask && !verdict.ask && { asked }),
	};
}

/**
 * Writes into a record of categories what was decided about each of their services. Pure.
 *
 * What `choices` says of a service goes before what it says of its category; what it does not mention keeps its state. A category
 * that is granted in part is among the denied, so that a page which knows categories only holds all of it.
 */
export function itemize(
	record: ConsentRecord,
	{ action, choices = {} }: Decision,
	facts: {
		readonly granted: readonly string[];
		readonly implied?: readonly string[] | undefined;
		readonly isMinor?: boolean;
	},
	switched: Switched,
): ConsentRecord {
	/** `undefined`: it stays nobody's decision. */
	const answer = (category: string, service: string): boolean | undefined => {
		const name = nameOf(service);
		const key = [name, category].find((id) => Object.hasOwn(choices, id));
		const isWhole = action !== 'save';
		if (!isWhole && !key && facts.implied?.includes(name)) return undefined;
		const chosen = key ? choices[key] === true : facts.granted.includes(name);
		return (isWhole ? action === 'grantAll' : chosen) && (!facts.isMinor || facts.granted.includes(name));
	};
	const granted: string[] = [];
	const denied: string[] = [];
	const yeses: string[] = [];
	const noes: string[] = [];
	for (const id of new Set([...Object.keys(switched), ...record.granted, ...record.denied])) {
		const services = switched[id] ?? [];
		const answers = services.map((service) => answer(id, service));
		const is = (value: boolean | undefined) => services.filter((_, index) => answers[index] === value);
		if (!services.length) {
			if (record.granted.includes(id)) granted.push(id);
			if (record.denied.includes(id)) denied.push(id);
		} else if (is(undefined).length < services.length) {
			const isAll = is(true).length === services.length;
			(isAll ? granted : denied).push(id);
			yeses.push(...is(true).map(shortId));
			// Who denies all of a category denies what it will hold later, too.
			if (is(false).length < services.length) noes.push(...is(false).map(shortId));
		}
	}
	const sure = yeses.filter((short) => !noes.includes(short));
	return {
		...record,
		granted: [...granted, ...(sure.length ? [MARK + sure.join('')] : [])],
		denied: [...denied, MARK + noes.join('')],
	};
}
