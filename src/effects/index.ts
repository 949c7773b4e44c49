import { effect, untracked } from '@preact/signals-core';
import { change, type Cause } from '../consent/change.ts';
import { categoryOf } from '../config/category-of.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { createStore } from '../consent/store.ts';
import type { DecisionPart, Guard } from '../guard/contract.ts';
import { emptyFrames } from '../platform/frames.ts';
import { newId } from '../platform/id.ts';
import { afterPaint } from '../platform/turn.ts';
import { createReceipts } from './receipt.ts';
import { save } from './save.ts';
import { createSweep } from './sweep.ts';

/** One new record, and what it changes. */
export interface Change {
	readonly record: ConsentRecord;
	readonly previous: ConsentRecord | undefined;
	/** Categories that may run now and could not before. */
	readonly granted: readonly string[];
	/** Categories that could run before and may not now. */
	readonly withdrawn: readonly string[];
	/** All that may run now. */
	readonly grants: readonly string[];
	/** `undefined`: another tab decided, and has seen to what is shared between tabs. */
	readonly cause: Cause | undefined;
}

/** Starts the store and lets the effects follow it. */
export async function startDecision(guard: Guard, config: ResolvedConfig): Promise<DecisionPart> {
	const { decide, emit, hold, report, settings, signals, state } = guard;
	const store = createStore(state.record, decide);
	const receipts = await createReceipts(guard, config);
	const sweep = createSweep(guard, config);

	// Order is law: vendors hear the news before their scripts are released, and hear a withdrawal before their cookies
	// are swept; a receipt is asked for when all of it is in force.
	const effects: readonly (readonly [name: string, run: (change: Change) => void])[] = [
		['save', ({ record, cause }) => cause && !save(record) && report('storage', 'cookie')],
		['signal', signals.tell],
		['hold', ({ cause, withdrawn }) => (cause && !withdrawn.length ? afterPaint(hold.apply) : hold.apply())],
		[
			'frames',
			({ grants }) => {
				const isDenied = (id: string) => !['necessary', ...grants].includes(categoryOf(settings, id) ?? '');
				for (const frame of emptyFrames(isDenied)) hold.forget(frame);
			},
		],
		['sweep', ({ grants }) => sweep(grants)],
		[
			'emit',
			({ record, previous, granted, withdrawn }) =>
				emit('change', { record, previous: previous ?? null, granted, withdrawn }),
		],
		['receipt', receipts.write],
	];

	effect(() => {
		const { record, cause } = store.entry.value;
		const next = store.verdict.value;
		if (!record || record === state.record) return;
		const grants = next.granted;
		const { record: previous, verdict } = state;
		Object.assign(state, { record, verdict: next });
		const news: Change = {
			record,
			previous,
			grants,
			granted: grants.filter((id) => !verdict.granted.includes(id)),
			withdrawn: verdict.granted.filter((id) => !grants.includes(id)),
			cause,
		};
		untracked(() => {
			for (const [name, run] of effects) {
				// One at a time: an effect that throws would otherwise take the others with it, out of the visitor's click.
				try {
					run(news);
				} catch (error) {
					report('threw', name, error);
				}
			}
		});
	});

	return {
		act: (cause, choices) => {
			const { record, verdict } = state;
			const decision = choices ? { action: cause.action, choices } : { action: cause.action };
			// By the settings the guard decides by: a record must be judged by the rules it was made under.
			const rules = { ...settings, validityDays: config.validityDays };
			const next = change(record, decision, { config: rules, granted: verdict.granted, now: Date.now(), newId });
			store.set(next, cause);
			return next;
		},
		adopt: (record) => {
			// A tab that wakes up late must not bring back what was decided since.
			if (record.time > (state.record?.time ?? 0)) store.set(record);
		},
		shown: receipts.shown,
		deliver: receipts.deliver,
	};
}
