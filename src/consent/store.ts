import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Cause } from './change.ts';
import type { ConsentRecord } from './record.ts';

/** A record together with what brought it about. Without a cause it did not come about here: another tab's, or the end of one. */
export interface Entry {
	readonly record: ConsentRecord | undefined;
	readonly cause?: Cause;
}

/** The one signal. */
export interface Store {
	readonly entry: ReadonlySignal<Entry>;
	/** The only way in. */
	readonly set: (record: ConsentRecord | undefined, cause?: Cause) => void;
}

export function createStore(initial: ConsentRecord | undefined): Store {
	const entry = signal<Entry>({ record: initial });
	return {
		entry,
		set: (record, cause) => {
			entry.value = cause ? { record, cause } : { record };
		},
	};
}
