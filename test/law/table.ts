import { readFileSync } from 'node:fs';
import { regimes } from '../../src/regimes/list.ts';
import { beside } from './beside.ts';
import { general } from './general.ts';
import { ofSites } from './of-sites.ts';
import type { Proof, Requirement } from './requirement.ts';

export const requirements: readonly Requirement[] = [...general, ...ofSites, ...beside];

const test = new URL('../', import.meta.url);

/** Whether a file below `test/` has a test of that title: the title stands in it as a text. */
export function isThere([file, title]: Proof): boolean {
	const source = readFileSync(new URL(file, test), 'utf8');
	return ["'", '"', '`'].some((quote) => source.includes(quote + title.replaceAll(quote, `\\${quote}`) + quote));
}

/** Every mapped test once. */
export const proofs: readonly Proof[] = [
	...new Map(requirements.flatMap((each) => each.proofs.map((proof) => [proof.join(), proof] as const))).values(),
];

/** `test/LAW.md`, as it is when every mapped test has passed: it is not written when one has not. */
export function lawTable(): string {
	const rows = requirements.map(({ id, text, proofs: shown, reason }) => {
		const tests = shown.map(([file, title]) => `${escape(title)} (\`${file}\`): pass`);
		return `| ${id} | ${escape(text)} | ${[...tests, ...(reason ? [`_${escape(reason)}_`] : [])].join('<br>')} |`;
	});
	const optOut = Object.entries(regimes).flatMap(([id, { model, jurisdictions }]) =>
		model === 'opt-out' ? [`\`${id}\`: ${jurisdictions.join(', ') || 'by the owner’s word alone'}`] : [],
	);
	return `# What the laws and the five sites ask for, and the test that shows it

Written by \`npm run law\`, which runs every test named here and writes nothing unless all pass. A test fails when this file is
behind, when a mapped test does not exist, and when something is mapped to nothing without a reason. It says what the product
does, and is no legal advice. Rules and sources: \`src/regimes/\`.

Places where something may run that nobody clicked, because their law lets it until somebody says no:

${optOut.map((line) => `- ${line}`).join('\n')}

| requirement | what it asks | shown by |
| --- | --- | --- |
${rows.join('\n')}
`;
}

const escape = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
