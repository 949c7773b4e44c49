import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Cause } from './change.ts';
import type { Verdict } from './decide.ts';
import type { ConsentRecord } from './record.ts';

/** A record together with what brought it about; another tab's has no cause here. */
export interface Entry {
	readonly record: ConsentRecord | undefined;
	readonly cause?: Cause;
}

/** The one signal, and what follows from it. */
export interface Store {
	readonly entry: ReadonlySignal<Entry>;
	readonly verdict: ReadonlySignal<Verdict>;
	/** The only way in. */
	readonly set: (record: ConsentRecord, cause?: Cause) => void;
}

export function createStore(
	initial: ConsentRecord | undefined,
	decide: (record: ConsentRecord | undefined) => Verdict,
): Store {
	const entry = signal<Entry>({ record: initial });
	return {
		entry,
		verdict: computed(() => decide(entry.value.record)),
		set: (record, cause) => {
			entry.value = cause ? { record, cause } : { record };
		},
	};
}
