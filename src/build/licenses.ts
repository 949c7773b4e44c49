import { readFileSync } from 'node:fs';

/** The licences of the packages whose code went into `dist`: each of them asks to be passed on with it. */
export function licensesOf(modules: readonly string[], root: string): string {
	const names = modules.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
	return [...new Set(names)]
		.toSorted()
		.map((name) => {
			const folder = `${root}/node_modules/${name}`;
			const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { readonly version: string };
			return `${name} ${version}\n\n${readFileSync(`${folder}/LICENSE`, 'utf8').trim()}\n`;
		})
		.join(`\n${'-'.repeat(80)}\n\n`);
}
