/**
 * The 62 numbered ways in which other consent tools were seen to leak, to ask wrongly or to lose proof, and what became of
 * each: its test in `peers/`, its test elsewhere, or the reason why it is none of ours.
 */
import { type Account, wrongIn } from './accounted.ts';
import { expect, test } from './harness/fixture.ts';

const leaks = (title: string): Account => ({ file: 'e2e/leaks/leaks.e2e.ts', title });
const inspect = (title: string): Account => ({ file: 'e2e/inspect.e2e.ts', title });
const unused: Account = { because: 'The list has no such number.' };

const accounts: Readonly<Record<string, Account>> = {
	1: 'here',
	2: 'here',
	3: 'here',
	4: leaks('what is caught leaks as the table says'),
	5: leaks('what is caught leaks as the table says'),
	6: 'here',
	7: 'here',
	8: 'here',
	9: 'here',
	10: 'here',
	11: 'here',
	12: 'here',
	13: inspect('an inline script above ours that inserts one'),
	14: leaks('what is caught leaks as the table says'),
	15: leaks('what is caught leaks as the table says'),
	16: leaks('what is enforced runs nowhere'),
	17: leaks('what is enforced runs nowhere'),
	18: leaks('what is enforced runs nowhere'),
	19: 'here',
	20: 'here',
	21: 'here',
	22: unused,
	23: unused,
	24: 'here',
	25: 'here',
	26: 'here',
	27: 'here',
	28: 'here',
	29: 'here',
	30: unused,
	31: 'here',
	32: 'here',
	33: 'here',
	34: 'here',
	35: 'here',
	36: 'here',
	37: 'here',
	38: 'here',
	39: unused,
	40: 'here',
	41: 'here',
	42: 'here',
	43: 'here',
	44: 'here',
	45: 'here',
	46: 'here',
	47: 'here',
	48: 'here',
	49: 'here',
	50: 'here',
	51: 'here',
	52: 'here',
	53: 'here',
	54: 'here',
	// A decision is made by category: a service that comes later is asked about when the owner raises the revision.
	55: 'here',
	56: 'here',
	57: 'here',
	58: 'here',
	59: 'here',
	60: 'here',
	61: 'here',
	62: 'here',
};

test('every number from 1 to 62 is shown, or has its reason', () => {
	const numbers = Array.from({ length: 62 }, (_, index) => String(index + 1));
	expect(wrongIn(accounts, numbers, 'e2e/peers')).toEqual([]);
});
