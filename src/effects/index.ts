import type { ResolvedConfig } from '../config/types.ts';
import { change, type Cause } from '../consent/change.ts';
import type { ConsentRecord } from '../consent/record.ts';
import type { DecisionPart, Guard } from '../guard/contract.ts';
import { dropCopies } from '../platform/copies.ts';
import { deleteCookies } from '../platform/cookie.ts';
import { emptyFrames } from '../platform/frames.ts';
import { newId } from '../platform/id.ts';
import { watchLive } from '../platform/live.ts';
import { AGAIN, fetchItem, storeItem, SWEEP } from '../platform/memory.ts';
import { afterPaint } from '../platform/turn.ts';
import { createReceipts } from './receipt.ts';
import { retryable } from './retryable.ts';
import { save } from './save.ts';
import { storedRecord } from './stored.ts';

/** One new record, or the end of one, and what it changes. */
export interface Change {
	/** `undefined`: it was taken away. */
	readonly record: ConsentRecord | undefined;
	readonly previous: ConsentRecord | undefined;
	/** Categories, and services with a switch of their own, that may run now and could not before. */
	readonly granted: readonly string[];
	/** Those that could run before and may not now. */
	readonly withdrawn: readonly string[];
	/** Of those withdrawn, what ran without anybody's grant. */
	readonly implied?: readonly string[] | undefined;
	/** `undefined`: another tab decided, and has seen to what is shared between tabs, or nobody did. */
	readonly cause: Cause | undefined;
}

const started = new WeakMap<object, () => Promise<DecisionPart>>();

/** What decides on this page; started when first asked for, and again after a failure. */
export async function decisionOf(guard: Guard): Promise<DecisionPart> {
	// Not remembered, so that what failed is asked for again. Without it everything stays held; a decision is kept all the same.
	if (guard.rules.needsMore) await guard.use(guard.load('yinyom-more'), (part) => part.start(guard));
	const start = async () => {
		const { configOf, localeOf } = await guard.load('yinyom-ui');
		return startDecision(guard, configOf(guard), localeOf(guard));
	};
	const ask = started.get(guard) ?? retryable(start);
	started.set(guard, ask);
	return ask();
}

/** Starts the store and lets the effects follow it. */
async function startDecision(guard: Guard, config: ResolvedConfig, locale: string): Promise<DecisionPart> {
	// What a part completes that comes late is read when it counts: `decide`, `law`, `signals`.
	const { emit, hold, isGranted, load, report, rules, state } = guard;
	// Somebody may decide before the guard has looked.
	guard.known ??= { ...state };
	const receipts = await createReceipts(guard, config, locale);
	let sweeping: Promise<() => void> | undefined;
	const isAllGranted = () => Object.keys(config.categories).every(isGranted);
	const sweep = () => {
		// Who denied nothing, here or before, has nothing to sweep.
		if (!sweeping && isAllGranted()) return void (fetchItem(SWEEP) && storeItem(SWEEP, ''));
		// Matches whatever there is: the page may end before the part is here, and the next one looks for itself.
		if (fetchItem(SWEEP) !== AGAIN) storeItem(SWEEP, '.*');
		sweeping ??= load('yinyom-sweep').then(({ createSweep }) => createSweep(guard, config, deleteCookies));
		sweeping
			.then((run) => run())
			.catch((error: unknown) => {
				sweeping = undefined;
				report('load', 'yinyom-sweep.js', error);
			});
	};
	const live = watchLive();
	// A part of its own, because only a withdrawal needs it, and not before the layer is open where one is made. Where it is not to
	// be had, the page starts anew.
	let stopping: Promise<(news: Change) => void> | undefined;
	const stop = () =>
		(stopping ??= load('yinyom-stop').then(
			({ createStop }) => createStop(guard, config, live),
			() =>
				({ withdrawn }) => {
					if (withdrawn.length && hold.released.length && config.withdraw !== 'signal') location.reload();
				},
		));
	// Order is law: vendors hear the news before their scripts are released, and hear a withdrawal before their cookies
	// are swept; a receipt is asked for when all of it is in force, and only then may the page go.
	const effects: readonly (readonly [name: string, run: (change: Change) => void])[] = [
		[
			'save',
			({ record, cause }) => {
				if (!cause || !record) return;
				const isInCookie = save(record);
				// Without a cookie the mirror is what other tabs decide by, and so this one has to listen to it.
				guard.isKept = isInCookie || storedRecord()?.receiptId === record.receiptId;
				if (!isInCookie) report('storage', 'cookie');
			},
		],
		// Of what did not come about here the guard has told them, at once.
		['signal', ({ cause }) => cause && guard.signals.tell()],
		[
			'empty',
			({ withdrawn }) =>
				emptyFrames((ids, element) => ids.every(isGranted) || guard.spares?.(element, withdrawn)).forEach(hold.forget),
		],
		['copies', ({ withdrawn }) => withdrawn.length && dropCopies()],
		[
			'hold',
			({ cause }) => {
				// What is on its way and may not run any longer cannot wait, be it for a grant (`!id`).
				if (cause && hold.released.every(({ ids }) => ids.every(isGranted))) afterPaint(hold.apply);
				else hold.apply();
			},
		],
		['sweep', sweep],
		[
			'emit',
			({ record, previous, granted, withdrawn }) =>
				emit('change', { record: record ?? null, previous: previous ?? null, granted, withdrawn }),
		],
		['receipt', receipts.write],
		// What asks has had its answer, whoever gave it. Who decided here has answered, also where there was no room to keep all of it.
		['answer', ({ cause }) => (cause || !guard.known.verdict.ask) && guard.onAnswer?.()],
		// After a cut-off a grant matters as well.
		['stop', (news) => (stopping || news.withdrawn.length) && void stop().then((run) => run(news))],
	];

	/** The only way in: what was decided here, or, without a cause, what came about elsewhere. */
	const follow = (record: ConsentRecord | undefined, cause?: Cause) => {
		const before = guard.known;
		const previous = cause ? state.record : before.record;
		if (cause) Object.assign(state, { record, verdict: guard.decide(record) });
		guard.known = { ...state };
		const now = state.verdict.granted;
		const was = before.verdict.granted;
		const news: Change = {
			record,
			previous,
			granted: now.filter((id) => !was.includes(id)),
			withdrawn: was.filter((id) => !now.includes(id)),
			implied: before.verdict.implied,
			cause,
		};
		for (const [name, run] of effects) {
			// One at a time: an effect that throws would otherwise take the others with it, out of the visitor's click.
			try {
				run(news);
			} catch (error) {
				report('threw', name, error);
			}
		}
	};

	const refresh = () => {
		if (guard.isKept) state.record = storedRecord();
		state.verdict = guard.decide(state.record);
	};

	return {
		refresh,
		act: (cause, choices) => {
			const { action, surface } = cause;
			if (action === 'save' && surface === 'api') {
				const ids = Object.keys(Object(choices));
				const right = ids.filter((id) => guard.switchOf(id) === id && typeof choices?.[id] === 'boolean');
				if (!right.length || right.length < ids.length)
					report('choice', 'yinyom.save()', choices, { right, categories: rules.categories });
				// A slip is nobody's decision.
				if (!right.length) throw TypeError('yinyom.save()');
			}
			// What another tab denied stays denied.
			refresh();
			const { record, verdict } = state;
			const decision = { action, choices };
			// By the settings the guard decides by: a record must be judged by the rules it was made under.
			const settings = { ...rules, validityDays: guard.law?.validityDays ?? config.validityDays };
			const isMinor = !!guard.law?.isGuardianAsked && surface !== 'api';
			const facts = { ...verdict, config: settings, isMinor, now: Date.now(), newId };
			const whole = change(record, decision, facts);
			const next = guard.itemize?.(whole, decision, facts) ?? whole;
			follow(next, cause);
			return next;
		},
		adopt: () => {
			if (guard.known.record !== state.record || guard.known.verdict !== state.verdict) follow(state.record);
		},
		shown: (snapshot) => {
			if (snapshot.layer === 'preferences') void stop();
			return receipts.shown(snapshot);
		},
		resume: sweep,
	};
}
