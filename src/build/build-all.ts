import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Rolldown, ViteBuilder } from 'vite';
import { configSchema } from '../config/schema.ts';
import { receiptSchema } from '../receiver/validate.ts';
import { staging } from './environments.ts';
import { licensesOf } from './licenses.ts';
import { writeTypes } from './types.ts';

/**
 * Builds everything in `dist`, from nothing, and says on one line per step what came of it.
 *
 * `dist` is replaced at the end: whoever reads it meanwhile, or after a build that failed, has the former one whole.
 */
export async function buildAll(builder: ViteBuilder): Promise<void> {
	const { root } = builder.config;
	const folder = `${root}/${staging}`;
	try {
		const modules = await buildCode(builder);
		chmodSync(`${folder}/cli.js`, 0o755);

		const schemas = { 'config.schema.json': configSchema(), 'receipt.schema.json': receiptSchema() };
		for (const [name, schema] of Object.entries(schemas))
			writeFileSync(`${folder}/${name}`, `${JSON.stringify(schema, null, '\t')}\n`);
		writeFileSync(`${folder}/licenses.txt`, licensesOf(Object.values(modules).flat(), root));
		say([...Object.keys(schemas), 'licenses.txt']);
		say(writeTypes({ root, folder, entries: ['index', 'receiver', 'server', 'services', 'tag-manager'] }));

		rmSync(`${root}/dist`, { recursive: true, force: true });
		renameSync(folder, `${root}/dist`);
		mkdirSync(`${root}/.cache`, { recursive: true });
		writeFileSync(`${root}/.cache/modules.json`, `${JSON.stringify(modules, null, '\t')}\n`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Answers, for each file, the modules it was made of: the tests ask. */
async function buildCode({ environments, build, config: { root } }: ViteBuilder) {
	const modules: Record<string, readonly string[]> = {};
	for (const environment of Object.values(environments)) {
		// Vite brings these two of its own accord.
		if (environment.name === 'client' || environment.name === 'ssr') continue;
		const chunks = chunksOf(await build(environment));
		for (const { fileName, moduleIds } of chunks)
			modules[fileName] = moduleIds.map((id) => id.replace(`${root}/`, '')).sort();
		say(chunks.map(({ fileName }) => fileName));
	}
	return modules;
}

function chunksOf(result: Awaited<ReturnType<ViteBuilder['build']>>): readonly Rolldown.OutputChunk[] {
	const outputs = Array.isArray(result) ? result : [result];
	return outputs
		.flatMap((each) => ('output' in each ? each.output : []))
		.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
}

const say = (files: readonly string[]): void => console.log(`build: ${files.join(', ')}`);
