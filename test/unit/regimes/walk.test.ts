import { expect, it } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';
import { encode, decode } from '../../../src/consent/codec.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { chooseRegime } from '../../../src/regimes/choose.ts';
import { judge, type Ruling } from '../../../src/regimes/judge.ts';
import { readTerms } from '../../../src/regimes/terms.ts';
import { noon, record } from '../consent/any-record.ts';
import { everyPlace } from './places.ts';

const DAY = 864e5;
const optional = ['functional', 'analytics', 'marketing'];
const raw = { policy: { version: record.policyVersion }, revision: record.revision };
const decided = (granted: readonly string[], other: Partial<ConsentRecord> = {}): ConsentRecord => ({
	...record,
	granted,
	denied: optional.filter((id) => !granted.includes(id)),
	...other,
});

interface Stored {
	readonly record?: ConsentRecord | undefined;
	readonly isBroken?: boolean;
}

/** What a browser may hold of us when the page opens. */
const stored: Readonly<Record<string, Stored>> = {
	nothing: {},
	'a grant of everything': { record: decided(optional) },
	'a grant of one': { record: decided(['analytics']) },
	'a refusal': { record: decided([]) },
	'a grant that has expired': { record: decided(optional, { time: noon - 400 * DAY, validUntil: noon - DAY }) },
	'a refusal that has expired': { record: decided([], { time: noon - 400 * DAY, validUntil: noon - DAY }) },
	'a grant for another revision': { record: decided(optional, { revision: record.revision + 1 }) },
	'a refusal for another revision': { record: decided([], { revision: record.revision + 1 }) },
	'a grant for another policy': { record: decided(optional, { policyVersion: 'other' }) },
	'a grant from the future': { record: decided(optional, { time: noon + 9 * DAY, validUntil: noon + 99 * DAY }) },
	'a grant that knows nothing of marketing': { record: decided(['analytics'], { denied: ['functional'] }) },
	'something broken': { isBroken: true },
	'a cookie cut short': { record: decode(encode(decided(optional)).slice(0, -3)), isBroken: true },
};

/** The categories that this record lets run by a click: it counts, and it lists them. */
const byClick = ({ record: held }: Stored): readonly string[] =>
	held &&
	held.validUntil > noon &&
	held.time <= noon + DAY &&
	held.revision === record.revision &&
	held.policyVersion === record.policyVersion
		? held.granted
		: [];

const ruling = (place: string, held: Stored, gpc: boolean, more: object = {}): Ruling => {
	const config = { ...raw, ...more };
	const { regime } = chooseRegime((more as { regime?: string }).regime, place);
	const settings = readSettings(config, {});
	const terms = readTerms(config, settings, regime);
	return judge({ regime, terms, settings }, held.record, { now: noon, gpc, isBroken: held.isBroken ?? false });
};

interface Found {
	readonly place: string;
	readonly state: string;
	readonly gpc: boolean;
	readonly granted: readonly string[];
}

/** Every place, stored state and signal where something runs that nobody granted by a click. */
const withoutClick = (more: object = {}): readonly Found[] =>
	everyPlace.flatMap((place) =>
		Object.entries(stored).flatMap(([state, held]) =>
			[false, true].flatMap((gpc) => {
				const granted = ruling(place, held, gpc, more).granted.filter((id) => !byClick(held).includes(id));
				return granted.length ? [{ place, state, gpc, granted }] : [];
			}),
		),
	);

it('A1 A2 F4 grants nothing without a click in any country, but where an opt-out law is known by name', () => {
	const found = withoutClick();
	const places = [...new Set(found.map(({ place }) => place))];
	expect(places).toEqual(['US', ...places.filter((place) => place.startsWith('US-'))]);
	expect(places).toHaveLength(52);
	// Of what browsers hold, only these, and with the signal only what is no sale.
	expect([...new Set(found.map(({ state }) => state))].toSorted()).toEqual([
		'a grant for another policy',
		'a grant for another revision',
		'a grant from the future',
		'a grant that has expired',
		'a grant that knows nothing of marketing',
		'nothing',
	]);
	expect([...new Set(found.filter(({ gpc }) => gpc).flatMap(({ granted }) => granted))]).toEqual(['functional']);
});

it('E1 lets a refusal stand in an opt-out country when its time, revision or policy is over', () => {
	for (const state of ['a refusal', 'a refusal that has expired', 'a refusal for another revision'])
		expect(ruling('US-CA', stored[state] ?? {}, false)).toMatchObject({ granted: [], ask: false });
});

it('E5 asks nobody to opt in where nobody has to', () => {
	for (const held of Object.values(stored)) expect(ruling('US-CA', held, false).ask).toBe(held.isBroken ?? false);
});

it('A2 asks, and holds everything, in every country when what is stored is broken', () => {
	for (const place of everyPlace)
		expect(ruling(place, { isBroken: true }, false)).toMatchObject({ granted: [], implied: [], ask: true });
});

it('F1 denies what is sale or sharing by the signal whatever was granted, before anything is told', () => {
	expect(ruling('US-CA', { record: decided(optional) }, true)).toMatchObject({
		granted: ['functional'],
		denied: ['analytics', 'marketing'],
		honored: true,
	});
});

it('F1 leaves alone what the owner says is no sale', () => {
	const more = { categories: { analytics: { sale: false }, marketing: {} } };
	expect(ruling('US-TX', {}, true, more)).toMatchObject({ granted: ['analytics'], implied: ['analytics'] });
});

it('F4 lets the signal change nothing where consent is asked for', () => {
	for (const place of everyPlace.filter((each) => !/^US(-[A-Z]{2})?$/.test(each)))
		for (const held of Object.values(stored)) expect(ruling(place, held, true)).toEqual(ruling(place, held, false));
});

it('C7 asks nobody on a site for children, and grants nothing that the page has not recorded', () => {
	for (const minors of ['under10', 'under13', 'something else'])
		for (const place of ['US-CA', 'TH', 'ZZ'])
			expect(ruling(place, {}, false, { minors })).toMatchObject({ granted: [], implied: [], ask: false });
	expect(ruling('TH', { record: decided(['analytics']) }, false, { minors: 'under10' }).granted).toEqual(['analytics']);
});

it('C7 asks who is old enough to decide with a guardian, in an opt-out country too', () => {
	for (const place of ['US-CA', 'TH'])
		expect(ruling(place, {}, false, { minors: 'under20' })).toMatchObject({ granted: [], ask: true });
});

it('E3 asks nobody again for a correction of words, and for a raised revision all the same', () => {
	const held = { record: decided(['analytics']) };
	const corrected = { policy: { version: '2030-01-01' }, reprompt: false };
	expect(ruling('TH', held, false, corrected)).toMatchObject({ granted: ['analytics'], ask: false });
	expect(ruling('TH', held, false, { ...corrected, reprompt: true }).ask).toBe(true);
	expect(ruling('TH', held, false, { ...corrected, revision: 99 })).toMatchObject({ granted: [], ask: true });
});

it('004-basis keeps a category on, unasked, where another reason is enough, and asks where it is not', () => {
	const categories = { parcels: { basis: 'contract' }, ads: { basis: 'legitimate-interest' }, analytics: {} };
	expect(ruling('TH', { record: decided([]) }, false, { categories }).granted).toEqual(['parcels', 'ads']);
	expect(ruling('DE', { record: decided([]) }, false, { categories }).granted).toEqual(['parcels']);
	expect(ruling('', {}, false, { categories }).granted).toEqual(['parcels']);
	expect(ruling('', {}, false, { categories: { x: { basis: 'legal duty' } } }).granted).toEqual([]);
});

const reasons = ['contract', 'legal-duty', 'legitimate-interest'] as const;

it.each(reasons)('F1 lets an opt-out of sale and the signal count whatever the reason: %s', (basis) => {
	const more = { categories: { functional: {}, ads: { basis, sale: true } } };
	for (const place of ['US-CA', 'US-TX', 'US']) {
		expect(ruling(place, {}, false, more)).toMatchObject({
			granted: ['functional', 'ads'],
			implied: ['functional', 'ads'],
		});
		expect(ruling(place, {}, true, more)).toMatchObject({ granted: ['functional'], denied: ['ads'], honored: true });
		const refused = { record: decided([], { denied: ['ads'] }) };
		expect(ruling(place, refused, false, more)).toMatchObject({ granted: ['functional'], denied: ['ads'] });
	}
	expect(ruling('', {}, true, { ...more, regime: 'none' })).toMatchObject({ denied: ['ads'], honored: true });
});

it('F1 takes a legitimate interest for sale in doubt, a contract and a legal duty only by the owner’s word', () => {
	const categories = Object.fromEntries(reasons.map((basis) => [basis, { basis }]));
	expect(ruling('US-CA', {}, true, { categories })).toMatchObject({
		granted: ['contract', 'legal-duty'],
		denied: ['legitimate-interest'],
	});
	const kept = {
		categories: { functional: { basis: 'legitimate-interest' }, own: { basis: 'legitimate-interest', sale: false } },
	};
	expect(ruling('US-CA', {}, true, kept)).toMatchObject({
		granted: ['functional', 'own'],
		implied: [],
		honored: false,
	});
});

it('F1 C7 sells nothing of a minor by another reason: somebody has to opt in', () => {
	const more = { minors: 'under18', categories: { ads: { basis: 'legitimate-interest', sale: true } } };
	expect(ruling('US-CA', {}, false, more)).toMatchObject({ granted: [], ask: true });
});

it('004-basis leaves a reason alone where the law knows no opt-out of sale, also beside "sale"', () => {
	const more = { categories: { ads: { basis: 'legitimate-interest', sale: true } } };
	for (const gpc of [false, true]) expect(ruling('TH', {}, gpc, more)).toMatchObject({ granted: ['ads'], denied: [] });
});

it('004-basis takes no legitimate interest where the law wants a way out of every cookie that is not necessary', () => {
	const categories = { parcels: { basis: 'contract' }, ads: { basis: 'legitimate-interest' } };
	for (const place of ['CH', 'GB', 'FR', 'BR'])
		expect(ruling(place, {}, false, { categories })).toMatchObject({ granted: ['parcels'], ask: true });
});

it('lets everything run by "none" until somebody refuses, and never through a country', () => {
	expect(ruling('', {}, false, { regime: 'none' }).granted).toEqual(optional);
	expect(ruling('', { record: decided([]) }, false, { regime: 'none' }).granted).toEqual([]);
	expect(ruling('TH', {}, false, { regime: 'none' }).granted).toEqual([]);
});
