import { explain } from '../../src/config/explain.ts';
import { mistakenServices } from '../../src/config/mistaken-names.ts';
import type { Problem } from '../../src/config/problem.ts';
import { resolve } from '../../src/config/resolve.ts';
import type { Config } from '../../src/config/types.ts';
import { idOf } from '../../src/regimes/choose.ts';
import { lacks } from '../../src/regimes/lacks.ts';
import { regimes } from '../../src/regimes/list.ts';
import { services } from '../../src/services.ts';
import { inThai } from './problems-in-thai.ts';

const catalog = services.map(({ id }) => id);

/** One problem, in words. */
export interface Said {
	readonly text: string;
	readonly lang: 'th' | 'en';
	/** What it is about: the path of an option, which is the name of its field where there is one. */
	readonly path: string;
}

/** What the product itself has to say about a config. */
export interface Told {
	/** Cannot be understood, and would be left out. */
	readonly mistakes: readonly Said[];
	/** The law wants it. */
	readonly missing: readonly Said[];
}

/**
 * @param language of the page; what only a config written by hand can get wrong is said in English
 * @param labelOf what the field of a path is called; the path itself where there is no field
 */
export function tell(raw: Config, language: 'th' | 'en' = 'en', labelOf: (path: string) => string = String): Told {
	const { config, problems } = resolve(raw);
	const id = idOf(config.regime);
	const known = new Set(problems.map(([, at]) => at));
	const all: readonly Problem[] = [
		...problems,
		...mistakenServices(raw, config, services),
		...(id ? lacks({ ...config, validityDays: raw.validityDays }, regimes[id]).filter(([, at]) => !known.has(at)) : []),
	];
	const words = (wanted: (problem: Problem) => boolean) =>
		all.filter(wanted).map((problem): Said => {
			const [, path] = problem;
			const thai = language === 'th' ? inThai(problem, labelOf) : undefined;
			if (thai) return { text: thai, lang: 'th', path };
			const english = explain(problem, catalog)[0].replace(/^yinyom: /, '');
			return { text: withLabels(english, labelOf), lang: 'en', path };
		});
	return {
		mistakes: words(([code]) => code !== 'lawful'),
		missing: words(([code]) => code === 'lawful'),
	};
}

/** The paths of options in a text of the console as an owner reads them in the form: “Company” for `controller.name`. */
function withLabels(text: string, labelOf: (path: string) => string): string {
	const named = (path: string) => (labelOf(path) === path ? path : `“${labelOf(path)}”`);
	return (
		text
			// Of several that would do, those that the form has.
			.replace(/[a-z]+\.[a-z]+(?:, [a-z]+\.[a-z]+)* or [a-z]+\.[a-z]+/g, (list) => {
				const paths = list.split(/, | or /);
				return paths.filter((path) => labelOf(path) !== path).join(' or ') || list;
			})
			.replace(/\b[a-z]+(?:\.[\w-]+)+/gi, named)
			.replace(', and asOf, ', ', and ')
	);
}
