import { defineConfig } from 'vite';
import { buildAll } from './src/build/build-all.ts';
import { compileAhead } from './src/build/compile-ahead.ts';
import { define, localesWithin } from './src/build/define.ts';
import { classic, modules, readable } from './src/build/environments.ts';
import { localesInPieces } from './src/build/locale-pieces.ts';
import {
	details,
	each,
	explain,
	inspect,
	localesPacked,
	look,
	choices,
	law,
	migrate,
	modes,
	more,
	outbox,
	parts,
	partsStayOutside,
	placeholders,
	receipt,
	revive,
	servicesInHalf,
	sourcesStayHere,
	stop,
	sweep,
	switches,
} from './src/build/parts.ts';

/** What ships, one environment per way of building; `src/build/` says how and why. */
export default defineConfig({
	appType: 'custom',
	logLevel: 'warn',
	define,
	json: { namedExports: false },
	builder: { buildApp: buildAll },
	environments: {
		parts: modules(parts),
		details: modules(details),
		each: modules(each),
		explain: modules(explain),
		inspect: modules(inspect),
		look: modules(look),
		choices: modules(choices),
		law: modules(law),
		migrate: modules(migrate),
		modes: modules(modes),
		more: modules(more),
		outbox: modules(outbox),
		placeholders: modules(placeholders),
		receipt: modules(receipt),
		revive: modules(revive),
		stop: modules(stop),
		sweep: modules(sweep),
		switches: modules(switches),
		guard: classic({ yinyom: 'src/guard.ts' }),
		declaration: classic({ 'yinyom-declaration': 'src/declaration.ts' }),
		gate: classic({ 'yinyom-gate': 'src/gate.ts' }),
		full: {
			...classic({ 'yinyom.full': 'src/full.ts' }, true),
			// A config that asks for what it lacks as a promise to the visitor is held, not served with less.
			define: {
				__LOCALES__: JSON.stringify(localesWithin.join(' ')),
				__MORE__: '/"choice":"service"/',
				__REFUSALS__: 'false',
				__KEYBOARD__: 'false',
			},
		},
		npm: { ...modules({ index: 'src/index.ts' }), define: { __IN_APP__: 'true' } },
		services: readable({ services: 'src/services.ts' }),
		server: readable({ server: 'src/server.ts' }),
		tagManager: readable({ 'tag-manager': 'src/tag-manager.ts' }),
		// Node's server stays a chunk: the receiver is loadable where there is no Node.
		receiver: readable(
			{ receiver: 'src/receiver.ts' },
			{
				groups: [
					{ name: 'node-server', test: /node_modules.@hono/ },
					{ name: 'kysely', test: /node_modules.kysely/ },
				],
			},
		),
		cli: readable({ cli: 'src/cli.ts' }),
	},
	plugins: [partsStayOutside, servicesInHalf, sourcesStayHere, localesInPieces, localesPacked, compileAhead],
	// The classic factory: the automatic runtime brings 0.4 kB that nothing here needs.
	oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
});
