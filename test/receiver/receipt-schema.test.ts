import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { receiptSchema, validateReceipt } from '../../src/receiver.ts';
import { anything, mutant, placesIn, replaced } from './mutants.ts';
import { sampleReceipt } from './sample-receipt.ts';

const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(receiptSchema());

const problemsOf = (value: unknown) => {
	const verdict = validateReceipt(value);
	return 'problems' in verdict ? verdict.problems : [];
};
/** The one thing for which JSON Schema has no word. */
const isTwice = (value: unknown) => problemsOf(value).every(({ expected }) => expected === 'each category once');
const agree = (value: unknown) => {
	const problems = problemsOf(value);
	if (problems.length && isTwice(value)) return;
	expect([isValid(value), JSON.stringify(value)]).toEqual([!problems.length, JSON.stringify(value)]);
};

it('takes what a browser sends, with everything that may be left out and without', () => {
	agree(sampleReceipt());
	agree(sampleReceipt({ storage: 'none', losses: { expired: 1, dead: 2, overflow: 3 }, seq: Number.MAX_SAFE_INTEGER }));
	expect(isValid(sampleReceipt())).toBe(true);
});

it('agrees with the validator on five thousand mutants of a receipt, and on any JSON', () => {
	let fine = 0;
	fc.assert(
		fc.property(fc.oneof(mutant, anything), (value) => {
			// As it arrives: `undefined` and -0 do not.
			const arrived: unknown = JSON.parse(JSON.stringify(value));
			agree(arrived);
			fine += Number(isValid(arrived));
		}),
		{ numRuns: 5000 },
	);
	expect(fine).toBeGreaterThan(0);
});

it('agrees where one of a text’s letters is another', () => {
	const texts = placesIn(sampleReceipt()).filter((place) => typeof at(place) === 'string');
	const letter = fc.oneof(
		fc.constantFrom(...'0123456789azAZ-_.:+/@ T\n\u0000é๑'),
		fc.string({ unit: 'binary', maxLength: 2 }),
	);
	fc.assert(
		fc.property(fc.constantFrom(...texts), fc.nat(45), letter, fc.nat(2), (place, start, other, length) => {
			const text = String(at(place));
			agree(replaced(sampleReceipt(), place, text.slice(0, start) + other + text.slice(start + length)));
		}),
		{ numRuns: 5000 },
	);
});

function at(place: readonly string[]): unknown {
	return place.reduce<unknown>((node, key) => Reflect.get(Object(node), key), sampleReceipt());
}

it('agrees on every day of 1999 to 2004 and of centuries', () => {
	for (const year of [1900, 1999, 2000, 2001, 2004, 2100, 2400])
		for (let month = 0; month <= 13; month += 1)
			for (let day = 0; day <= 32; day += 1) {
				const two = (number: number) => String(number).padStart(2, '0');
				const time = `${year}-${two(month)}-${two(day)}T00:00:00.000Z`;
				const receipt = sampleReceipt();
				const exists = !Number.isNaN(Date.parse(time)) && new Date(time).toISOString() === time;
				expect([time, isValid({ ...receipt, event: { ...receipt.event, time } })]).toEqual([time, exists]);
			}
});

const browsers = fc.constantFrom(
	'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
	'curl/8.5.0',
	'Googlebot/2.1 (+http://www.google.com/bot.html)',
	'Opera/9.80 (Windows NT 6.1) Presto/2.12.388',
);
const digits = (count: number) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const telephones = fc
	.tuple(digits(2), digits(3), digits(4), fc.constantFrom('-', ' ', '.', ''))
	.chain(([a, b, c, gap]) =>
		fc.constantFrom(
			`+66${gap}${a}${gap}${b}${gap}${c}`,
			`0${a}${gap}${b}${gap}${c}`,
			`(0${a}) ${b}-${c}`,
			`tel:+66${a}${b}${c}`,
			`555-${b}-${c}`,
			`call +1 212 ${b} ${c}`,
		),
	);
const forbidden = fc.oneof(
	fc.ipV4().filter((address) => !/^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(address)),
	fc.ipV6(),
	fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['https', 'http'] }),
	fc.tuple(fc.domain(), fc.webPath()).map(([host, path]) => `${host}/${path.slice(1)}`),
	fc.emailAddress(),
	browsers,
	telephones,
	fc.constantFrom('utm_source=x&gclid=1', '13.7563,100.5018', '1-2345-67890-12-1', 'สมชาย ใจดี'),
);

it('G2: has no field that takes an IP address, an URL, an e-mail, a browser’s name, a telephone number', () => {
	const places = placesIn(sampleReceipt({ losses: { expired: 0, dead: 0, overflow: 0 }, storage: 'none' }));
	const full = sampleReceipt({ losses: { expired: 0, dead: 0, overflow: 0 }, storage: 'none' });
	fc.assert(
		fc.property(fc.constantFrom(...places), forbidden, (place, text) => {
			// The owner's own word, the same for every visitor: "1.0.0.0" is a version as well.
			fc.pre(place.join('.') !== 'notice.policyVersion' || !/^[\w .:+-]{0,40}$/.test(text));
			const value = replaced(full, place, text);
			expect([place.join('.'), text, problemsOf(value).length > 0, isValid(value)]).toEqual([
				place.join('.'),
				text,
				true,
				false,
			]);
		}),
		{ numRuns: 10_000 },
	);
});

it('G2: has no name of a field that takes one either', () => {
	const maps = placesIn(sampleReceipt()).filter((place) => typeof at(place) === 'object' && !Array.isArray(at(place)));
	fc.assert(
		fc.property(fc.constantFrom(...maps), forbidden, (place, text) => {
			const value = replaced(sampleReceipt(), [...place, text], true);
			expect([text, problemsOf(value).length > 0, isValid(value)]).toEqual([text, true, false]);
		}),
		{ numRuns: 3000 },
	);
});

it.each([
	'',
	'2024-03-07',
	'March 7 2024',
	'v1.2+3',
	'20240307123000',
	'07.03.2024 12:30',
	'2024-03-07T12:30:00+07:00',
	'1.2.3',
	'v 03-07-2024',
	'1.0.0.0',
	'+',
])('takes the policy version %j, which is the owner’s own word', (policyVersion) => {
	const receipt = sampleReceipt();
	expect(problemsOf({ ...receipt, notice: { ...receipt.notice, policyVersion } })).toEqual([]);
});
