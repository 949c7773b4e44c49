import { expect, it } from 'vitest';
import { chooseRegime } from '../../../src/regimes/choose.ts';

type Row = readonly [fact: string, owner: unknown, place: unknown, id: string, jurisdiction: string];

it.each<Row>([
	["asks by the owner's rule set", 'th-pdpa', undefined, 'th-pdpa', 'TH'],
	["asks by the owner's rule set in another country too", 'th-pdpa', 'DE', 'th-pdpa', 'DE'],
	['asks by the country that the server names', undefined, 'TH', 'th-pdpa', 'TH'],
	['knows every country of the EU by the one law', undefined, 'FR', 'eu-gdpr', 'FR'],
	['knows the EEA by it too', undefined, 'NO', 'eu-gdpr', 'NO'],
	['names the union where no country is named', 'eu-gdpr', undefined, 'eu-gdpr', 'EU'],
	['takes small letters and space around', undefined, ' gb ', 'uk', 'GB'],
	['knows a country by a part of it', undefined, 'GB-SCT', 'uk', 'GB'],
	['knows Québec apart from Canada', undefined, 'CA-QC', 'ca-qc', 'CA'],
	['knows California', undefined, 'US-CA', 'us-opt-out', 'US'],
	['asks by the strictest in the rest of Canada', undefined, 'CA-ON', 'strictest', 'CA'],
	['asks by the strictest in a state that is no state', undefined, 'US-ZZ', 'strictest', 'US'],
	['asks by the strictest in Puerto Rico, which has a code of its own', undefined, 'PR', 'strictest', 'PR'],
	['asks by the strictest where there is no country', undefined, undefined, 'strictest', 'ZZ'],
	['asks by the strictest for what a proxy writes for "unknown"', undefined, 'XX', 'strictest', 'ZZ'],
	['claims no country by the name that people use for it', undefined, 'UK', 'strictest', 'ZZ'],
	['asks by the word of the owner there, and claims the country of that law', 'uk', 'UK', 'uk', 'GB'],
	['claims no union for a country', undefined, 'EU', 'strictest', 'ZZ'],
	['claims no country that is gone, and none that never was', undefined, 'SU', 'strictest', 'ZZ'],
	['takes small letters and space around a part', undefined, ' us-ca\n', 'us-opt-out', 'US'],
	['claims no country for a part that is written in another way', undefined, 'US_CA', 'strictest', 'ZZ'],
	['claims no country for three letters', undefined, 'USA', 'strictest', 'ZZ'],
	[
		'lets nothing run by the word of an owner where the country cannot be read',
		'us-opt-out',
		'Thailand',
		'strictest',
		'ZZ',
	],
	['nor where it is what a proxy writes for "unknown"', 'us-opt-out', 'T1', 'strictest', 'ZZ'],
	['asks by the strictest for what is no country', undefined, 'T1', 'strictest', 'ZZ'],
	['asks by the strictest for the name of a country', undefined, 'Thailand', 'strictest', 'ZZ'],
	['asks by the strictest for an empty country', undefined, '', 'strictest', 'ZZ'],
	['asks by the country when the owner names no rule set', 'gdpr', 'TH', 'th-pdpa', 'TH'],
	['takes no name of the language for a rule set', 'constructor', undefined, 'strictest', 'ZZ'],
	['takes no list for a rule set', ['us-opt-out'], undefined, 'strictest', 'ZZ'],
	["lets an opt-out run by the owner's word where no country is known", 'us-opt-out', undefined, 'us-opt-out', 'US'],
	['lets nothing run by the word of an owner whom the country contradicts', 'us-opt-out', 'TH', 'th-pdpa', 'TH'],
	['nor where that country is on no list', 'none', 'IN', 'strictest', 'IN'],
	['asks nothing by the word of the owner alone', 'none', undefined, 'none', 'ZZ'],
])('%s', (_, owner, place, id, jurisdiction) => {
	expect(chooseRegime(owner, place)).toMatchObject({ id, jurisdiction });
});
