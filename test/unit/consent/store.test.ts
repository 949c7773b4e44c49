import { effect } from '@preact/signals-core';
import { expect, it } from 'vitest';
import { createStore } from '../../../src/consent/store.ts';
import { record } from './any-record.ts';

const cause = { action: 'save', surface: 'api' } as const;
const judge = (given: typeof record | undefined) =>
	({ granted: given?.granted ?? [], ask: given ? undefined : 'first' }) as const;

it('begins with the stored record and what follows from it', () => {
	const store = createStore(record, judge);
	expect(store.entry.value).toEqual({ record });
	expect(store.verdict.value.granted).toEqual(['analytics']);
});

it('tells whoever listens of each new record, with its cause where there is one', () => {
	const store = createStore(undefined, judge);
	const heard: unknown[] = [];
	const stop = effect(() => void heard.push([store.entry.value, store.verdict.value.ask]));
	store.set(record, cause);
	store.set({ ...record, granted: [] });
	stop();
	store.set(record);
	expect(heard).toEqual([
		[{ record: undefined }, 'first'],
		[{ record, cause }, undefined],
		[{ record: { ...record, granted: [] } }, undefined],
	]);
});
