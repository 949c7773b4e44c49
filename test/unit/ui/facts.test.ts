import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { define } from '../../../src/build/define.ts';
import { matchesName } from '../../../src/config/name-match.ts';
import { type CatalogService, services } from '../../../src/services.ts';
import { categoryFacts, categoryInFull, knownFacts, lifetimeOf, serviceInFull } from '../../../src/ui/facts.ts';
import { createWords } from '../../../src/ui/words.ts';

const words = createWords(en, 'en');
const thai = createWords(th, 'th');
const catalog = knownFacts(JSON.parse(define.__FACTS__));

it.each([
	['2 y', '2 years', '2 ปี'],
	['2y', '2 years', '2 ปี'],
	['13 mo', '13 months', '13 เดือน'],
	['1 w', '1 week', '1 สัปดาห์'],
	['90 d', '90 days', '90 วัน'],
	['24 h', '24 hours', '24 ชั่วโมง'],
	['30 min', '30 minutes', '30 นาที'],
	['10 s', '10 seconds', '10 วินาที'],
	['session', 'Until the browser is closed', th['facts.session']],
	['as long as the sign-in', 'as long as the sign-in', 'as long as the sign-in'],
	[{ en: 'A while', th: 'สักพัก' }, 'A while', 'สักพัก'],
	[undefined, '', ''],
])('says a lifetime of %j in the visitor’s language', (lifetime, english, inThai) => {
	expect(lifetimeOf(lifetime, words)).toBe(english);
	expect(lifetimeOf(lifetime, thai)).toBe(inThai);
});

it('says every lifetime of the catalog without a unit of its own making', () => {
	const said = services.flatMap(({ cookies }) => cookies.map(({ lifetime }) => lifetimeOf(lifetime, thai)));
	expect(said.length).toBeGreaterThan(90);
	expect(said.filter((text) => /[a-z]/.test(text))).toEqual(['as long as the sign-in']);
});

it('says why, what refusing changes, who gets the data and for how long; what nobody said is left out', () => {
	expect(categoryFacts('analytics', {}, [], { words })).toEqual([
		['Legal basis', 'Your consent'],
		['If you refuse', en['facts.refused']],
	]);
	const own = {
		basis: 'consent',
		recipients: { en: 'Our agency' },
		refusing: 'No maps.',
		retention: '1 year',
		transfer: 'To Japan',
	} as const;
	expect(categoryFacts('maps', own, ['Google', 'Google', '', 'Meta'], { words })).toEqual([
		['Legal basis', 'Your consent'],
		['If you refuse', 'No maps.'],
		['Recipients', 'Our agency \u00b7 Google and Meta'],
		['Transfer abroad', 'To Japan'],
		['Kept for', '1 year'],
	]);
});

it.each([
	['necessary', undefined, 'facts.necessary'],
	['fraud', 'legal-duty', 'facts.legal-duty'],
	['fraud', 'contract', 'facts.contract'],
	['fraud', 'legitimate-interest', 'facts.legitimate-interest'],
] as const)('tells nobody what refusing %s (%s) changes: they are not asked', (id, basis, key) => {
	expect(categoryFacts(id, { ...(basis && { basis }) }, [], { words })).toEqual([['Legal basis', en[key]]]);
});

it('names another reason also of what an opt-out law lets run unasked, and of that alone', () => {
	const basisOf = (config: object) => categoryFacts('ads', config, [], { implied: ['ads'], words })[0];
	expect(basisOf({ basis: 'legitimate-interest' })).toEqual(['Legal basis', en['facts.legitimate-interest']]);
	expect(basisOf({ basis: 'consent' })).not.toContain('Legal basis');
	expect(basisOf({})).not.toContain('Legal basis');
});

it('says of a service of the catalog what it does, where, and which cookies it keeps how long', async () => {
	const { service } = await import('../../../src/services/line-chat.ts');
	const found = serviceInFull('line-chat', service, catalog.get('line-chat'), thai);
	expect(found).toMatchObject({ name: service.name, vendor: service.vendor, privacyUrl: service.privacyUrl });
	expect(found.facts).toContainEqual([th['facts.purpose'], th['does.chat']]);
	expect(found.facts).toContainEqual([th['facts.country'], 'ญี่ปุ่น']);
});

it('says several things that a service does one after the other, not as one sentence', async () => {
	const { service } = await import('../../../src/services/posthog.ts');
	expect(serviceInFull('posthog', service, catalog.get('posthog'), words).facts[0]).toEqual([
		'Purpose',
		'Measures how the site is used \u00b7 Records clicks and scrolling',
	]);
});

it('names cookies of others beside the table, by the host that keeps them: nobody says for how long', async () => {
	const { service } = await import('../../../src/services/meta-pixel.ts');
	const { cookies, facts } = serviceInFull('meta-pixel', service, catalog.get('meta-pixel'), words);
	expect(cookies).toEqual({
		caption: 'Cookies',
		head: ['Name', 'Lifetime'],
		rows: [
			['_fbp', '90 days'],
			['_fbc', '90 days'],
		],
	});
	expect(facts).toContainEqual(['Cookies (facebook.com)', 'fr, datr, sb']);
});

it('leaves no lifetime of the catalog blank', () => {
	for (const service of services)
		expect(serviceInFull(service.id, service, catalog.get(service.id), words).cookies?.rows.flat() ?? []).not.toContain(
			'',
		);
});

it("says the owner's own words of a service first, in the visitor's language", () => {
	const own = {
		name: 'Stats',
		purpose: { en: 'Counts.', th: 'นับ' },
		country: 'TH',
		retention: '90 days',
		storage: ['stats-*'],
		cookies: ['a', { name: 'b', purpose: { en: 'Knows you.', th: 'จำท่าน' }, lifetime: '1 y' }],
	};
	expect(serviceInFull('posthog', own, catalog.get('posthog'), thai)).toEqual({
		name: 'Stats',
		vendor: '',
		privacyUrl: null,
		facts: [
			[th['facts.purpose'], 'นับ'],
			[th['facts.country'], 'ไทย'],
			[th['facts.retention'], '90 days'],
			[th['facts.storage'], 'stats-*'],
		],
		cookies: {
			caption: th['facts.cookies'],
			head: [th['facts.name'], th['facts.purpose'], th['facts.lifetime']],
			rows: [
				// A cell in which nothing is said says so.
				['a', '-', '-'],
				['b', 'จำท่าน', '1 ปี'],
			],
		},
	});
});

const inFull = (category: string, config: object = {}, language = words) =>
	categoryInFull(
		category,
		{ categories: {}, services: Object.create(null), receipts: {}, validityDays: 365, ...config },
		{ catalog, read: async () => Promise.reject(new Error('no such file')), words: language },
	);

it('says nothing of a service that nobody described but its id', async () => {
	const found = await inFull('analytics', { categories: { analytics: { services: ['constructor'] } } });
	expect(found.services).toEqual([
		['constructor', { name: 'constructor', vendor: '', privacyUrl: null, facts: [], cookies: null }],
	]);
	expect((await inFull('nobody')).services).toEqual([]);
});

it('names among what is necessary what the widget itself keeps, and for how long', async () => {
	expect((await inFull('necessary')).facts.slice(1)).toEqual([
		['Cookies', 'yinyom (365 days)'],
		['Also kept in the browser', 'yinyom*'],
	]);
	const receipts = { receipts: { endpoint: '/consent' }, validityDays: 90 };
	expect((await inFull('necessary', receipts, thai)).facts.slice(1)).toEqual([
		[th['facts.cookies'], 'yinyom (90 วัน), yinyom-waiting (400 วัน)'],
		[th['facts.storage'], 'yinyom*'],
	]);
	expect((await inFull('analytics', receipts)).facts.flat().join()).not.toContain('yinyom');
});

it('names nothing that the widget does not write, and all that it does', () => {
	const names = globSync('src/**/*.ts').flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/^(?:export )?const [A-Z]+ = '(yinyom[^']*)'/gm)].map(([, name]) => name),
	);
	expect(names).toEqual(expect.arrayContaining(['yinyom', 'yinyom-waiting', 'yinyom:receipt', 'yinyom:locale']));
	expect(names.filter((name) => !matchesName('yinyom*', name ?? ''))).toEqual([]);
});

it('knows of every service of the catalog where it is at home and what it does', () => {
	expect([...catalog.keys()].toSorted()).toEqual(services.map(({ id }) => id));
	for (const { id, country, does, thirdPartyCookies = [] } of services as readonly CatalogService[]) {
		expect(catalog.get(id)).toMatchObject({ country, does });
		const others = catalog
			.get(id)
			?.others.flatMap(([names, host]) => names.split(', ').map((name) => ({ name, host })));
		expect(others).toHaveLength(thirdPartyCookies.length);
		expect(others).toEqual(expect.arrayContaining([...thirdPartyCookies]));
	}
});
