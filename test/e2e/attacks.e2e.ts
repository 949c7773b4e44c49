/**
 * The threat model's attacks from markup and page (A), evasions (B, as far as they are not the gate's) and what browsers do to
 * anybody (C), and what became of each: its test in `attacks/`, its test elsewhere, or the reason why there is none.
 *
 * One expectation is overruled: the shadow root is open, because `part` names and our elements in it are the page's contract.
 */
import { type Account, wrongIn } from './accounted.ts';
import { expect, test } from './harness/fixture.ts';

const leaks = (title: string): Account => ({ file: 'e2e/leaks/leaks.e2e.ts', title });

const accounts: Readonly<Record<string, Account>> = {
	'A-01': 'here',
	'A-02': { file: 'built/sinks.test.ts', title: "'document.currentScript'" },
	'A-03': 'here',
	'A-04': 'here',
	'A-05': 'here',
	'A-06': 'here',
	'A-07': 'here',
	'A-08': 'here',
	'A-09': 'here',
	'A-10': 'here',
	'A-11': 'here',
	'A-12': 'here',
	'A-13': {
		because: 'No option takes a colour or a size: they are the page’s own style sheet, which may say what it likes.',
	},
	'A-14': 'here',
	'A-15': 'here',
	'A-16': 'here',
	// A person cannot press what a page covers or shrinks to nothing; whoever can lay something over us can also press for
	// themselves through the API, and then the receipt says so. Nothing watches for visibility.
	'A-17': 'here',
	'A-18': 'here',
	'A-19': { file: 'e2e/attacks/page-around.e2e.ts', title: 'A-19, A-20: ' },
	'A-20': { file: 'e2e/attacks/page-around.e2e.ts', title: 'A-19, A-20: ' },
	'A-21': 'here',
	// Links in our layers follow the page's base, as all links of the page do.
	'A-22': 'here',
	'A-23': { file: 'e2e/strict-page.e2e.ts', title: 'no violation, and no way round the nonce' },
	'A-24': 'here',
	'A-25': 'here',
	'A-26': {
		because:
			'A matter of how the package is built, not of a page: the lock file pins what it is made of, and `test/built` what it contains.',
	},
	'A-27': 'here',
	'A-28': 'here',
	'A-29': 'here',
	'A-30': 'here',

	'B-36': leaks('what is caught leaks as the table says'),
	'B-37': { because: 'A tracker behind the site’s own name is first party to any browser; only its mark can hold it.' },
	'B-38': leaks('what is caught leaks as the table says'),
	'B-39': { file: 'e2e/inspect.e2e.ts', title: 'speculation rules' },
	'B-40': 'here',
	'B-41': 'here',
	'B-42': { file: 'e2e/peers/asking.e2e.ts', title: '20: a container that may hold a pixel waits' },
	'B-43': 'here',
	'B-44': 'here',
	'B-45': 'here',

	'C-01': 'here',
	'C-02': 'here',
	'C-03': 'here',
	'C-04': { file: 'e2e/peers/staying-withdrawn.e2e.ts', title: '52: who withdraws on the next page and goes back' },
	'C-05': 'here',
	'C-06': 'here',
	'C-07': { file: 'e2e/peers/proof.e2e.ts', title: '60: where our script is kept away' },
	'C-08': 'here',
	'C-09': 'here',
	'C-10': { file: 'e2e/placement.e2e.ts', title: 'injected by a tag manager' },
	'C-11': 'here',
	'C-12': 'here',
	'C-13': 'here',
	'C-14': { because: 'Nothing of ours takes a lock that a frozen tab could keep (src/README.md, decision 99).' },
	'C-15': 'here',
	'C-16': 'here',
	'C-17': 'here',
	'C-18': 'here',
	'C-19': 'here',
	'C-20': 'here',
	'C-21': 'here',
	'C-22': 'here',
};

test('every attack and every accident of the threat model is shown, or has its reason', () => {
	const ids = (letter: string, first: number, last: number) =>
		Array.from({ length: last - first + 1 }, (_, index) => `${letter}-${String(first + index).padStart(2, '0')}`);
	const all = [...ids('A', 1, 30), ...ids('B', 36, 45), ...ids('C', 1, 22)];
	expect(wrongIn(accounts, all, 'e2e/attacks')).toEqual([]);
});
