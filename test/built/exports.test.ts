import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { services as ids } from '../../src/build/define.ts';
import { distFiles, importDist, readDist } from './dist.ts';

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
	['server', ['contentSecurityPolicy', 'readConsent'], ['Consent', 'ConsentRecord', 'PolicyOptions']],
	[
		'services',
		['googleAnalytics', 'metaPixel', 'posthog', 'services', 'youtube'],
		['CatalogService', 'Service', 'ServiceFacts'],
	],
])('%s offers these names and no other', async (entry, values, types) => {
	expect(Object.keys(await importDist(`${entry}.js`)).toSorted()).toEqual(values);
	expect(typesOf(`${entry}.d.ts`)).toEqual([...values, ...types].toSorted());
});

it('lists every service of the catalog under its own id, and by name', async () => {
	const { services, ...named } = (await importDist('services.js')) as { readonly services: readonly { id: string }[] };
	expect(services.map(({ id }) => id)).toEqual(ids);
	expect(Object.values(named)).toEqual(services);
});

it.each([
	'yinyom-ui.js',
	'yinyom-preferences.js',
	'yinyom-decision.js',
	'yinyom-cut-off.js',
	'yinyom-revive.js',
	'yinyom-explain.js',
])('%s offers the one function that is fetched with it', (file) => {
	expect(readDist(file)).toMatch(/export\{\w+ as (?:createUi|createPreferences|startDecision|resolve|explain)\};?\s*$/);
});

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
