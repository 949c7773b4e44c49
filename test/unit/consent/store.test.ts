import { effect } from '@preact/signals-core';
import { expect, it } from 'vitest';
import { createStore } from '../../../src/consent/store.ts';
import { record } from './any-record.ts';

const cause = { action: 'save', surface: 'api' } as const;

it('begins with the stored record', () => {
	expect(createStore(record).entry.value).toEqual({ record });
});

it('tells whoever listens of each new record, with its cause where there is one, and of its end', () => {
	const store = createStore(undefined);
	const heard: unknown[] = [];
	const stop = effect(() => void heard.push(store.entry.value));
	store.set(record, cause);
	store.set({ ...record, granted: [] });
	store.set(undefined);
	stop();
	store.set(record);
	expect(heard).toEqual([
		{ record: undefined },
		{ record, cause },
		{ record: { ...record, granted: [] } },
		{ record: undefined },
	]);
});
