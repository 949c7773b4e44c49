import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { marking } from '../../../src/config/mistaken-names.ts';
import type { ManagerId } from '../../../src/config/types.ts';
import { markedBy } from '../../../src/migrate/marks.ts';
import { managers, refusedBefore } from '../../../src/migrate/refused.ts';

const settings = {
	categories: {
		necessary: { services: [] },
		functional: { services: ['tawk-to'] },
		analytics: { services: ['matomo', 'google-analytics'] },
		marketing: { services: ['meta-pixel', 'youtube'] },
	},
};
const all = ['functional', 'analytics', 'marketing'];
const refused = (id: string, cookies: Readonly<Record<string, string>>, items: Readonly<Record<string, string>> = {}) =>
	refusedBefore([id], { cookies, item: (key) => items[key] }, settings);

const v3 = (categories: readonly string[]) => ({
	cc_cookie: encodeURIComponent(
		JSON.stringify({
			categories,
			revision: 0,
			data: null,
			consentTimestamp: '2025-01-01T07:34:58.963Z',
			consentId: 'b5b97425-c91e-41a6-828e-a0504f76c1b7',
			services: { necessary: [], functionality: [], analytics: [], ads: [] },
			languageCode: 'th',
		}),
	),
});
const bot = (states: string, method = 'explicit') => ({
	CookieConsent: `{stamp:%27O8sg2Z8T5kWdRPjo==%27%2Cnecessary:true%2C${states}%2Cmethod:%27${method}%27%2Cver:1%2Cutc:1726058380450%2Cregion:%27th%27}`,
});
const yes = (text: string) => ({ 'cookieyes-consent': `consentid:VUp6TkdYaGtM,${text}` });
const thai = (choices: string) => ({
	dpdpa_consent: encodeURIComponent(JSON.stringify({ uniqueID: '5f3', datestamp: 1_653_800_000, choices })),
});

type Row = readonly [
	fact: string,
	manager: ManagerId,
	cookies: Readonly<Record<string, string>>,
	refused: readonly string[],
	items?: Readonly<Record<string, string>>,
];

const rows: readonly Row[] = [
	['a refusal of everything', 'cookieconsent', v3(['necessary']), all],
	['a refusal of some', 'cookieconsent', v3(['necessary', 'analytics']), ['functional', 'marketing']],
	['no grant', 'cookieconsent', v3(['necessary', 'functionality', 'analytics', 'ads']), []],
	[
		'the memory of version 2, which names only what was granted',
		'cookieconsent',
		{ cc_cookie: '{"categories":["necessary"],"level":["necessary"],"revision":1}' },
		all,
	],
	['what is in localStorage', 'cookieconsent', {}, all, { cc_cookie: '{"categories":["necessary"],"services":{}}' }],
	['a refusal of everything', 'cookiebot', bot('preferences:false%2Cstatistics:false%2Cmarketing:false'), all],
	['a refusal of some', 'cookiebot', bot('preferences:true%2Cstatistics:true%2Cmarketing:false'), ['marketing']],
	['no grant', 'cookiebot', bot('preferences:true%2Cstatistics:true%2Cmarketing:true'), []],
	['the short form of a refusal', 'cookiebot', { CookieConsent: '0' }, all],
	['nobody who was not asked', 'cookiebot', { CookieConsent: '-1' }, []],
	[
		'nothing that was only implied',
		'cookiebot',
		bot('preferences:false%2Cstatistics:false%2Cmarketing:false', 'implied'),
		[],
	],
	[
		'a refusal of everything',
		'cookieyes',
		yes('consent:no,action:yes,necessary:yes,functional:no,analytics:no,performance:no,advertisement:no,other:no'),
		all,
	],
	[
		'a refusal of some',
		'cookieyes',
		yes('consent:yes,action:yes,necessary:yes,functional:yes,analytics:no,advertisement:no'),
		['analytics', 'marketing'],
	],
	[
		'no grant',
		'cookieyes',
		yes('consent:yes,action:yes,necessary:yes,functional:yes,analytics:yes,advertisement:yes'),
		[],
	],
	['nothing before anybody acted', 'cookieyes', yes('consent:no,action:,necessary:yes,functional:no,analytics:no'), []],
	[
		'what its older plugin kept',
		'cookieyes',
		{
			viewed_cookie_policy: 'yes',
			'cookielawinfo-checkbox-analytics': 'no',
			'cookielawinfo-checkbox-advertisement': 'yes',
		},
		['analytics'],
	],
	['a refusal in its older plugin', 'cookieyes', { viewed_cookie_policy: 'no' }, all],
	[
		'a refusal of everything',
		'klaro',
		{ klaro: '%7B%22matomo%22%3Afalse%2C%22youtube%22%3Afalse%2C%22tawk-to%22%3Afalse%7D' },
		all,
	],
	['a refusal of some', 'klaro', { klaro: '{"matomo":true,"youtube":false,"session":true}' }, ['marketing']],
	['no grant', 'klaro', { klaro: '{"matomo":true,"youtube":true}' }, []],
	['what is in localStorage', 'klaro', {}, ['analytics'], { klaro: '{"matomo":false,"youtube":true}' }],
	[
		'a refusal of what nobody can name, and so of all that was not granted',
		'klaro',
		{ klaro: '{"matomo":true,"zzz":false}' },
		['functional', 'marketing'],
	],
	['a refusal of everything', 'tarteaucitron', { tarteaucitron: '!gtag=false!youtube=false' }, all],
	['a refusal of some', 'tarteaucitron', { tarteaucitron: '!matomo=true!youtube=false' }, ['marketing']],
	['no grant', 'tarteaucitron', { tarteaucitron: '!gtag=true!youtube=true!atinternet=true' }, []],
	['nothing that waits', 'tarteaucitron', { tarteaucitron: '!gtag=wait!youtube=wait' }, []],
	['a refusal of everything', 'pdpa-thailand', thai(''), all],
	['003-migration no grant: an old "accept all" asks again', 'pdpa-thailand', thai('analytics,marketing'), []],
	['nothing where it kept nothing', 'pdpa-thailand', {}, []],
];

it.each(rows.map((row) => [row[0], row[1], row] as const))(
	'honours %s (%s)',
	(_, manager, [, , cookies, expected, items]) => {
		expect(refused(manager, cookies, items)).toEqual(expected);
	},
);

it('reads no manager that the owner has not named', () => {
	expect(refused('klaro', { CookieConsent: '0' })).toEqual([]);
	expect(refused('constructor', { CookieConsent: '0' })).toEqual([]);
});

it('takes any text for a memory without throwing, and never more than the optional categories', () => {
	const names = ['cc_cookie', 'CookieConsent', 'cookieyes-consent', 'klaro', 'tarteaucitron', 'dpdpa_consent'];
	const value = fc.oneof(
		fc.string(),
		fc.json(),
		fc.constantFrom('%', '%E0%A4%A', '{', '{}', 'null', '[]', '{"categories":7,"services":null}', '{"choices":null}'),
	);
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: false }), (cookies) => {
			for (const id of Object.keys(managers))
				expect(all).toEqual(expect.arrayContaining([...refused(id, cookies, cookies)]));
		}),
	);
});

it('reads every manager that a config may name, and the marks of those that mark tags', () => {
	expect(Object.keys(managers).toSorted()).toEqual(Object.keys(marking).toSorted());
	for (const [id, marks] of Object.entries(marking)) expect([id, markedBy([id]) !== '']).toEqual([id, marks]);
});
