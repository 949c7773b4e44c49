import { parseArgs } from 'node:util';
import { isObject } from '../config/is-object.ts';
import { readSettings } from '../config/settings.ts';
import { inWords } from '../receiver/in-words.ts';
import { tagManagerContainer } from '../tag-manager/container.ts';
import { tagManagerTemplate } from '../tag-manager/template.ts';
import { configIn } from './config-file.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';

const options = {
	template: { type: 'boolean' },
	'measurement-id': { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const;

const help = `Usage: yinyom tag-manager [file] [options] > container.json

Prints what Google Tag Manager takes under Admin, Import Container: a variable and a trigger for each category, and a
Google tag that waits for its own. Choose "Merge" there: all of it is called "Yinyom ...", so nothing
of yours is replaced.

  [file]                   a JSON file, or an HTML page that holds the config; without it the default categories
  --measurement-id <id>    of the Google tag (G-XXXXXXX)
  --template               print the template of the consent tag alone, a .tpl file`;

/** `yinyom tag-manager`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: 1 });
	if (mistake) return misuse('tag-manager', mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	if (values.template) {
		process.stdout.write(tagManagerTemplate());
		return 0;
	}
	const measurementId = values['measurement-id'];
	if (measurementId !== undefined && !/^(G|GT|AW|DC)-[A-Z0-9]+$/.test(measurementId))
		return misuse(
			'tag-manager',
			`--measurement-id is "${measurementId}"; expected the id of a Google tag, such as G-AB12CD34EF (G-, GT-, AW- or DC-).`,
		);
	const [file] = positionals;
	try {
		const config = file === undefined ? {} : (await configIn(file)).raw;
		console.log(JSON.stringify(tagManagerContainer(config, { measurementId }), null, '\t'));
		if (!saysEvent(config))
			console.error('yinyom tag-manager: the page has to say "signals": { "googleMode": { "event": true } }.');
		return 0;
	} catch (error) {
		console.error(`yinyom tag-manager: ${inWords(error)}`);
		return 2;
	}
}

/** Without it no trigger of the container ever fires. */
function saysEvent(config: unknown): boolean {
	const mode = readSettings(config, {}).signals['googleMode'];
	return isObject(mode) && mode['event'] === true;
}
