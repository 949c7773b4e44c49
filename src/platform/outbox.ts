import { writeCookie } from './cookie.ts';
import { fetchItem, itemKeys, OUTBOX, storeItem, WAIT } from './memory.ts';
import { quietly } from './page.ts';

/** A database that has not answered by now has nothing for us, in milliseconds. */
const PATIENCE = 2000;
/** A cookie, there as long as something waits: its value is what the next page looks for before it asks a database. */
const MARK = 'yinyom-waiting';
const DAY = 864e5;

/** A receipt on its way: its id and the exact text to post. */
export interface Letter {
	readonly id: string;
	readonly text: string;
}

/**
 * Receipts that nobody has acknowledged yet, kept twice: localStorage can be read while a page loads but a killed
 * browser forgets its last seconds; IndexedDB keeps them. Firefox then keeps the decision's cookie and forgets the letter,
 * so that nobody would look: hence a second cookie beside the first.
 *
 * One key per receipt: several tabs that share an array overwrite each other's.
 */
export interface Outbox {
	/** Writes ahead of the first attempt. */
	readonly put: (letter: Letter) => void;
	/** Where it stays until it is delivered: localStorage, else memory. */
	readonly keep: (letter: Letter) => void;
	/** What no storage keeps, by id. */
	readonly memory: ReadonlyMap<string, string>;
	/** Runs one request against the letters of the database; `undefined` wherever there is none to be had. */
	readonly database: <Result>(run: (letters: IDBObjectStore) => IDBRequest<Result>) => Promise<Result | undefined>;
	/** Forgets it: delivered, or set aside elsewhere. */
	readonly remove: (id: string) => void;
	/** Takes the mark away when nothing waits in localStorage or memory; otherwise the answer is truthy. */
	readonly unmark: () => unknown;
	/** Milliseconds for which the receiver wants to be left alone; more than a day is nothing that we wrote. */
	readonly restLeft: () => number;
}

export function createOutbox(): Outbox {
	const memory = new Map<string, string>();
	const database = <Result>(
		run: (letters: IDBObjectStore) => IDBRequest<Result>,
		isToMake?: true,
	): Promise<Result | undefined> =>
		new Promise((done) => {
			// Some never answer. https://bugs.webkit.org/show_bug.cgi?id=226547
			setTimeout(done, PATIENCE);
			try {
				const open = indexedDB.open('yinyom', 1);
				open.onupgradeneeded = () => {
					// To look is no reason to leave something with a person who has decided nothing. WebKit keeps an empty database all the
					// same; to delete it here would take along what a click wrote in between.
					if (isToMake) return void open.result.createObjectStore('outbox', { keyPath: 'id' });
					open.transaction?.abort();
				};
				open.onerror = () => done(undefined);
				open.onsuccess = () => {
					const transaction = open.result.transaction('outbox', 'readwrite', { durability: 'strict' });
					const request = run(transaction.objectStore('outbox'));
					transaction.oncomplete = transaction.onabort = () => {
						open.result.close();
						done(request.error ? undefined : request.result);
					};
				};
			} catch {
				done(undefined);
			}
		});
	const keep = ({ id, text }: Letter) => void (storeItem(OUTBOX + id, text) || memory.set(id, text));
	const mark = (value: string, until: number) => quietly(() => writeCookie(MARK, value, new Date(until)));
	const unmark = () => memory.size || itemKeys().some((key) => key.startsWith(OUTBOX)) || mark('', 0);
	return {
		database,
		keep,
		memory,
		unmark,
		put: (letter) => {
			void database((letters) => letters.put(letter), true);
			keep(letter);
			mark(OUTBOX, Date.now() + 400 * DAY);
		},
		remove: (id) => {
			memory.delete(id);
			quietly(() => localStorage.removeItem(OUTBOX + id));
			unmark();
			void database((letters) => letters.delete(id));
		},
		restLeft: () => {
			const left = Number(fetchItem(WAIT)) - Date.now();
			return left > 0 && left <= DAY ? left : 0;
		},
	};
}
