import { fetchItem, itemKeys, OUTBOX, storeItem } from './memory.ts';
import { quietly } from './page.ts';

const DEAD = 'yinyom:dead:';
/** A database that has not answered by now has nothing for us, in milliseconds. */
const PATIENCE = 2000;

/** A receipt on its way: its id and the exact text to post. */
export interface Letter {
	readonly id: string;
	readonly text: string;
}

/**
 * Receipts that nobody has acknowledged yet, kept twice: localStorage can be read while a page loads but a killed
 * browser forgets its last seconds; IndexedDB keeps them.
 *
 * One key per receipt: several tabs that share an array overwrite each other's.
 */
export interface Outbox {
	/** Writes ahead of the first attempt. */
	readonly put: (letter: Letter) => void;
	/** All that wait, from both copies and from memory. */
	readonly all: () => Promise<readonly Letter[]>;
	/** Delivered: forget it. */
	readonly remove: (id: string) => void;
	/** Refused for good: set it aside, where it holds up nothing. */
	readonly bury: (letter: Letter) => void;
}

export function createOutbox(): Outbox {
	const memory = new Map<string, string>();
	/** Runs one request against the database; `undefined` wherever there is none to be had. */
	const database = <Result>(run: (letters: IDBObjectStore) => IDBRequest<Result>): Promise<Result | undefined> =>
		new Promise((done) => {
			// Some never answer. https://bugs.webkit.org/show_bug.cgi?id=226547
			setTimeout(done, PATIENCE);
			try {
				const open = indexedDB.open('yinyom', 1);
				open.onupgradeneeded = () => open.result.createObjectStore('outbox', { keyPath: 'id' });
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
	const remove = (id: string) => {
		memory.delete(id);
		quietly(() => localStorage.removeItem(OUTBOX + id));
		void database((letters) => letters.delete(id));
	};
	return {
		put: (letter) => {
			memory.set(letter.id, letter.text);
			void database((letters) => letters.put(letter));
			storeItem(OUTBOX + letter.id, letter.text);
		},
		all: async () => {
			const found = new Map(memory);
			for (const letter of (await database<Letter[]>((letters) => letters.getAll())) ?? [])
				found.set(letter.id, letter.text);
			for (const key of itemKeys())
				if (key.startsWith(OUTBOX)) found.set(key.slice(OUTBOX.length), fetchItem(key) ?? '');
			return [...found].map(([id, text]) => ({ id, text }));
		},
		remove,
		bury: ({ id, text }) => {
			storeItem(DEAD + id, text);
			remove(id);
		},
	};
}
