import type { ResolvedConfig } from '../config/types.ts';
import { isMany } from './many.ts';
import type { FactsKey, LayerKey } from './texts.ts';
import type { Words } from './words.ts';

/** What the details say by themselves, with texts resolved. */
export interface DetailsContent {
	readonly noServices: string;
	/** What the link to a vendor's privacy policy says. */
	readonly policy: string;
	readonly language: string;
	/** Of the languages that the owner offers; none: there is no choice. */
	readonly names: readonly (readonly [tag: string, name: string])[];
	/** Of the field; `''` where there are few services. */
	readonly search: string;
	/** `{count}` stands for the number. */
	readonly found: string;
	/** Names of the switches that services have. Default none. */
	readonly switches?: readonly string[];
}

/** A language by its own name: "ไทย". */
const nameOf = (tag: string): string => new Intl.DisplayNames([tag, 'en'], { type: 'language' }).of(tag) ?? tag;

export const detailsContent = (
	config: Pick<ResolvedConfig, 'categories' | 'locales'>,
	{ locale, say }: Words<LayerKey | FactsKey>,
): DetailsContent => ({
	noServices: say('facts.noServices'),
	policy: say('policy'),
	language: say('facts.language'),
	names: config.locales ? [...new Set([...config.locales, locale])].map((tag) => [tag, nameOf(tag)]) : [],
	search: isMany(config) ? say('facts.search') : '',
	found: say('facts.found'),
});

/** The services that have a switch of their own, by the names of these. */
export const switchNames = (
	{ categories }: Pick<ResolvedConfig, 'categories'>,
	/** Categories that are on by another reason than consent. */
	always: readonly string[] = [],
): readonly string[] =>
	Object.entries(categories).flatMap(([id, { services }]) =>
		['necessary', ...always].includes(id) ? [] : services.map((service) => `service:${service}`),
	);
