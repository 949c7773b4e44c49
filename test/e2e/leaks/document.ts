/** The words of `test/LEAKS.md` around its table, for the owner of a site. */
import { causes } from './causes.ts';
import { writeSummary } from './summary.ts';
import { type Cell, type Column, columns, engines, type Table, writeTable } from './table.ts';
import { vectors } from './vectors.ts';

const asks = (cell: Cell) => !!cell && cell.requests[1] > 0;
const runs = (cell: Cell) => !!cell && cell.ran[1] > 0;

export function writeDocument(
	table: Table,
	{ times, versions }: { readonly times: number; readonly versions: readonly string[] },
): string {
	const leaksIn = (column: Column, names: readonly string[], is = asks) =>
		vectors.filter(({ name }) => names.includes(name) && engines.some((engine) => is(table[name]?.[column][engine])));
	const list = (column: Column) =>
		causes
			.flatMap(({ names, why, help }) => {
				const found = leaksIn(column, names);
				if (!found.length) return [];
				const ran = leaksIn(column, names, runs);
				const words = found.map((vector) => (ran.includes(vector) ? `**${vector.what}**` : vector.what));
				return [`- ${words.join('; ')}. ${why} *${help}*`];
			})
			.join('\n') || 'Nothing.';
	const explained = causes.flatMap(({ names }) => names);
	const open = columns
		.filter((column) => column !== 'none')
		.flatMap((column) => vectors.filter(({ name }) => !explained.includes(name) && leaksIn(column, [name]).length > 0));
	if (open.length) throw new Error(`leaks: causes.ts does not explain ${open.map(({ name }) => name).join(', ')}`);

	return `# What gets through

${vectors.length} ways by which a page can come to load something from a third party, and what each did in every mode of Yinyom. \`npm run
leaks\` writes this file; \`npm test\` measures all of it again, in three engines, and fails where a run differs from what is
written here.

## In short

Of how many ways the third party was asked for something, and of how many something of it ran, before consent and after "deny
all" alike. What lies beyond one page is not in it; it is [at the end](#beyond-one-page).

${writeSummary(table)}

## The columns

${columns.map((column) => `- **${column}**: ${meanings[column]}`).join('\n')}

A cell is *requests/executions* of one way on one page. \`0-1\`: it differs from run to run. \`–\`: the engine does not ask for
anything in this way, so that there is nothing to prove. Where the engines differ, C is Chromium, F Firefox and W WebKitGTK.

## How it was counted

One page has all the ways in it, each with an address of its own, and a second server on another port answers. It counts
requests; nothing is intercepted. What it sends is code that reports to the page's own server when it runs. Every column was
measured ${times} times, "declared", "caught", "enforced" and "header" twice in each: on a first visit, then after "deny all"
and on a new visit. With: ${versions.join(', ')}.

After a grant, everything declared was asked for, except what \`document.write\` would write: a held script may not write into a page that
stands. The same was sent again and again when it was cut off: all of it at least twice before the withdrawal; then the page went on trying.

Tried as well, and asked for by no engine: an image in \`<noscript>\` while scripts are on (without scripts it *is* asked for, and
nothing on the page can stop it), \`<use>\` and filters from another SVG file. Not measured: a page opened in a new window or tab, which is
another page; the connection that \`preconnect\` opens; WebRTC, which no policy reaches.

## What leaks, and what helps

What ran is in bold.

### Declared

${list('declared')}

### Caught

${list('caught')}

### Enforced

${list('enforced')}

### Enforced, as a header

${list('header')}

### Cut-off

${list('cut-off')}

Workers, sandboxed frames, frames from \`data:\` and frames that were led elsewhere cannot be ended from outside: where there is one, the
page is loaded anew. That is only known of what was started after the decision part was on the page; on a page that was loaded with grants a
worker, a socket or a frame in a closed shadow root goes on until the page is left. \`"withdraw": "reload"\` ends all of them.

## All of them

${writeTable(table)}
`;
}

const meanings: Readonly<Record<Column, string>> = {
	none: 'the page without Yinyom.',
	declared:
		'every tag is marked as README.md says, with `yinyom.js` as an `async` script. The only one that promises no request.',
	caught: 'nothing is marked, the third party is a service of the config, `yinyom-gate.js` is inline and first.',
	enforced: 'the same page; the gate puts a policy into the page instead.',
	header: 'the same policy, sent by the server with the page (`contentSecurityPolicy` of `yinyom/server`).',
	'cut-off':
		'all granted and sending, then withdrawn with `"withdraw": "cut-off"`; counted is what comes two rounds after it and later.',
};
