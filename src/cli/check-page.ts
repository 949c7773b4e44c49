import { parseArgs } from 'node:util';
import { resolve } from '../config/resolve.ts';
import { hostForm } from '../config/shape.ts';
import type { Finding, FindingKind } from '../inspect/inspection.ts';
import { judge } from '../inspect/judge.ts';
import { bySeverity } from '../inspect/tell.ts';
import { inWords } from '../receiver/in-words.ts';
import { services } from '../services.ts';
import { readNamed } from './config-file.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';
import { readConfig } from './read-config.ts';
import { readPage } from './read-page.ts';

const options = {
	config: { type: 'string' },
	host: { type: 'string' },
	strict: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

const help = `Usage: yinyom check-page <file>... [options]

Lists what an HTML file would ask of others before anybody consents: yinyom.inspect() without a browser. What scripts
do once they run it cannot see.

  --config <file>   the config, where the page does not hold it
  --host <host>     the site's own host   (that of <link rel="canonical">)
  --strict          fail also for notes

Ends with 0 when all is well, 1 when something was found, 2 when there was nothing to check.`;

/** What only a config can tell. */
const NAMED: readonly FindingKind[] = ['unlisted', 'unknown-mark'];

/** Stands for the site's own host when nobody names it. https://www.rfc-editor.org/rfc/rfc2606#section-2 */
const NOWHERE = 'https://site.invalid/';

/** `yinyom check-page`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: Infinity });
	if (mistake) return misuse('check-page', mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	if (!positionals.length) return misuse('check-page', 'there is no file to check.');
	if (values.host !== undefined && !hostForm.test(values.host))
		return misuse('check-page', `--host is "${values.host}"; expected a host such as www.shop.example.`);
	let code = 0;
	for (const file of positionals) {
		try {
			const html = await readNamed(file);
			const written = values.config === undefined ? html : await readNamed(values.config);
			const isPage = written === html || /^\s*</.test(written);
			const findings = findingsOf(html, readConfig(written, { isPage }), values.host);
			code = Math.max(code, tell(file, findings, values.strict ?? false));
		} catch (error) {
			console.error(`yinyom check-page: ${inWords(error)}`);
			code = 2;
		}
	}
	return code;
}

function findingsOf(html: string, written: ReturnType<typeof readConfig>, host?: string): readonly Finding[] {
	const { config } = resolve(written?.raw, written?.dataset);
	const hasNames = written?.raw !== undefined;
	const { tags, canonical } = readPage(html);
	const own = host === undefined ? (canonical ?? '') : `https://${host}/`;
	const base = URL.canParse(own) && /^https?:/.test(own) ? own : NOWHERE;
	const storage = { localStorage: [], sessionStorage: [] };
	return judge(
		{ base, tags, requests: [], decisions: [], isWhole: true, cookies: [], storage },
		config,
		services,
	).findings.filter(({ kind }) => kind !== 'not-deletable' && (hasNames || !NAMED.includes(kind)));
}

function tell(file: string, findings: readonly Finding[], isStrict: boolean): number {
	for (const { severity, kind, what, where, advice } of findings)
		console.log(`${severity} ${kind}: ${what}${where ? ` (${where})` : ''}. ${advice}`);
	const bad = findings.filter(({ severity }) => isStrict || severity !== 'note');
	console.log(`${file}: ${[bad.length ? '' : 'ok', bySeverity(findings)].filter(Boolean).join(', ')}`);
	return bad.length ? 1 : 0;
}
