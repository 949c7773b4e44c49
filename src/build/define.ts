import { readdirSync, readFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import { services as catalog } from '../services.ts';
import { packFacts } from '../ui/facts.ts';
import { moreExpression } from './more.ts';

const names = (folder: string, extension: string): readonly string[] =>
	readdirSync(new URL(folder, import.meta.url))
		.filter((file) => file.endsWith(extension))
		.map((file) => file.slice(0, -extension.length));

/** The languages that ship: a file in `locales/` is all it takes. */
export const locales = names('../../locales', '.json');

/** Those that the single file holds: each is 0.9 kB of it. */
export const localesWithin = ['en', 'th'] as const;

/** Themes and layouts other than the default ones: a file in `styles/looks/` each. */
export const looks = names('../../styles/looks', '.css');

/** The ids of the catalog. */
export const services = names('../services', '.ts').filter((name) => name !== 'service');

/** Those that have a signal of their own: `signal` in their file. */
export const withSignals = services.filter((id) =>
	readFileSync(new URL(`../services/${id}.ts`, import.meta.url), 'utf8').includes('export const signal'),
);

/** Constants that only the build knows. */
export const define = {
	__VERSION__: JSON.stringify(manifest.version),
	__LOCALES__: JSON.stringify(locales.join(' ')),
	__KEYBOARD__: 'true',
	__SERVICES__: JSON.stringify(services),
	__REFUSALS__: 'true',
	__IN_APP__: 'false',
	__MORE__: String(moreExpression(withSignals, [...services.filter((id) => !withSignals.includes(id)), ...locales])),
	__FACTS__: JSON.stringify(packFacts(catalog)),
	__HOSTS__: JSON.stringify(catalog.map(({ id, category, hosts }) => [id, category, ...hosts].join(' ')).join('\n')),
};
