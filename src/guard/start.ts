import type { Problem } from '../config/problem.ts';
import { categoryOf } from '../config/category-of.ts';
import { readSettings } from '../config/settings.ts';
import type { Action } from '../consent/change.ts';
import { decode } from '../consent/codec.ts';
import { decide as judge, pick } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { createHold } from '../effects/hold.ts';
import { createSignals } from '../effects/signal.ts';
import { cookieValues, fetchItem, itemKeys, NAME, OUTBOX } from '../platform/memory.ts';
import { listen, ofDocument } from '../platform/page.ts';
import type { Yinyom } from './api.ts';
import type { Guard, LoadPart, State } from './contract.ts';
import { chooseLocale } from './locale.ts';
import { whenVisited } from './read-config.ts';
import { createReport } from './report.ts';
import { retryable } from './retryable.ts';
import { createRoot } from './root.ts';
import { createStage } from './stage.ts';

/**
 * Holds first, asks later: everything that has to happen on every page, whatever the visitor decided.
 *
 * When in doubt it holds. Nothing here grants but a valid stored record.
 */
export function start({
	load,
	raw,
	problem,
	dataset = {},
	nonce = '',
}: {
	readonly load: LoadPart;
	/** The config as the owner wrote it. */
	readonly raw: unknown;
	/** Why it could not be read. */
	readonly problem?: Problem | undefined;
	/** Attributes of the script tag. */
	readonly dataset?: DOMStringMap;
	readonly nonce?: string | undefined;
}): Yinyom {
	const report = createReport(load);
	const twin = window.yinyom;
	if (twin?.isGranted) {
		report('copy', 'script');
		return twin;
	}

	const settings = readSettings(raw, dataset);
	const decide = (record: ConsentRecord | undefined) => judge({ config: settings, record, now: Date.now() });
	const newest = () =>
		pick(
			cookieValues().flatMap((value) => decode(value) ?? []),
			decode(fetchItem(NAME) ?? ''),
		);
	const record = newest();
	const state: State = { record, verdict: decide(record) };

	const grants = () => ['necessary', ...state.verdict.granted];
	const isGranted = (id: string) => grants().includes(categoryOf(settings, id) ?? '');

	const isKnown = (id: string) => !!categoryOf(settings, id);

	let root: ShadowRoot | undefined;
	const stage = createStage(() => guard);
	const guard: Guard = {
		settings,
		load,
		locale: chooseLocale([settings.locale, ofDocument('documentElement').lang, ...navigator.languages]),
		report,
		signals: createSignals({ ...settings, isGranted, isKnown }),
		hold: createHold({ isGranted, isKnown, nonce, report }),
		state,
		decide,
		emit: (name, detail) =>
			ofDocument('dispatchEvent').call(document, new CustomEvent(`yinyom:${name}`, { bubbles: true, detail })),
		root: () => (root ??= createRoot(guard.locale)),
		config: retryable(async () => {
			const { config, problems } = (await load('yinyom-config')).resolve(raw, dataset);
			for (const found of problem ? [problem] : problems) report(...found);
			return config;
		}),
		decision: retryable(async () => {
			const [part, config] = await Promise.all([load('yinyom-decision'), guard.config()]);
			return part.startDecision(guard, config);
		}),
		open: stage.open,
		rest: stage.rest,
	};

	const { emit, decision } = guard;
	const act = async (action: Action, choices?: Readonly<Record<string, boolean>>) =>
		(await decision()).act({ action, surface: 'api' }, choices);
	const api: Yinyom = {
		isGranted,
		get grants() {
			return grants();
		},
		get record() {
			return state.record ?? null;
		},
		grantAll: () => act('grantAll'),
		denyAll: () => act('denyAll'),
		save: (choices) => act('save', choices),
		withdraw: () => act('withdraw'),
		open: stage.open,
		close: stage.close,
		on: (name, listener) => listen<CustomEvent>(`yinyom:${name}`, ({ detail }) => listener(detail)),
		ready: new Promise<void>(whenVisited).then(() => {
			guard.signals.hold();
			if (!state.verdict.ask || state.verdict.granted.length) guard.signals.tell();
			guard.hold.apply();
			emit('ready', { record: api.record });
			if (state.verdict.ask) void stage.open('notice');
			else stage.rest();
			if (itemKeys(OUTBOX).length) void decision().then((part) => part.deliver());
			return api;
		}),
	};

	const adopt = () => {
		const other = newest();
		if (other && other.receiptId !== state.record?.receiptId) void decision().then((part) => part.adopt(other));
	};
	listen('storage', adopt);
	listen<PageTransitionEvent>('pageshow', (event) => event.persisted && adopt());
	listen<MouseEvent>('click', (event) => {
		if (!(event.target as Partial<Element> | null)?.closest?.('[data-consent-open]')) return;
		event.preventDefault();
		void stage.open();
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
	early?.forEach?.(call);
	return api;
}
