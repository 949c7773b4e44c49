import { expect, it } from 'vitest';
import { loadsUnasked, noRegions, regionsOf } from '../../../src/config/google-mode.ts';
import { isPlace } from '../../../src/config/place.ts';
import { resolve } from '../../../src/config/resolve.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { explain } from '../../../src/config/explain.ts';
import { regimes } from '../../../src/regimes/list.ts';

it('takes the codes of countries and of their parts, and nothing else', () => {
	const places = Object.values(regimes).flatMap(({ jurisdictions }) => jurisdictions);
	expect(places.filter((place) => !isPlace(place))).toEqual([]);
	const others = [
		'EU',
		'UN',
		'UK',
		'ZZ',
		'XX',
		'QQ',
		'us',
		'USA',
		'U',
		'',
		'US-',
		'US-CALI',
		'us-ca',
		'EU-DE',
		'XA-1',
		7,
		null,
		['US'],
	];
	expect(others.filter(isPlace)).toEqual([]);
});

const settings = (advanced: unknown) => readSettings({ signals: { googleMode: { advanced } } }, {});

it('lets a country hold its parts, and a part nothing but itself', () => {
	const id = 'service:google-analytics';
	const where = (advanced: unknown) =>
		['US', 'US-CA', 'us-ca', 'UK', 'TH', '', undefined].filter((place) => loadsUnasked(settings(advanced), place, id));
	expect(where(['US'])).toEqual(['US', 'US-CA', 'us-ca']);
	expect(where(['US-CA'])).toEqual(['US-CA', 'us-ca']);
	for (const none of [[], ['U'], [''], ['EU'], 'US', null, undefined, true]) expect(where(none)).toEqual([]);
	expect(loadsUnasked(settings(['US']), 'US', 'service:clarity')).toBe(false);
});

it('says clearly what is none', () => {
	const { problems } = resolve({ signals: { googleMode: { advanced: ['US', 'Europe'] } } });
	expect(problems.find(([code]) => code === 'form')).toEqual(['form', 'signals.googleMode.advanced[1]', 'Europe']);
	expect(explain(['form', 'signals.googleMode.advanced[1]', 'Europe'])[0]).toBe(
		'yinyom: signals.googleMode.advanced[1] is "Europe"; that is not what it takes (a code of ISO 3166, such as "TH" or "US-CA"). It is left out.',
	);
	expect(noRegions(settings(['TH', 'EU', 'Europe', 'QQ-1']))).toEqual([
		['place', 'signals.googleMode.advanced[1]', 'EU'],
		['place', 'signals.googleMode.advanced[3]', 'QQ-1'],
	]);
	expect(regionsOf({ advanced: ['TH', 'EU', 'Europe', 'QQ-1'] })).toEqual(['TH']);
	expect(noRegions(readSettings({}, {}))).toEqual([]);
});
