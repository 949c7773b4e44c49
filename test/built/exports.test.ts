import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { distFiles, importDist, readDist, sourceNames } from './dist.ts';

const typesOf = (file: string) => /export \{ (.*) \};\n$/.exec(readDist(file))?.[1]?.split(', ').toSorted();

it.each<[string, string[], string[]]>([
	[
		'index',
		['start'],
		[
			'CategoryConfig',
			'Config',
			'ConsentRecord',
			'Layer',
			'LocalText',
			'Party',
			'Receipt',
			'ServiceConfig',
			'Yinyom',
			'YinyomEvents',
		],
	],
	[
		'receiver',
		['createReceiver', 'listenNode', 'sqliteStore', 'validateReceipt'],
		[
			'Acknowledgement',
			'Handler',
			'ListenOptions',
			'Listening',
			'LogEntry',
			'Origins',
			'Outcome',
			'Problem',
			'ProblemDetails',
			'Receipt',
			'ReceiptEntry',
			'ReceiptStore',
			'ReceiverOptions',
			'StoredEntry',
		],
	],
	['services', ['googleAnalytics', 'metaPixel', 'posthog', 'youtube'], ['CatalogService', 'Service', 'ServiceFacts']],
])('%s offers these names and no other', async (entry, values, types) => {
	expect(Object.keys(await importDist(`${entry}.js`)).toSorted()).toEqual(values);
	expect(typesOf(`${entry}.d.ts`)).toEqual([...values, ...types].toSorted());
});

it('lists every service of the catalog under its own id', async () => {
	const catalog = (await importDist('services.js')) as Readonly<Record<string, { readonly id: string }>>;
	const ids = Object.entries(catalog).map(([name, { id }]) => [name.toLowerCase(), id]);
	const names = sourceNames('src/services').filter((name) => name !== 'service');
	expect(ids).toEqual(names.map((id) => [id.replaceAll('-', ''), id]));
});

it.each(['yinyom-ui.js', 'yinyom-preferences.js', 'yinyom-decision.js', 'yinyom-config.js', 'yinyom-explain.js'])(
	'%s offers the one function that is fetched with it',
	(file) => {
		expect(readDist(file)).toMatch(
			/export\{\w+ as (?:createUi|createPreferences|startDecision|resolve|explain)\};?\s*$/,
		);
	},
);

it('names only files that are there in package.json', () => {
	const targets = JSON.stringify([
		manifest.main,
		manifest.types,
		manifest.unpkg,
		manifest.jsdelivr,
		manifest.bin,
		manifest.exports,
		manifest.sideEffects,
	]).match(/dist\/[\w./-]+/g);
	expect(targets?.length).toBeGreaterThan(10);
	expect(targets?.filter((target) => !distFiles.includes(target.slice('dist/'.length)))).toEqual([]);
});
