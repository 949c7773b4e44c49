/** Writes the measured sizes into README.md: `npm run sizes`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { quotedSizes, sizesTable, withSizes } from './budgets.ts';

const readme = new URL('../../README.md', import.meta.url);
const text = readFileSync(readme, 'utf8');
const table = sizesTable();

if (quotedSizes(text) === undefined) {
	console.error(
		'sizes: README.md has no lines "<!-- sizes -->" and "<!-- /sizes -->". Put both where the table belongs.',
	);
	process.exitCode = 1;
} else {
	writeFileSync(readme, withSizes(text, table));
	console.log(table);
}
