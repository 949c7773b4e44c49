import { locales } from '../../src/build/define.ts';
import { brotliBytes } from './dist.ts';

/** What a visitor downloads in one situation, and what it may weigh. */
export interface Scenario {
	readonly name: string;
	readonly files: readonly string[];
	/** Bytes; 1 kB is 1,000 of them. */
	readonly limit: number;
}

const returning = ['yinyom.js'];
/** Of the files that each language has one of, the one that weighs most: nobody downloads more. */
const heaviest = (folder: string): string =>
	locales
		.map((locale) => `${folder}/${locale}.js`)
		.reduce((most, file) => (brotliBytes([file]) > brotliBytes([most]) ? file : most));
const asked = [...returning, 'yinyom-ui.js', heaviest('locales')];
const more = heaviest('locales-more');
const center = ['yinyom-preferences.js', more];

export const scenarios: readonly Scenario[] = [
	{ name: 'A later visit, already decided', files: returning, limit: 4_000 },
	{ name: 'A first visit, until the notice is visible', files: asked, limit: 11_000 },
	{
		name: 'A first visit, “accept all” to its end',
		files: [...asked, 'yinyom-decision.js'],
		limit: 16_500,
	},
	{ name: 'Opening the preference center, without its library', files: center, limit: 4_500 },
	{ name: 'Opening the preference center, with it', files: [...center, 'yinyom-preact.js'], limit: 8_550 },
	// Once, for whoever lists a vendor with words of its own; the vendor's file is a quarter of a kilobyte.
	{ name: 'Telling vendors in their own words', files: ['yinyom-more.js'], limit: 2_000 },
	{ name: 'Modes of Google and Meta, and bridges', files: ['yinyom-modes.js'], limit: 1_600 },
	// It names the hosts of every service of the catalog, about 20 bytes more for each, and reads a choice per service (0.3 kB).
	{ name: 'The gate, for pages that catch or enforce', files: ['yinyom-gate.js'], limit: 7_000 },
	{
		name: 'The details of services, and their words',
		files: ['yinyom-details.js', heaviest('locales-facts')],
		limit: 4_500,
	},
	// The page with the declaration alone; it checks the config and knows the whole catalog.
	{ name: 'The declaration in a policy page, without words', files: ['yinyom-declaration.js'], limit: 6_500 },
	{ name: 'The placeholders of held embeds, with their words', files: ['yinyom-placeholders.js', more], limit: 5_000 },
	{ name: 'Everything in a single file', files: ['yinyom.full.js'], limit: 24_500 },
];

const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** The sizes as README.md quotes them, measured now. */
export function sizesTable(): string {
	const rows = scenarios.map(
		({ name, files, limit }) =>
			`| ${name} | ${files.length} | ${inKilobytes(brotliBytes(files))} | ${inKilobytes(limit)} |`,
	);
	return ['| what | files | weighs | may weigh |', '| --- | --: | --: | --: |', ...rows].join('\n');
}

const block = /(<!-- sizes -->\n)([^]*?)(<!-- \/sizes -->)/;

/** The table in a text between its two marks; `undefined` when the marks are missing. */
export const quotedSizes = (text: string): string | undefined => block.exec(text)?.[2]?.trim();

export const withSizes = (text: string, table: string): string =>
	text.replace(block, (_, start: string, _old: string, end: string) => `${start}${table}\n${end}`);
