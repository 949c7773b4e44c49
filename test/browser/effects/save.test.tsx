import { afterEach, expect, it, vi } from 'vitest';
import { decode, encode } from '../../../src/consent/codec.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { save } from '../../../src/effects/save.ts';
import { storedRecord } from '../../../src/effects/stored.ts';
import { deleteCookies } from '../../../src/platform/cookie.ts';
import { cookieValues, NAME } from '../../../src/platform/memory.ts';

const time = Date.now();
const record = (receiptId: string, more: Partial<ConsentRecord>): ConsentRecord => ({
	consentId: '4ad521c9-0425-4cb1-b26b-7a9f827ed8e3',
	receiptId: `${receiptId}0000000-f6a7-4cf7-8c89-acd413ca184a`,
	seq: 2,
	time,
	validUntil: time + 864e5,
	revision: 0,
	policyVersion: '',
	granted: [],
	denied: [],
	...more,
});
const first = record('1', { seq: 1, time: time - 1000, denied: ['analytics'] });
const granting = record('2', { granted: ['analytics'] });
const denying = record('3', { time: time - 1, denied: ['analytics'] });

/** Lets something happen to each cookie that is written: `put` writes one that stays. */
const onWrite = (run: (text: string, put: (text: string) => void) => void) => {
	const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
	Object.defineProperty(document, 'cookie', {
		configurable: true,
		get,
		set(text: string) {
			run(text, set.bind(document));
		},
	});
};
const mirror = () => decode(localStorage.getItem(NAME) ?? '');

afterEach(() => {
	Reflect.deleteProperty(document, 'cookie');
	vi.restoreAllMocks();
	localStorage.clear();
	deleteCookies(() => cookieValues().map(() => NAME));
});

it('keeps a record in the cookie, and of its grants nothing in the mirror', () => {
	expect(save(granting)).toBe(true);
	expect(storedRecord()).toEqual(granting);
	expect(mirror()).toEqual({ ...granting, granted: [] });
});

it('lets the decision of another tab stand that wrote over it in the same moment, and leaves the mirror to that tab', () => {
	save(first);
	onWrite((text, put) => {
		put(text);
		// The other tab began a millisecond before, and its cookie arrives after ours.
		put(`${NAME}=${encode(denying)}; path=/`);
		localStorage.setItem(NAME, encode(denying));
	});
	expect(save(granting)).toBe(true);
	expect(storedRecord()).toEqual(denying);
	expect(mirror()).toEqual(denying);
});

it.each<[string, (text: string, put: (text: string) => void) => void]>([
	['is not written', () => {}],
	[
		'throws when it is written',
		() => {
			throw new DOMException('no', 'SecurityError');
		},
	],
	['is written as something else', (text, put) => put(text.replace('~', '%7E').replace(/(?<=yinyom=)/, 'x'))],
])('keeps all of a record in the mirror where the cookie %s', (_, run) => {
	save(first);
	onWrite(run);
	expect(save(granting)).toBe(false);
	expect(mirror()).toEqual(granting);
	expect(storedRecord()).toEqual(granting);
});

it('says so where nothing is kept, and leaves no mirror that speaks against the cookie', () => {
	save(first);
	onWrite(() => {});
	vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	expect(save(granting)).toBe(false);
	expect(localStorage.getItem(NAME)).toBeNull();
	expect(storedRecord()).toEqual(first);
});
