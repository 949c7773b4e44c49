import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard, Shown } from '../guard/contract.ts';
import { chooseRegime } from '../regimes/choose.ts';
import { lineOf, readTerms } from '../regimes/terms.ts';
import { services } from '../services.ts';
import { centerContent } from '../ui/center-content.ts';
import { chooseLocale } from '../ui/locale.ts';
import { noticeContent } from '../ui/notice.ts';
import type { Texts } from '../ui/texts.ts';
import { createWords } from '../ui/words.ts';

/**
 * Everything that both layers say under a config, in each language: what the widget takes the digest of.
 *
 * A placeholder is not among them, for it says what the page embeds. And a browser whose Unicode data (CLDR) differs from this
 * Node's may write a list or a date in another way; its notice has another digest, and the receiver asks it for the text.
 */
export async function noticeDocuments(config: ResolvedConfig): Promise<readonly Shown[]> {
	const { id, regime, jurisdiction } = chooseRegime(config.regime, undefined);
	const terms = readTerms(config, config, regime);
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
			const center = await centerContent({ law: law || undefined, load, report: () => undefined }, config, words);
			return [
				{
					layer: 'notice',
					layout: 'bar',
					locale,
					withdrawalEffectShown: false,
					content: noticeContent(config, words, law || undefined),
				},
				{ layer: 'preferences', layout: 'dialog', locale, withdrawalEffectShown: true, content: center },
			];
		}),
	);
	return documents.flat();
}

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

function shippedLocales(): readonly string[] {
	const extension = isInstalled ? '.js' : '.json';
	return readdirSync(isInstalled ? installed : sources)
		.filter((name) => name.endsWith(extension))
		.map((name) => name.slice(0, -extension.length));
}

async function textsOf(locale: string): Promise<Texts> {
	if (!isInstalled) return JSON.parse(readFileSync(`${sources}${locale}.json`, 'utf8')) as Texts;
	const halves = await Promise.all(
		['locales', 'locales-more', 'locales-facts'].map(
			(folder) => import(pathToFileURL(`${installed}../${folder}/${locale}.js`).href),
		),
	);
	return Object.assign({}, ...halves.map((half: { default: object }) => half.default)) as Texts;
}
