import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { bundleDeclarations } from './bundle-declarations.ts';

/** Writes one file of declarations per npm entry and answers their names. `tsc` declares; whether all fits, a test asks. */
export function writeTypes({
	root,
	folder,
	entries,
}: {
	readonly root: string;
	readonly folder: string;
	readonly entries: readonly string[];
}): readonly string[] {
	const tsc = `${root}/node_modules/typescript/bin/tsc`;
	const { status } = spawnSync(process.execPath, [tsc, '-p', `${root}/src/build`], { stdio: 'inherit' });
	if (status !== 0) throw new Error(`types: tsc ended with exit code ${status}; its own words are above.`);
	return entries.map((name) => {
		writeFileSync(`${folder}/${name}.d.ts`, bundleDeclarations(`${root}/.cache/types/src/${name}.d.ts`));
		return `${name}.d.ts`;
	});
}
