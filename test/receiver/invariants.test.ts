/** Where each invariant V-1…V-22 and each attack D-01…D-20 of the threat model is tried: none is missing without a reason. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Place {
	/** Below `test/`. */
	readonly file: string;
	/** Words of the test's name. */
	readonly name: string;
}
const at = (file: string, name: string): Place => ({ file: `receiver/${file}.test.ts`, name });

const table: Readonly<Record<string, readonly Place[] | string>> = {
	'V-1': [at('killed', 'whenever the receiver is killed'), at('durability', 'has every receipt it acknowledged')],
	'V-2': [at('every-store', 'keeps each of 200 ids once'), at('concurrency', 'two receivers on one file')],
	'V-3': [at('postgres-store', 'permission denied'), at('chain/erase', 'refuses an erasure that nobody records')],
	'V-4': [at('chain/tampering', 'random changes in a chain')],
	'V-5': [at('owner', 'leaves nothing of them')],
	'V-6': [at('hardening', 'V-6, D-06'), at('hostile-input', 'whatever bytes come'), at('node', 'answers 431')],
	'V-7': [at('hardening', '500 sockets'), at('node', 'hangs up after 5 s of headers')],
	'V-8': [at('every-store', 'keeps hostile texts as texts')],
	'V-9': [
		at('contract', 'not to be sniffed'),
		at('metrics', 'V-9, D-11'),
		at('page/owner-page', 'whatever is kept is text'),
	],
	'V-10': [at('owner', 'an auditor verifies the file'), at('chain/csv', 'no spreadsheet runs it')],
	'V-11': [at('page/owner-page', 'V-11'), at('token', 'V-11, D-20'), at('metrics', 'V-11')],
	'V-12': [at('hardening', 'D-03, V-12'), at('sites', 'answers 403')],
	'V-13': [at('hardening', 'V-13')],
	'V-14': [at('hostile-input', 'lets no header'), at('rate-limit', 'V-14'), at('metrics', 'V-14')],
	'V-15': [at('rate-limit', 'V-15')],
	'V-16': [at('durability', 'on a full disk'), at('node', '503 while nothing can be kept')],
	'V-17': [at('postgres-store', 'while the database is away')],
	'V-18': [at('hardening', 'V-18')],
	'V-19': [at('chain/gaps', 'finds exactly those')],
	'V-20': 'A figure, not a fact: npm run bench:receiver measures it and the README has the table.',
	'V-21': [at('durability', 'after SIGTERM'), at('node', 'lets a request under way end')],
	'V-22': [
		at('migration', 'brings a file of version 0.1.0 up to date'),
		at('keeping', 'VACUUM INTO while receipts come in'),
	],
	'D-01': [at('rate-limit', 'V-15, D-01')],
	'D-02': [at('hardening', 'D-02')],
	'D-03': [at('hardening', 'D-03')],
	'D-04': [at('contract', 'answers 405'), at('hardening', 'D-16')],
	'D-05':
		'Who makes up a receipt makes up its ids: it can be linked to nobody, and changes nothing that is there (V-12). A receipt is not signed by a site; the README says what the chain proves and what it does not.',
	'D-06': [at('hardening', 'V-6, D-06'), at('contract', 'compressed body'), at('node', 'chunked body without end')],
	'D-07': [at('hardening', 'reads nothing of its answers')],
	'D-08': [at('hardening', 'D-08')],
	'D-09': [at('hardening', 'D-09'), at('cors', 'null')],
	'D-10': [at('page/owner-page', 'D-10')],
	'D-11': [at('page/owner-page', 'D-11'), at('metrics', 'D-11'), at('chain/csv', 'no spreadsheet runs it')],
	'D-12': [at('rate-limit', 'D-12')],
	'D-13': [at('chain/tampering', 'random changes in a chain')],
	'D-14': [at('owner', 'a backup was put in the place')],
	'D-15': [at('owner', 'records it')],
	'D-16': [at('hardening', 'D-16'), at('token', 'takes nothing else for it')],
	'D-17': [at('owner', 'an interrupted export goes on')],
	'D-18': [at('postgres-store', 'gives up on a statement after 2 s'), at('rate-limit', 'D-18')],
	'D-19': [at('version-skew', 'D-19')],
	'D-20': [at('token', 'D-20'), at('page/cli', 'D-20'), at('node', '503 while nothing can be kept')],
};

const numbers = (letter: string, count: number, width: number) =>
	Array.from({ length: count }, (_, index) => `${letter}-${String(index + 1).padStart(width, '0')}`);

it('knows every number', () => {
	expect(Object.keys(table)).toEqual([...numbers('V', 22, 1), ...numbers('D', 20, 2)]);
});

it.each(Object.entries(table))('%s is tried where the table says', (_, places) => {
	if (typeof places === 'string') return expect(places.length).toBeGreaterThan(40);
	for (const { file, name } of places) {
		const path = new URL(`../${file}`, import.meta.url);
		expect([file, existsSync(path)]).toEqual([file, true]);
		expect([file, name, readFileSync(path, 'utf8').includes(name)]).toEqual([file, name, true]);
	}
});
