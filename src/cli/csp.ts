import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { optionalCategories } from '../config/optional-categories.ts';
import { readSettings } from '../config/settings.ts';
import { inWords } from '../receiver/in-words.ts';
import { policyFor } from '../server/content-security-policy.ts';
import { configIn } from './config-file.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';

const options = {
	granted: { type: 'string', default: '' },
	url: { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const;

const help = `Usage: yinyom csp <file> [options]

Prints the policy of "enforce" as a header, and the hash of yinyom-gate.js for a policy of yours on a page that inlines it.

  <file>            a JSON file, or an HTML page that holds the config
  --granted <ids>   the categories that are granted, with commas (none)
  --url <address>   of the page, when the receiver is on another host`;

/** Beside the program where it is installed; the sources have it in `dist`. */
const places = ['./yinyom-gate.js', '../../dist/yinyom-gate.js'];

/** `yinyom csp`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: 1 });
	if (mistake) return misuse('csp', mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const [file] = positionals;
	if (file === undefined) return misuse('csp', 'there is no file to read.');
	if (values.url !== undefined && !URL.canParse(values.url))
		return misuse('csp', `--url is "${values.url}"; expected an address.`);
	try {
		const written = await configIn(file);
		const granted = values.granted.split(',').filter(Boolean);
		const known = ['necessary', ...optionalCategories(readSettings(written.raw, {}))];
		const unknown = granted.find((id) => !known.includes(id));
		if (unknown) return misuse('csp', `--granted names "${unknown}"; the config has ${known.join(', ')}.`);
		const policy = policyFor(written.raw, granted, values.url === undefined ? {} : { url: values.url });
		console.log(policy ? `Content-Security-Policy: ${policy}` : 'Everything is granted: no policy.');
		console.log(`yinyom-gate.js: ${await hashOfGate()}`);
		return 0;
	} catch (error) {
		console.error(`yinyom csp: ${inWords(error)}`);
		return 2;
	}
}

/** As `script-src` takes it. */
async function hashOfGate(): Promise<string> {
	const file = places.map((place) => new URL(place, import.meta.url)).find((each) => existsSync(each));
	if (!file) return 'not built';
	return `'sha256-${createHash('sha256')
		.update(await readFile(file))
		.digest('base64')}'`;
}
