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
 * @param labelOf what the field of a path is called in Thai; English names paths, as the console does
 */
export function tell(raw: Config, language: 'th' | 'en' = 'en', labelOf: (path: string) => string = String): Told {
	const { config, problems } = resolve(raw);
	const id = idOf(config.regime);
	const known = new Set(problems.map(([, at]) => at));
	const all: readonly Problem[] = [
		...problems,
		...mistakenServices(raw, config, services),
		...(id ? lacks(config, regimes[id]).filter(([, at]) => !known.has(at)) : []),
	];
	const words = (wanted: (problem: Problem) => boolean) =>
		all.filter(wanted).map((problem): Said => {
			const thai = language === 'th' ? inThai(problem, labelOf) : undefined;
			return thai
				? { text: thai, lang: 'th' }
				: { text: explain(problem, catalog)[0].replace(/^yinyom: /, ''), lang: 'en' };
		});
	return {
		mistakes: words(([code]) => code !== 'lawful'),
		missing: words(([code]) => code === 'lawful'),
	};
}
