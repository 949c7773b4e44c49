/** Measures every vector several times and writes test/LEAKS.md and README's summary of it: `npm run leaks [TIMES]`. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type EngineName, findEngines } from '../../browsers/find.ts';
import { writeDocument } from './document.ts';
import { writeSummary, withSummary } from './summary.ts';
import { type Cell, type Column, columns, engines, type Measure, type Table } from './table.ts';
import { vectors } from './vectors.ts';

interface Measured {
	readonly engine: EngineName;
	readonly column: Column;
	readonly names: readonly string[];
	readonly measures: readonly Measure[];
}

const root = new URL('../../../', import.meta.url);
const folder = fileURLToPath(new URL('.cache/leaks', root));
const times = Number(process.argv[2] ?? 5);

rmSync(folder, { recursive: true, force: true });
const { status } = spawnSync(
	'npx',
	['playwright', 'test', '-c', 'test/e2e/playwright.config.ts', `--repeat-each=${times}`, 'leaks/leaks'],
	{ cwd: root, stdio: 'inherit', env: { ...process.env, YINYOM_LEAKS: folder } },
);

const records = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Measured);
const table = Object.fromEntries(
	vectors.map(({ name }) => [
		name,
		Object.fromEntries(
			columns.map((column) => [
				column,
				Object.fromEntries(engines.map((engine) => [engine, cellOf(name, column, engine)])),
			]),
		),
	]),
) as Table;

writeFileSync(new URL('test/LEAKS.md', root), writeDocument(table, { times, versions: await versions() }));
const readme = new URL('README.md', root);
writeFileSync(readme, withSummary(readFileSync(readme, 'utf8'), writeSummary(table)));
// What a promise forbids is measured and written all the same, and the command fails.
process.exitCode = status ?? 1;

/** From the least to the most that any run saw; nothing where the engine asks for nothing by itself. */
function cellOf(name: string, column: Column, engine: EngineName): Cell {
	const own = records.filter((one) => one.engine === engine && one.names.includes(name));
	const asks = own.some(({ column: each, measures }) => each === 'none' && measures.some((one) => one[name]));
	const counts = own
		.filter((one) => one.column === column)
		.flatMap(({ measures }) => measures.map((one) => one[name] ?? { requests: 0, ran: 0 }));
	if (!asks || !counts.length) return undefined;
	const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
	return { requests: range(counts.map(({ requests }) => requests)), ran: range(counts.map(({ ran }) => ran)) };
}

/** As the programs say it themselves. */
async function versions(): Promise<readonly string[]> {
	const found = await findEngines();
	return engines.map((engine) => {
		const one = found[engine];
		if (one.kind === 'missing') return `${engine}, missing`;
		// It asks for a screen before it says its version.
		const [program, ...args] = one.kind === 'webkitgtk' ? ['xvfb-run', '-a', one.miniBrowser] : [one.executable];
		const said = spawnSync(program, [...args, '--version'], { encoding: 'utf8' }).stdout.trim();
		return said.split('\n')[0]?.replace(/ built on.*/, '') ?? engine;
	});
}
