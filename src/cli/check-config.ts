import { parseArgs } from 'node:util';
import { explain } from '../config/explain.ts';
import { marking, mistakenNames } from '../config/mistaken-names.ts';
import type { Problem } from '../config/problem.ts';
import type { Config } from '../config/types.ts';
import { noRegions } from '../config/google-mode.ts';
import { resolve } from '../config/resolve.ts';
import { readSettings } from '../config/settings.ts';
import { idOf } from '../regimes/choose.ts';
import { lacks } from '../regimes/lacks.ts';
import { regimes } from '../regimes/list.ts';
import { inWords } from '../receiver/in-words.ts';
import { services } from '../services.ts';
import { writtenIn } from './config-file.ts';
import { shippedLocales, textsOf } from './notice-documents.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';
import type { WrittenConfig } from './read-config.ts';

const options = {
	strict: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

const help = `Usage: yinyom check-config <file> [options]

Lists everything that is wrong with a config, in the words of the browser's console. With a "regime" also all
that its law wants and the config lacks.

  <file>      a JSON file, an HTML page that holds the config, or - for the standard input
  --strict    fail also for what the law wants and the config lacks

Ends with 0 when all is well, 1 when something is wrong, 2 when there was nothing to check.`;

const ids = services.map(({ id }) => id);

/** `yinyom check-config`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: 1 });
	if (mistake) return misuse('check-config', mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const [file] = positionals;
	if (file === undefined) return misuse('check-config', 'there is no file to check.');
	try {
		const written = await writtenIn(file);
		if (written) {
			const texts = Object.keys(await textsOf('en'));
			return tell(file, problemsOf(written, texts), texts, values.strict ?? false);
		}
		console.error(
			`yinyom check-config: ${file} has no <script type="application/json" data-yinyom-config> and no script tag of yinyom. Name the page that has one.`,
		);
	} catch (error) {
		console.error(`yinyom check-config: ${inWords(error)}`);
	}
	return 2;
}

function problemsOf(written: WrittenConfig, texts: readonly string[]): readonly Problem[] {
	const { raw, dataset, problem, isTwice } = written;
	if (problem) return [problem];
	const { config, problems } = resolve(raw, dataset);
	const id = idOf(config.regime);
	const { validityDays } = Object(raw) as Config;
	const unlawful = id ? lacks({ ...config, validityDays }, regimes[id]) : [];
	const unknown: readonly Problem[] = config.regime && !id ? [['regime', 'regime', config.regime]] : [];
	const places = noRegions(readSettings(config, {}));
	const twice: readonly Problem[] = isTwice ? [['copy', 'config']] : [];
	const known = { services, locales: shippedLocales(), texts };
	return [...problems, ...twice, ...unknown, ...places, ...mistakenNames(written, config, known), ...unlawful];
}

/** What the law wants, and what is necessary, is the owner's to decide; everything else is a mistake. */
function tell(file: string, problems: readonly Problem[], texts: readonly string[], isStrict: boolean): number {
	const others = [...Object.keys(marking), ...texts];
	for (const problem of problems) console.log(explain(problem, problem[0] === 'absent' ? others : ids)[0]);
	const warnings = isStrict ? 0 : problems.filter(([code]) => code === 'lawful' || code === 'unasked').length;
	const mistakes = problems.length - warnings;
	const found = [mistakes && count(mistakes, 'problem'), warnings && count(warnings, 'warning')].filter(Boolean);
	console.log(`${file}: ${[mistakes ? '' : 'ok', ...found].filter(Boolean).join(', ')}`);
	return mistakes ? 1 : 0;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
