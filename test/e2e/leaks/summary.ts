/** The table in a few lines: of how many vectors something was asked for, and something ran. */
import { type Cell, columns, engines, type Column, type Table } from './table.ts';
import { groups, outside } from './vectors.ts';

export const titles: Readonly<Record<Column, string>> = {
	none: 'Without Yinyom',
	declared: 'Declared: marked with `data-consent`',
	caught: '`"catch": true`, nothing marked',
	enforced: '`"enforce": true`, nothing marked',
	header: 'The same policy in a response header',
	'cut-off': 'Cut-off: granted, sending, then withdrawn',
};

const counted = groups.filter((group) => group !== outside).flatMap(({ vectors }) => vectors);
const most = (cell: Cell, what: 'requests' | 'ran') => cell?.[what][1] ?? 0;

/** Beside what lies beyond one page, which has a section of its own. */
export function writeSummary(table: Table): string {
	const rows = columns.map((column) => {
		const cells = engines.map((engine) => {
			const all = counted.flatMap(({ name }) => table[name]?.[column][engine] ?? []);
			const asked = all.filter((cell) => most(cell, 'requests')).length;
			const ran = all.filter((cell) => most(cell, 'ran')).length;
			return `${asked} / ${ran} of ${all.length}`;
		});
		return `| ${[titles[column], ...cells].join(' | ')} |`;
	});
	return ['| asked for / ran | Chromium | Firefox | WebKitGTK |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const block = /(<!-- leaks -->\n)([^]*?)(<!-- \/leaks -->)/;

/** The summary in a text between its two marks; `undefined` when the marks are missing. */
export const quotedSummary = (text: string): string | undefined => block.exec(text)?.[2]?.trim();

export const withSummary = (text: string, summary: string): string =>
	text.replace(block, (_, start: string, _old: string, end: string) => `${start}${summary}\n${end}`);
