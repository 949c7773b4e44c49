import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { define } from '../../../src/build/define.ts';
import { services } from '../../../src/services.ts';
import { categoryFacts, categoryInFull, knownFacts, lifetimeOf, serviceInFull } from '../../../src/ui/facts.ts';
import { createWords } from '../../../src/ui/words.ts';

const words = createWords(en, 'en');
const thai = createWords(th, 'th');
const catalog = knownFacts(JSON.parse(define.__FACTS__));

it.each([
	['2 y', '2 years', '2 ปี'],
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
	expect(categoryFacts('analytics', {}, [], words)).toEqual([
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
	expect(categoryFacts('maps', own, ['Google', 'Google', '', 'Meta'], words)).toEqual([
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
	expect(categoryFacts(id, { ...(basis && { basis }) }, [], words)).toEqual([['Legal basis', en[key]]]);
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

it('names cookies of others by the host that keeps them', () => {
	const { cookies } = serviceInFull('own', { cookies: ['_own'] }, catalog.get('criteo'), words);
	expect(cookies).toEqual({
		caption: 'Cookies',
		head: ['Name'],
		rows: [['_own'], ['uid (criteo.com)']],
	});
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
				['a', '\u2013', '\u2013'],
				['b', 'จำท่าน', '1 ปี'],
			],
		},
	});
});

it('says nothing of a service that nobody described but its id', async () => {
	const read = async () => Promise.reject(new Error('no such file'));
	const categories = { analytics: { services: ['constructor'] } };
	const found = await categoryInFull(
		'analytics',
		{ categories, services: Object.create(null) },
		{ catalog, read, words },
	);
	expect(found.services).toEqual([
		['constructor', { name: 'constructor', vendor: '', privacyUrl: null, facts: [], cookies: null }],
	]);
	expect((await categoryInFull('nobody', { categories, services: {} }, { catalog, read, words })).services).toEqual([]);
});

it('knows of every service of the catalog where it is at home and what it does', () => {
	expect([...catalog.keys()]).toEqual(services.map(({ id }) => id));
	for (const { id, country, does, thirdPartyCookies = [] } of services as readonly ReturnType<typeof plain>[])
		expect(catalog.get(id)).toEqual({ country, does: [...does], thirdPartyCookies });
});
const plain = () => services[0] as (typeof services)[number] & { thirdPartyCookies?: readonly object[] };
