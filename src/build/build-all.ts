import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Rolldown, type ViteBuilder } from 'vite';
import { configSchema } from '../config/schema.ts';
import { writeTypes } from './types.ts';

/** Builds everything in `dist`, from nothing, and says on one line per step what came of it. */
export async function buildAll({ environments, build, config: { root } }: ViteBuilder): Promise<void> {
	const dist = `${root}/dist`;
	rmSync(dist, { recursive: true, force: true });
	const modules: Record<string, readonly string[]> = {};
	for (const environment of Object.values(environments)) {
		// Vite brings these two of its own accord.
		if (environment.name === 'client' || environment.name === 'ssr') continue;
		const chunks = chunksOf(await build(environment));
		for (const { fileName, moduleIds } of chunks)
			modules[fileName] = moduleIds.map((id) => id.replace(`${root}/`, '')).sort();
		say(chunks.map(({ fileName }) => fileName));
	}
	chmodSync(`${dist}/cli.js`, 0o755);

	writeFileSync(`${dist}/config.schema.json`, `${JSON.stringify(configSchema(), null, '\t')}\n`);
	say(['config.schema.json']);
	say(writeTypes({ root, dist, entries: ['index', 'receiver', 'services'] }));

	// Read by the tests: which source went into which file.
	mkdirSync(`${root}/.cache`, { recursive: true });
	writeFileSync(`${root}/.cache/modules.json`, JSON.stringify(modules, null, '\t'));
}

const say = (files: readonly string[]): void => console.log(`build: ${files.join(', ')}`);

function chunksOf(result: Awaited<ReturnType<ViteBuilder['build']>>): readonly Rolldown.OutputChunk[] {
	const outputs = Array.isArray(result) ? result : [result];
	return outputs.flatMap((each) =>
		'output' in each ? each.output.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk') : [],
	);
}
