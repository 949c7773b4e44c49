import { categoryOf } from '../config/category-of.ts';
import type { Problem } from '../config/problem.ts';
import { readSettings } from '../config/settings.ts';
import type { Action } from '../consent/change.ts';
import { decide as judge } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { createHold } from '../effects/hold.ts';
import { createSignals } from '../effects/signal.ts';
import { storedRecord } from '../effects/stored.ts';
import { fetchItem, OUTBOX, RECEIPT, SWEEP } from '../platform/memory.ts';
import { listen, ofDocument, quietly } from '../platform/page.ts';
import type { Yinyom } from './api.ts';
import type { Guard, LoadPart, State } from './contract.ts';
import { whenVisited } from './read-config.ts';
import { createReport } from './report.ts';
import { createRoot } from './root.ts';
import { createStage, type Stage } from './stage.ts';

/** How often the clock and the cookie are looked at in a page that stays open, in milliseconds. */
const MINUTE = 60_000;
/** What has a box that a placeholder can stand in for. */
const EMBEDS = 'iframe,embed,object,video';

/**
 * Holds first, asks later: everything that has to happen on every page, whatever the visitor decided.
 *
 * When in doubt it holds. Nothing here grants but a valid stored record.
 */
export function start(given: {
	readonly load: LoadPart;
	/** The config as the owner wrote it. */
	readonly raw: unknown;
	/** Why it could not be read. */
	readonly problem?: Problem | undefined;
	/** Attributes of the script tag. */
	readonly dataset?: DOMStringMap | undefined;
	readonly nonce?: string | undefined;
}): Yinyom {
	const { dataset = {} } = given;
	const report = createReport(given.load);
	// Markup can take the name (`<form id="yinyom">`), but no element has a list.
	if (Array.isArray(window.yinyom?.grants)) {
		report('copy', '');
		return window.yinyom;
	}

	const settings = readSettings(given.raw, dataset);
	const readState = (): State => {
		const record = storedRecord();
		return { record, verdict: guard.decide(record) };
	};

	const grants = () => ['necessary', ...state.verdict.granted];
	const isGranted = (id: string) =>
		(id.startsWith('!') ? state.verdict.denied : grants()).includes(guard.switchOf(id) as string);

	let root: ShadowRoot | undefined;
	// It lends itself to what completes it.
	const guard = {
		...given,
		dataset,
		rules: settings,
		wishes: [settings.locale, ofDocument('documentElement').lang, ...navigator.languages],
		report,
		isGranted,
		isKept: true,
		switchOf: (id: string) => categoryOf(settings, id),
		decide: (record: ConsentRecord | undefined) => judge(settings, record, Date.now()),
		use: (part, run) =>
			part.then(run).catch((error: unknown) => {
				report('load', 'dist/*', error);
				guard.rest();
			}),
		emit: (name, detail) =>
			ofDocument('dispatchEvent').call(document, new CustomEvent(`yinyom:${name}`, { bubbles: true, detail })),
		root: () => (root ??= createRoot()),
		decision: () => guard.load('yinyom-decision').then((part) => part.start(guard)),
	} satisfies Omit<Guard, 'hold' | 'known' | 'signals' | 'state' | keyof Stage> as unknown as Guard;
	Object.assign(guard, createStage(guard));
	const state = (guard.state = readState());
	guard.signals = createSignals(guard);
	guard.hold = createHold(guard);
	guard.hold.onLook = (held) => {
		if (held.some(({ element, ids }) => element.matches(EMBEDS) && !ids.every(isGranted)))
			void guard.use(guard.load('yinyom-placeholders'), (part) => part.start(guard));
	};

	/** Asks when there is something to ask. */
	const greet = () => {
		if (state.verdict.ask) void guard.open('notice', true);
		else guard.rest();
	};
	/** The one clock: what counts now, whoever changed it, be it time, another tab, the server or the person. */
	const look = () => {
		const next = readState();
		// What is in force may not have been followed yet, nor what was followed be in force any longer.
		if (!guard.isKept || JSON.stringify([next, next]) === JSON.stringify([state, guard.known])) return;
		// At once, so that nothing runs by a decision that counts no longer, and nothing before the vendors know; what else
		// follows comes after.
		Object.assign(state, next);
		guard.signals.tell();
		guard.hold.apply();
		void guard.use(guard.decision(), (part) => {
			part.adopt();
			greet();
		});
	};
	/** Storage may hold receipts that nobody acknowledged, or what a denied service left, in the words of the last sweep. */
	const isLeft = () =>
		quietly(() =>
			new RegExp(`${OUTBOX}|${fetchItem(SWEEP) || OUTBOX}`).test(
				`${ofDocument('cookie')},${Object.keys(localStorage)}`,
			),
		);

	const act = (action: Action) => (choices?: Readonly<Record<string, boolean>>) =>
		guard.decision().then((part) => part.act({ action, surface: 'api' }, choices));
	const api: Yinyom = {
		isGranted,
		get grants() {
			return grants();
		},
		get record() {
			return state.record ?? null;
		},
		get receipt() {
			return quietly(() => JSON.parse(fetchItem(RECEIPT) as string)) ?? null;
		},
		grantAll: act('grantAll'),
		denyAll: act('denyAll'),
		save: act('save'),
		withdraw: act('withdraw'),
		open: guard.open,
		close: guard.close,
		inspect: () => guard.load('yinyom-inspect').then((part) => part.start(guard)),
		on: (name, listener) => listen<CustomEvent>(`yinyom:${name}`, ({ detail }) => listener(detail)),
		ready: new Promise<void>(whenVisited).then(async () => {
			guard.signals.hold();
			// Until it is there nothing is granted, and nothing is if it does not arrive.
			if (settings.needsMore) await guard.use(guard.load('yinyom-more'), (part) => part.start(guard));
			// A page that was prepared ahead may be visited much later.
			Object.assign(state, (guard.known = readState()));
			if (!state.verdict.ask || state.verdict.granted.length) guard.signals.tell();
			guard.hold.apply();
			guard.emit('ready', { record: api.record });
			greet();
			if (isLeft()) void guard.use(guard.decision(), (part) => part.resume());
			for (const type of ['storage', 'pageshow', 'visibilitychange']) listen(type, look);
			setInterval(look, MINUTE);
			if ('debug' in dataset) void guard.use(api.inspect(), Boolean);
			return api;
		}),
	};

	listen<MouseEvent>('click', (event) => {
		// Also within an open shadow root. A document has no `dataset`, and what a form's fields put in its place no such name.
		const path = event.composedPath() as Partial<HTMLElement>[];
		if (path.every((node) => node.dataset?.['consentOpen'] == null)) return;
		event.preventDefault();
		void guard.open();
	});
	window.yinyom = api;
	const call = (listener: (yinyom: Yinyom) => void) => {
		try {
			listener(api);
		} catch (error) {
			report('threw', 'yinyomQueue', error);
		}
	};
	const early = window.yinyomQueue;
	window.yinyomQueue = { push: call };
	if (Array.isArray(early)) early.forEach(call);
	return api;
}
