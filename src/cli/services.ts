import { parseArgs } from 'node:util';
import { nearest } from '../config/nearest.ts';
import { configShape } from '../config/shape.ts';
import type { ServiceConfig } from '../config/types.ts';
import { type CatalogService, services } from '../services.ts';
import { optionMistake } from './option-mistake.ts';

const options = { help: { type: 'boolean', short: 'h' } } as const;

const help = `Usage: yinyom services [id ...]

Without an id: lists the catalog, one service a line: id, name, category.
With ids: prints them as JSON to paste under "services" of a config. The single file, yinyom.full.js, needs that for most
of them; yinyom.js fetches what it needs by itself.`;

/** `yinyom services`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: Infinity });
	if (mistake) return misuse(mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const ids = services.map(({ id }) => id);
	const unknown = positionals.find((id) => !ids.includes(id));
	if (unknown !== undefined) return misuse(`there is no service "${unknown}".${nearest(unknown, ids)}`);
	console.log(positionals.length ? declarations(positionals) : list());
	return 0;
}

function misuse(mistake: string): number {
	console.error(
		`yinyom services: ${mistake}\n"yinyom services" lists them all, "yinyom services --help" says what else it does.`,
	);
	return 2;
}

function list(): string {
	const width = (key: 'id' | 'name') => Math.max(...services.map((service) => service[key].length)) + 2;
	const [ids, names] = [width('id'), width('name')];
	return services.map(({ id, name, category }) => `${id.padEnd(ids)}${name.padEnd(names)}${category}`).join('\n');
}

const declarations = (ids: readonly string[]): string =>
	JSON.stringify(
		Object.fromEntries(services.filter(({ id }) => ids.includes(id)).map((service) => [service.id, declared(service)])),
		null,
		'\t',
	);

/** A service as an owner declares one of their own: the fields that a config has, and no other. */
function declared(service: CatalogService): ServiceConfig {
	const fields = Object.entries(service).filter(([key]) => Object.hasOwn(configShape.services['*'], key));
	return Object.fromEntries(fields);
}
