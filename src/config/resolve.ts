import { servicesWithRoom } from './choice.ts';
import { idForm, ROOM_FOR_IDS } from './id-form.ts';
import type { Problem } from './problem.ts';
import { withAttributes } from './attributes.ts';
import { isObject } from './is-object.ts';
import { configShape, isCount, openKey, type Shape, TEXT } from './shape.ts';
import type { ResolvedConfig } from './types.ts';

/** A null-prototype object, in which `__proto__` is a key like any other. */
const plain = (...parts: unknown[]): Record<string, unknown> => Object.assign(Object.create(null), ...parts);

/** Categories we have words for; any other brings its own. */
const ownWords: readonly string[] = ['necessary', 'functional', 'analytics', 'marketing'];

/**
 * Makes a config that can be relied on out of whatever the owner wrote, and lists *every* problem at once.
 *
 * Never throws: a visitor is no place for the owner's typo. What cannot be understood is left out, so that whatever
 * hangs on it stays held.
 *
 * @param raw parsed JSON of the page, or the object given to `start`
 * @param dataset attributes of the script tag; they win
 */
export function resolve(
	raw: unknown,
	dataset: Readonly<Record<string, string | undefined>> = {},
): { readonly config: ResolvedConfig; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];

	/** Copies what fits key by key; `undefined` when nothing does. */
	const copy = (shape: Shape, value: unknown, at: string): unknown => {
		if (shape === TEXT) return copy(isObject(value) ? { '**': /./ } : /./, value, at);
		if (Array.isArray(shape)) {
			const [form, named] = shape;
			if (named && !isObject(value)) return copy(form, value, at);
			if (named) {
				const copied = copy(named, value, at) as { readonly name?: unknown };
				if (copied.name) return copied;
				// What is wrong with its name is said by now.
				if ('name' in (value as object)) return undefined;
			} else if (Array.isArray(value)) return value.flatMap((item, index) => copy(form, item, `${at}[${index}]`) ?? []);
		} else if (shape instanceof RegExp) {
			if (typeof value === 'string' && shape.test(value)) return value;
		} else if (typeof shape === 'number') {
			if (isCount(value, shape)) return value;
		} else if (shape === 'boolean') {
			if (typeof value === 'boolean') return value;
		} else if (isObject(value)) return copyFields(shape as Readonly<Record<string, Shape>>, value, at);
		problems.push(['form', at || 'config', value]);
		return undefined;
	};

	const copyFields = (
		fields: Readonly<Record<string, Shape>>,
		value: Readonly<Record<string, unknown>>,
		at: string,
	) => {
		const result = plain();
		for (const key of Object.keys(value)) {
			const path = at ? `${at}.${key}` : key;
			const open = '*' in fields || '**' in fields;
			const own: Shape | undefined = Object.hasOwn(fields, key) ? fields[key] : undefined;
			const inner = !open
				? own
				: idForm.test(key) && '*' in fields
					? fields['*']
					: openKey.test(key)
						? fields['**']
						: undefined;
			// JSON editors want "$schema" at the top; it says nothing to us.
			if (inner === undefined && path !== '$schema') problems.push(['unknown', path, value[key]]);
			const copied = inner === undefined ? undefined : copy(inner, value[key], path);
			if (copied !== undefined) result[key] = copied;
		}
		return result;
	};

	const clean = plain(copy(configShape, withAttributes(raw ?? {}, dataset), '')) as Partial<ResolvedConfig>;
	const { controller = {}, receipts = {} } = clean;
	const policy = { version: '', ...clean.policy };
	const { name, email, phone, url } = controller;
	const lawful = {
		'controller.name': isObject(name) ? Object.keys(name)[0] : name,
		'controller.email': email ?? phone ?? url,
		'policy.url': policy.url,
		'policy.version': policy.version,
		'receipts.endpoint': receipts.endpoint,
	};
	for (const [path, value] of Object.entries(lawful)) if (!value) problems.push(['lawful', path]);

	// These count under a rule set alone, and without one a visitor would be asked whom nobody may ask.
	if ((clean.minors || clean.reprompt === false) && !clean.regime && !('country' in dataset))
		problems.push(['lawful', 'regime']);

	const taken = new Set<string>();
	let room = ROOM_FOR_IDS;
	const categories: Record<string, ResolvedConfig['categories'][string]> = Object.create(null);
	for (const [id, category] of Object.entries<ResolvedConfig['categories'][string]>({
		necessary: {},
		...(clean.categories ?? { functional: {}, analytics: {}, marketing: {} }),
	} as never)) {
		if (id !== 'necessary' && (room -= id.length + 1) < 0) {
			problems.push(['room', `categories.${id}`, id]);
			continue;
		}
		const services = (category.services ?? []).filter((service) => {
			if (taken.has(service)) problems.push(['twice', `categories.${id}.services`, service]);
			return !taken.has(service) && taken.add(service);
		});
		categories[id] = { ...category, services };
		if (!ownWords.includes(id))
			for (const part of ['label', 'purpose'] as const)
				if (!category[part]) problems.push(['lawful', `categories.${id}.${part}`]);
	}
	if (clean.choice === 'service')
		for (const [id, fits] of Object.entries(servicesWithRoom(categories))) {
			const { services = [], ...category } = categories[id] ?? {};
			for (const service of services)
				if (!fits.includes(service)) problems.push(['room', `categories.${id}.services`, service]);
			categories[id] = { ...category, services: fits };
		}
	return {
		problems,
		config: plain({ services: plain(), texts: plain() }, clean, {
			categories,
			controller,
			policy,
			receipts,
			validityDays: clean.validityDays ?? 180,
		}) as unknown as ResolvedConfig,
	};
}
