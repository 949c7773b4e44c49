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
			'CookieConfig',
			'ConsentRecord',
			'Finding',
			'FindingKind',
			'GateReport',
			'Inspection',
			'Layer',
			'LocalText',
			'Party',
			'Receipt',
			'ServiceConfig',
			'Severity',
			'WrittenConfig',
			'Yinyom',
			'YinyomEvents',
		],
	],
	[
		'receiver',
		[
			'createMetrics',
			'createOwnerPage',
			'createReceiver',
			'listenNode',
			'logLine',
			'nodeListener',
			'postgresStore',
			'preparePostgres',
			'receiptSchema',
			'sqliteStore',
			'startChain',
			'validateReceipt',
		],
		[
			'Acknowledgement',
			'Chain',
			'ChainOptions',
			'ChainState',
			'Client',
			'Handler',
			'JsonSchema',
			'Limits',
			'ListenOptions',
			'Listening',
			'LogEntry',
			'NodeListener',
			'NoticeEntry',
			'NoticeOutcome',
			'Origins',
			'Outcome',
			'OwnerPageOptions',
			'PostgresOptions',
			'Problem',
			'ProblemDetails',
			'Rate',
			'Receipt',
			'ReceiptEntry',
			'ReceiptStore',
			'ReceiverOptions',
			'SequencerEvent',
			'Sites',
			'StoredEntry',
			'Wanted',
		],
	],
	[
		'server',
		['contentSecurityPolicy', 'cookieToKeep', 'keepCookie', 'readConsent'],
		['Consent', 'ConsentRecord', 'KeepOptions', 'PolicyOptions', 'RequestHeaders', 'Visit'],
	],
	['tag-manager', ['tagManagerContainer', 'tagManagerTemplate'], ['Container', 'ContainerOptions']],
	[
		'services',
		[
			'adsense',
			'amplitude',
			'bingUet',
			'clarity',
			'cloudflareAnalytics',
			'cloudflareTurnstile',
			'countly',
			'crisp',
			'criteo',
			'dailymotion',
			'facebookEmbed',
			'fullstory',
			'googleAds',
			'googleAnalytics',
			'googleFonts',
			'googleMaps',
			'googleTagManager',
			'heap',
			'hotjar',
			'hubspot',
			'instagram',
			'intercom',
			'klaviyo',
			'lineChat',
			'lineTag',
			'linkedinInsight',
			'matomo',
			'metaPixel',
			'mixpanel',
			'omise',
			'paypal',
			'pinterestTag',
			'plausible',
			'posthog',
			'recaptcha',
			'redditPixel',
			'segment',
			'services',
			'snapPixel',
			'snowplow',
			'soundcloud',
			'spotify',
			'stripe',
			'tawkTo',
			'tiktokEmbed',
			'tiktokPixel',
			'twoC2p',
			'vimeo',
			'xEmbed',
			'xPixel',
			'yandexMetrica',
			'youtube',
			'zendesk',
		],
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

it.each<[string, readonly string[]]>([
	['yinyom-ui.js', ['configOf', 'createWords', 'localeOf', 'start', 'tokens']],
	['yinyom-preferences.js', ['createPreferences']],
	['yinyom-placeholders.js', ['start']],
	['yinyom-decision.js', ['start']],
	['yinyom-stop.js', ['createStop']],
	['yinyom-outbox.js', ['createDelivery']],
	['yinyom-sweep.js', ['createSweep']],
	['yinyom-switches.js', ['startSwitches']],
	['yinyom-receipt.js', ['ofTheLast']],
	['yinyom-details.js', ['createDetails']],
	['yinyom-each.js', ['askAlone', 'createDetails']],
	['yinyom-revive.js', ['revive']],
	['yinyom-explain.js', ['explain']],
	['yinyom-inspect.js', ['start']],
	['yinyom-modes.js', ['askGoogle', 'bridges', 'limitMeta']],
	['yinyom-more.js', ['start']],
	['yinyom-law.js', ['shownLaw', 'startLaw']],
	['yinyom-migrate.js', ['adoptMarks', 'honourRefusals']],
	['yinyom-choices.js', ['showChoices']],
])('%s offers what others ask it for, and no more', (file, names) => {
	const exported = /export\{([^}]*)\};?\s*$/.exec(readDist(file))?.[1] ?? '';
	expect(exported.split(',').map((each) => each.split(' as ').at(-1))).toEqual(names);
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
