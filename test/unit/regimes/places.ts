import { states } from '../../../src/regimes/us-opt-out.ts';
import { regime as us } from '../../../src/regimes/us-opt-out.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every code of two letters: all that ISO 3166-1 has given out, will give out and never will. */
export const everyCountry: readonly string[] = letters.flatMap((one) => letters.map((other) => one + other));

/** And the parts that have laws of their own, some that have none, and what is no place at all. */
export const everyPlace: readonly string[] = [
	...everyCountry,
	...us.jurisdictions,
	...Object.keys(states),
	'US-PR',
	'US-ZZ',
	'US-',
	'CA-QC',
	'CA-ON',
	'TH-10',
	'DE-BY',
	'T1',
	'',
	'usa',
	'null',
	'__proto__',
];
