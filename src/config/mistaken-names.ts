import { attributePaths } from './attributes.ts';
import { isObject } from './is-object.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { ManagerId, ResolvedConfig } from './types.ts';

/** The other consent managers, and whether they mark tags: only such can be adopted. */
export const marking: Readonly<Record<ManagerId, boolean>> = {
	cookieconsent: true,
	cookiebot: true,
	cookieyes: true,
	klaro: true,
	tarteaucitron: false,
	'pdpa-thailand': false,
};

const inMarkup = (name: string): string => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Attributes that the script tag takes. */
export const attributeNames: readonly string[] = [...Object.keys(attributePaths), 'country', 'debug'].map(inMarkup);

/** All the names that there are; a browser carries none of these lists to a visitor. */
export interface KnownNames {
	readonly services: readonly { readonly id: string; readonly category: string }[];
	/** The languages that ship. */
	readonly locales: readonly string[];
	/** Keys of `locales/en.json`. */
	readonly texts: readonly string[];
}

/** Names in a config, and on the script tag, that are well formed and name nothing, or not what their owner may think. */
export function mistakenNames(
	{ raw, dataset }: { readonly raw: unknown; readonly dataset: Readonly<Record<string, string | undefined>> },
	config: ResolvedConfig,
	known: KnownNames,
): readonly Problem[] {
	return [
		...mistakenServices(raw, config, known.services),
		...ofOwnServices(config, known.services),
		...ofLanguages(config, known),
		...ofManagers(config),
		...ofAttributes(dataset),
	];
}

/** Services in categories that nobody knows, each at the place where the owner wrote it, and optional ones under "necessary". */
export function mistakenServices(
	raw: unknown,
	config: ResolvedConfig,
	catalog: KnownNames['services'],
): readonly Problem[] {
	const within = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);
	const usual = new Map(catalog.map(({ id, category }) => [id, category]));
	return Object.entries(config.categories).flatMap(([category, { services }]) => {
		const written = within(within(within(raw, 'categories'), category), 'services');
		return (Array.isArray(written) ? written : []).flatMap((id: unknown, index): readonly Problem[] => {
			if (typeof id !== 'string' || !services.includes(id) || config.services[id]) return [];
			const at = `categories.${category}.services[${index}]`;
			if (!usual.has(id)) return [['service', at, id]];
			return category === 'necessary' && usual.get(id) !== category ? [['unasked', at, id]] : [];
		});
	});
}

/** One that the catalog has may be written out before it is used. */
function ofOwnServices({ categories, services }: ResolvedConfig, catalog: KnownNames['services']): readonly Problem[] {
	const used = [...Object.values(categories).flatMap((category) => category.services), ...catalog.map(({ id }) => id)];
	return Object.entries(services).flatMap(([id, { name, vendor }]): readonly Problem[] => [
		...(used.includes(id) ? [] : [['unlisted', `services.${id}`, id] as const]),
		...(name || vendor ? [] : [['lawful', `services.${id}.name`] as const]),
	]);
}

/** As wishes are answered: by any way to write a language, and Norwegian by Norwegian. */
function languageOf(tag: string): string | undefined {
	try {
		return new Intl.Locale(tag).language.replace(/^n[on]$/, 'nb');
	} catch {
		return undefined;
	}
}

function ofLanguages({ locale, locales = [], texts }: ResolvedConfig, known: KnownNames): readonly Problem[] {
	const wishes = [['locale', locale ?? 'en'], ...locales.map((tag, index) => [`locales[${index}]`, tag])] as const;
	const spoken = known.locales.map(languageOf);
	return [
		...wishes.flatMap(([at, tag]): readonly Problem[] =>
			spoken.includes(languageOf(tag)) ? [] : [['absent', at, tag]],
		),
		...Object.entries(texts).flatMap(([tag, own]): readonly Problem[] =>
			known.locales.includes(tag)
				? Object.keys(own)
						.filter((key) => !known.texts.includes(key))
						.map((key) => ['absent', `texts.${tag}.${key}`, key])
				: [['absent', `texts.${tag}`, tag]],
		),
	];
}

function ofManagers({ migrate = [], adopt = [] }: ResolvedConfig): readonly Problem[] {
	const isKnown = (id: string) => Object.hasOwn(marking, id);
	const absent = (option: string, ids: readonly string[], fits: (id: string) => boolean) =>
		ids.flatMap((id, index): readonly Problem[] => (fits(id) ? [] : [['absent', `${option}[${index}]`, id]]));
	return [
		...absent('migrate', migrate, isKnown),
		...absent('adopt', adopt, (id) => isKnown(id) && marking[id as ManagerId]),
	];
}

/** Anybody may put attributes on a script; one of ours with a slip of the finger is nobody else's. */
const ofAttributes = (dataset: Readonly<Record<string, string | undefined>>): readonly Problem[] =>
	Object.entries(dataset).flatMap(([name, value]): readonly Problem[] => {
		const written = inMarkup(name);
		return !attributeNames.includes(written) &&
			nearest(
				written.slice(5),
				attributeNames.map((each) => each.slice(5)),
			)
			? [['unknown', written, value]]
			: [];
	});
