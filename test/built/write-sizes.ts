/** Writes the measured sizes and the list of the catalog into README.md: `npm run sizes`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { quotedSizes, sizesTable, withSizes } from './budgets.ts';
import { quotedServices, servicesList, withServices } from './services-list.ts';

const readme = new URL('../../README.md', import.meta.url);
const text = readFileSync(readme, 'utf8');
const table = sizesTable();
const missing = Object.entries({ sizes: quotedSizes(text), services: quotedServices(text) }).find(
	([, quoted]) => quoted === undefined,
)?.[0];

if (missing) {
	console.error(
		`sizes: README.md has no lines "<!-- ${missing} -->" and "<!-- /${missing} -->". Put both where the ${missing} belong.`,
	);
	process.exitCode = 1;
} else {
	writeFileSync(readme, withServices(withSizes(text, table), servicesList()));
	console.log(table);
}
