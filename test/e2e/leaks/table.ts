/** The table of `test/LEAKS.md`: what every vector did in every column and engine, written as Markdown and read again. */
import type { EngineName } from '../../browsers/find.ts';
import { groups, vectors } from './vectors.ts';

export interface Count {
	readonly requests: number;
	readonly ran: number;
}

/** By the vector's name; what is missing did nothing. */
export type Measure = Readonly<Record<string, Count>>;

export const columns = ['none', 'declared', 'caught', 'enforced', 'header', 'cut-off'] as const;
export type Column = (typeof columns)[number];

type Range = readonly [least: number, most: number];

/** `undefined`: nothing to hold there, for the engine never asks for this. */
export type Cell = { readonly requests: Range; readonly ran: Range } | undefined;

export const engines = ['chromium', 'firefox', 'webkit'] as const satisfies readonly EngineName[];
const letters: Readonly<Record<EngineName, string>> = { chromium: 'C', firefox: 'F', webkit: 'W' };

/** vector → column → engine */
export type Table = Readonly<Record<string, Readonly<Record<Column, Readonly<Record<EngineName, Cell>>>>>>;

const NONE = '–';
const writeRange = ([least, most]: Range): string => (least === most ? `${most}` : `${least}-${most}`);
const readRange = (text = ''): Range => {
	const [least = Number.NaN, most = least] = text.split('-').map(Number);
	return [least, most];
};

export const writeCell = (cell: Cell): string => (cell ? `${writeRange(cell.requests)}/${writeRange(cell.ran)}` : NONE);

const readCell = (text: string): Cell => {
	if (text === NONE) return undefined;
	const [requests, ran] = text.split('/');
	return { requests: readRange(requests), ran: readRange(ran) };
};

/** One value where the engines agree. */
function writeCells(cells: Readonly<Record<EngineName, Cell>>): string {
	const texts = engines.map((engine) => writeCell(cells[engine]));
	const isSame = texts.every((text) => text === texts[0]);
	return isSame ? `${texts[0]}` : engines.map((engine, index) => `${letters[engine]}&nbsp;${texts[index]}`).join(' ');
}

function readCells(text: string): Readonly<Record<EngineName, Cell>> {
	const of = (engine: EngineName) => {
		const [, own = text] = new RegExp(`${letters[engine]}&nbsp;(\\S+)`).exec(text) ?? [];
		return readCell(own);
	};
	return { chromium: of('chromium'), firefox: of('firefox'), webkit: of('webkit') };
}

/** All sections, one below the other. */
export const writeTable = (table: Table): string =>
	groups
		.map(({ title, vectors: own }) =>
			[
				`### ${title}`,
				'',
				`| vector | ${columns.join(' | ')} |`,
				`| --- | ${columns.map(() => '---').join(' | ')} |`,
				...own.map(({ name, what }) => {
					const row = table[name];
					return `| ${what} | ${columns.map((column) => (row ? writeCells(row[column]) : '?')).join(' | ')} |`;
				}),
			].join('\n'),
		)
		.join('\n\n');

/** A vector without a row is missing in it. */
export function readTable(markdown: string): Table {
	const rows = new Map(
		markdown
			.split('\n')
			.filter((line) => line.startsWith('| '))
			.map((line) => {
				const [what = '', ...cells] = line
					.slice(2, -1)
					.split(' | ')
					.map((cell) => cell.trim());
				return [what, cells] as const;
			}),
	);
	return Object.fromEntries(
		vectors.flatMap(({ name, what }) => {
			const cells = rows.get(what);
			if (!cells) return [];
			return [[name, Object.fromEntries(columns.map((column, index) => [column, readCells(cells[index] ?? '')]))]];
		}),
	) as Table;
}

/** Nothing, something, or either: how often a browser asks for the same thing is its own business. */
const isIn = ([least, most]: Range, value: number): boolean => (value ? most > 0 : least === 0);

/** Where one engine did something else than the table says, in words. */
export const differences = (
	table: Table,
	{
		column,
		engine,
		names,
		atLeisure,
	}: {
		readonly column: Column;
		readonly engine: EngineName;
		readonly names: readonly string[];
		/** Those of which a browser may leave out what the table says it asks for. */
		readonly atLeisure: readonly string[];
	},
	measure: Measure,
): readonly string[] =>
	names.flatMap((name) => {
		const row = table[name];
		const cell = row?.[column][engine];
		const { requests, ran } = measure[name] ?? { requests: 0, ran: 0 };
		// Where what stands in the page is not held it may be asked for or not; elsewhere never more than the table says.
		const isOpen = column === 'none' || ((column === 'caught' || column === 'enforced') && !ran);
		const isFree = atLeisure.includes(name) && (isOpen || requests + ran === 0);
		const isRight = cell ? isIn(cell.requests, requests) && isIn(cell.ran, ran) : requests + ran === 0;
		if (row && (isFree || isRight)) return [];
		return [
			`${name}, ${column}, ${engine}: the table says ${row ? writeCell(cell) : 'nothing'}, this run ${requests}/${ran}`,
		];
	});
