import { unknownServices } from '../../src/cli/unknown-services.ts';
import { explain } from '../../src/config/explain.ts';
import type { Problem } from '../../src/config/problem.ts';
import { resolve } from '../../src/config/resolve.ts';
import type { Config } from '../../src/config/types.ts';
import { idOf } from '../../src/regimes/choose.ts';
import { lacks } from '../../src/regimes/lacks.ts';
import { regimes } from '../../src/regimes/list.ts';
import { services } from '../../src/services.ts';

const catalog = services.map(({ id }) => id);

/** What the product itself has to say about a config, in its own words. */
export interface Told {
	/** Cannot be understood, and would be left out. */
	readonly mistakes: readonly string[];
	/** The law wants it. */
	readonly missing: readonly string[];
}

export function tell(raw: Config): Told {
	const { config, problems } = resolve(raw);
	const id = idOf(config.regime);
	const known = new Set(problems.map(([, at]) => at));
	const all: readonly Problem[] = [
		...problems,
		...unknownServices(raw, config, catalog),
		...(id ? lacks(config, regimes[id]).filter(([, at]) => !known.has(at)) : []),
	];
	const words = (wanted: (problem: Problem) => boolean) =>
		all.filter(wanted).map((problem) => explain(problem, catalog)[0].replace(/^yinyom: /, ''));
	return {
		mistakes: words(([code]) => code !== 'lawful'),
		missing: words(([code]) => code === 'lawful'),
	};
}
