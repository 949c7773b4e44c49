import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard, Layer, Shown } from '../guard/contract.ts';
import { chooseRegime } from '../regimes/choose.ts';
import { daysOf, lineOf, readTerms } from '../regimes/terms.ts';
import { services } from '../services.ts';
import { centerContent } from '../ui/center-content.ts';
import { detailsContent, switchNames } from '../ui/details-content.ts';
import { categoryInFull, knownFacts, packFacts } from '../ui/facts.ts';
import { inForce } from '../ui/in-force.ts';
import { chooseLocale } from '../ui/locale.ts';
import { layoutName, UNEQUAL } from '../ui/look.ts';
import { isMany } from '../ui/many.ts';
import { noticeContent } from '../ui/notice.ts';
import type { Texts } from '../ui/texts.ts';
import { createWords, type Words } from '../ui/words.ts';

/** So many categories may be opened in any combination; of more, none, each alone and all are foreseen. */
const MOST_COMBINED = 4;

/**
 * Everything that both layers say under a config, in each language: what the widget takes the digest of. The center also with
 * the details of any of its categories opened.
 *
 * A placeholder is not among them, for it says what the page embeds. And a browser whose Unicode data (CLDR) differs from this
 * Node's may write a list or a date in another way; its notice has another digest, and the receiver asks it for the text.
 */
export async function noticeDocuments(
	config: ResolvedConfig,
	/** The config as the owner wrote it: days that nobody wrote are the law's. Default: nobody did. */
	raw: unknown = {},
): Promise<readonly Shown[]> {
	const { id, regime, jurisdiction } = chooseRegime(config.regime, undefined);
	const terms = readTerms(config, config, regime);
	const said = inForce(config, config.regime && { reasons: regime.withoutConsent, validityDays: daysOf(raw, regime) });
	const receiptsLaw = { jurisdiction, ruleset: `${id}/${regime.version}` };
	const shipped = shippedLocales();
	const wanted = config.locale ? [chooseLocale([config.locale], shipped)] : shipped;
	const documents = await Promise.all(
		wanted.map(async (locale): Promise<readonly Shown[]> => {
			const texts = await textsOf(locale);
			const words = createWords({ ...texts, ...config.texts[locale] }, locale);
			const law = config.regime && {
				...receiptsLaw,
				always: terms.always,
				line: terms.minors && lineOf(texts.minors, config.minors),
			};
			const shown = (layer: Layer, content: unknown): readonly Shown[] =>
				layoutNames(layer, config).map((layout) => ({
					layer,
					layout,
					locale,
					withdrawalEffectShown: layer === 'preferences',
					content,
				}));
			const center = await centerContent({ law: law || undefined, load, report: () => undefined }, said, words);
			const opened = await withDetails(said, words, {
				always: law ? law.always : [],
				isOptOut: regime.model === 'opt-out',
			});
			return [
				...shown('notice', noticeContent(config, words, law || undefined)),
				...opened.flatMap((more) => shown('preferences', { ...center, ...more })),
			];
		}),
	);
	return documents.flat();
}

const layoutNames = (layer: Layer, config: ResolvedConfig): readonly string[] => {
	const name = layoutName(layer, config);
	return config.allowUnequal ? [name, name + UNEQUAL] : [name];
};

/** What the center says more, as people may open it. */
async function withDetails(
	config: ResolvedConfig,
	words: Words,
	{ always, isOptOut }: { readonly always: readonly string[]; readonly isOptOut: boolean },
): Promise<readonly object[]> {
	const isEach = config.choice === 'service';
	const details = { ...detailsContent(config, words), ...(isEach && { switches: switchNames(config, always) }) };
	const read = async (id: string) => {
		const service = services.find((each) => each.id === id);
		if (!service) throw new Error(`there is no ${id}`);
		return service;
	};
	const ids = Object.keys(config.categories);
	const factsOf = (implied: readonly string[]) =>
		Promise.all(
			ids.map(async (id) => [id, await categoryInFull(id, config, { catalog: known, read, words, implied })] as const),
		);
	// Where people opt out, nobody has said anything yet about what runs.
	const unasked = isOptOut ? [await factsOf(ids.filter((id) => !['necessary', ...always].includes(id)))] : [];
	const opened = [await factsOf([]), ...unasked].flatMap(combinationsOf);
	const combined = opened.map((some) => ({ details, read: Object.fromEntries(some) }));
	// A choice of languages, a search or switches of services bring the details at once, with nothing opened.
	return isEach || config.locales || isMany(config) ? [{ details, read: {} }, ...combined] : [{}, ...combined];
}

/** Every way to take some of the items; of many, each alone and all. */
export function combinationsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
	if (items.length > MOST_COMBINED) return [...items.map((item) => [item]), items];
	return items.reduce<readonly (readonly Item[])[]>(
		(found, item) => [...found, [item], ...found.map((some) => [...some, item])],
		[],
	);
}

/** What the browser has as a constant of the build. */
const known = knownFacts(packFacts(services));

/** The catalog as the browser gets it, a service at a time. */
const load = (async (part: string) => {
	const service = services.find(({ id }) => part === `services/${id}`);
	if (!service) throw new Error(`there is no ${part}`);
	return { service };
}) as unknown as Guard['load'];

/** JSON where the sources are; beside the program where it is installed, a module for each half. */
const sources = fileURLToPath(new URL('../../locales/', import.meta.url));
const installed = fileURLToPath(new URL('./locales/', import.meta.url));
const isInstalled = existsSync(installed);

/** The languages that ship. */
export function shippedLocales(): readonly string[] {
	const extension = isInstalled ? '.js' : '.json';
	return readdirSync(isInstalled ? installed : sources)
		.filter((name) => name.endsWith(extension))
		.map((name) => name.slice(0, -extension.length));
}

/** All texts of a language that ships. */
export async function textsOf(locale: string): Promise<Texts> {
	if (!isInstalled) return JSON.parse(readFileSync(`${sources}${locale}.json`, 'utf8')) as Texts;
	const halves = await Promise.all(
		['locales', 'locales-more', 'locales-facts'].map(
			(folder) => import(pathToFileURL(`${installed}../${folder}/${locale}.js`).href),
		),
	);
	return Object.assign({}, ...halves.map((half: { default: object }) => half.default)) as Texts;
}
