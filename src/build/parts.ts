import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { looks, services, withSignals } from './define.ts';
import { localeFiles } from './locale-pieces.ts';
import { pack } from './pack.ts';

/** What each part is called in `dist`: published names are stable, so that the tag never changes. */
export const parts: Readonly<Record<string, string>> = {
	'yinyom-ui': 'src/ui.ts',
	'yinyom-preferences': 'src/preferences.ts',
	'yinyom-decision': 'src/decision.ts',
	'yinyom-keyboard': 'src/keyboard.ts',
	...localeFiles,
	...Object.fromEntries(looks.map((name) => [`looks/${name}`, `styles/looks/${name}.css?inline`])),
	...Object.fromEntries(services.map((id) => [`services/${id}`, `half/${id}.ts`])),
};

/** Of its own: it shares the shape of the config with the part that checks it, and is fetched when something is wrong. */
export const explain = { 'yinyom-explain': 'src/explain.ts' };

/** Of its own too: what it shares with the decision would be one more file for every visitor. */
export const revive = { 'yinyom-revive': 'src/revive.ts' };

/** Of its own too: it stops the page from scrolling in the same words as the preference center. */
export const look = { 'yinyom-look': 'src/look.ts' };

export const stop = { 'yinyom-stop': 'src/stop.ts' };

export const outbox = { 'yinyom-outbox': 'src/outbox.ts' };

/** Of its own, because few want to see it and the single file has no room for it. */
export const receipt = { 'yinyom-receipt': 'src/receipt.ts' };

/** Of its own too: it knows more of every service than most visitors ask. */
export const details = { 'yinyom-details': 'src/details.ts' };

/** Of its own: what a person sees of a switch for each service, beside the center's own half. */
export const each = { 'yinyom-each': 'src/each.ts' };

/** Of its own: a switch for each service, for pages that ask so. */
export const switches = { 'yinyom-switches': 'src/switches.ts' };

export const sweep = { 'yinyom-sweep': 'src/sweep.ts' };

/** Of its own too: it shares buttons and words with the notice, which must not become a file more to fetch. */
export const placeholders = { 'yinyom-placeholders': 'src/placeholders.ts' };

/** Of its own too: it holds the whole catalog, and only whoever builds the page fetches it. */
export const inspect = { 'yinyom-inspect': 'src/inspect.ts' };

/** Of its own: the rules of sixteen laws, for pages that ask by one of them. */
export const law = { 'yinyom-law': 'src/law.ts' };

/** Of its own: what six other managers left, for pages that had one of them. */
export const migrate = { 'yinyom-migrate': 'src/migrate.ts' };

/** Of its own: the way out that only some laws want. */
export const choices = { 'yinyom-choices': 'src/choices.ts' };

/** Of its own, because most configs need no more than the guard has. */
export const more = { 'yinyom-more': 'src/more.ts' };

/** Of its own: what few configs ask of Google and Meta, and bridges. */
export const modes = { 'yinyom-modes': 'src/modes.ts' };

/** The npm entry fetches the very files that the script tag fetches: one build of each part. */
export const partsStayOutside: Plugin = {
	name: 'parts-stay-outside',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'npm',
	resolveId(source, importer) {
		if (!importer?.includes('/src/index.ts')) return;
		const part = Object.entries({
			...parts,
			...details,
			...each,
			...explain,
			...inspect,
			...look,
			...choices,
			...law,
			...migrate,
			...modes,
			...more,
			...outbox,
			...placeholders,
			...receipt,
			...revive,
			...stop,
			...sweep,
			...switches,
		}).find(([, file]) => basename(file) === basename(source));
		if (part) return { id: `./${part[0]}.js`, external: 'relative' };
	},
};

/** Visitors download what the widget says about a service, not the facts that its owner checks. */
export const servicesInHalf: Plugin = {
	name: 'services-in-half',
	applyToEnvironment: ({ name }) => name === 'parts',
	resolveId: (source) => (source.startsWith('half/') ? `\0${source}` : undefined),
	load: (id) =>
		id.startsWith('\0half/')
			? `export { service${withSignals.includes(id.slice(6, -3)) ? ', signal' : ''} } from '/src/services/${id.slice(6)}';`
			: undefined,
};

/** Where a vendor describes its call is for whoever reads the source. */
export const sourcesStayHere: Plugin = {
	name: 'sources-stay-here',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'parts' || name === 'modes',
	transform: (code, id) =>
		/\/src\/(services\/|more\/bridges)[^/]*$/.test(id) ? code.replaceAll(/^\t+source: '[^']*',\n/gm, '') : undefined,
};

/** The single file carries every language and is pure ASCII. */
export const localesPacked: Plugin = {
	name: 'locales-packed',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'full',
	resolveId(source) {
		const locale = /\/locales\/([\w-]+)\.json$/.exec(source)?.[1];
		return locale && `\0packed/${locale}`;
	},
	load(id) {
		if (!id.startsWith('\0packed/')) return;
		const texts: Record<string, string> = JSON.parse(
			readFileSync(new URL(`../../locales/${id.slice(8)}.json`, import.meta.url), 'utf8'),
		);
		// The parts that say these are not in the single file.
		for (const key of Object.keys(texts))
			if (/^(placeholder|receipt|choices|facts|does)\.|^minors$/.test(key)) delete texts[key];
		const packed = pack(texts);
		return packed.by === 0
			? `export default ${JSON.stringify(packed.texts)};`
			: `import { unpack } from '/src/build/unpack.ts'; export default unpack(${JSON.stringify(packed.texts)}, ${packed.by});`;
	},
};
