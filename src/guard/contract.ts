import type { Problem, Report } from '../config/problem.ts';
import type { Settings } from '../config/settings.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Cause, change, Decision } from '../consent/change.ts';
import type { Verdict } from '../consent/decide.ts';
import type { Law } from '../consent/make-receipt.ts';
import type { Receipt } from '../consent/receipt.ts';
import type { ConsentRecord } from '../consent/record.ts';
import type { Change } from '../effects/index.ts';
import type { Hold, Revive } from '../effects/hold.ts';
import type { createDelivery } from '../effects/deliver.ts';
import type { createSweep } from '../effects/sweep.ts';
import type { VendorSignals } from '../effects/signal.ts';
import type { Stage } from './stage.ts';
import type { Inspection } from '../inspect/inspection.ts';
import type { adoptMarks } from '../law/adopt-marks.ts';
import type { honourRefusals } from '../law/honour-refusals.ts';
import type { shownLaw } from '../law/shown-law.ts';
import type { startLaw } from '../law/start-law.ts';
import type { askGoogle } from '../more/google.ts';
import type { limitMeta } from '../more/meta.ts';
import type { Live } from '../platform/live.ts';
import type { Service, Signal } from '../services/service.ts';
import type { startSwitches } from '../switches/start-switches.ts';
import type { askAlone } from '../ui/ask-alone.ts';
import type { createDetails } from '../ui/details.tsx';
import type { LayerHost } from '../ui/layers.ts';
import type { showChoices } from '../ui/choices.ts';
import type { keepClear } from '../ui/keep-clear.ts';
import type { createLook } from '../ui/look.ts';
import type { PreferencesView } from '../ui/preferences.tsx';
import type { ofTheLast } from '../ui/receipt-view.ts';
import type { createWords } from '../ui/words.ts';
import type { FactsTexts, MoreTexts, NoticeTexts } from '../ui/texts.ts';

/** First or second layer. */
export type Layer = 'notice' | 'preferences';

/** The decision in force, and what it means under this config. */
export interface State {
	record: ConsentRecord | undefined;
	verdict: Verdict;
}

/** `detail` of each event on `document`. */
export interface YinyomEvents {
	/** The stored decision is known and in force. */
	readonly ready: { readonly record: ConsentRecord | null };
	readonly open: { readonly layer: Layer };
	readonly close: { readonly layer: Layer };
	/**
	 * A new record, from this tab or another, whether or not it changes a grant; or the end of one, when its time is up or
	 * somebody took it away.
	 */
	readonly change: {
		/** `null`: it was taken away, by the server or in the browser's settings. */
		readonly record: ConsentRecord | null;
		readonly previous: ConsentRecord | null;
		/** Categories that may run now and could not before; `service:<id>` where services have switches of their own. */
		readonly granted: readonly string[];
		/** Categories that could run before and may not now, all or in part; services as above. */
		readonly withdrawn: readonly string[];
	};
	/** `pending`: in the outbox; `stored`: the receiver acknowledged it; `refused`: it never will. */
	readonly receipt: { readonly receipt: Receipt; readonly status: 'pending' | 'stored' | 'refused' };
}

/** What the guard, always there, lends to the parts that are fetched when somebody needs them. */
export interface Guard extends Stage {
	readonly rules: Settings;
	readonly load: LoadPart;
	/** Languages to speak, the most wanted first: the owner's, the page's, the browser's. `ui/locale.ts` chooses. */
	readonly wishes: readonly string[];
	readonly report: Report;
	/** The page's CSP nonce. */
	readonly nonce?: string | undefined;
	/** Does something with a part once it is there; a part that does not arrive is reported, and the next use asks again. */
	readonly use: <Part>(part: Promise<Part>, run: (part: Part) => unknown) => Promise<unknown>;
	hold: Hold;
	signals: VendorSignals;
	/** The config as the owner wrote it, the attributes of the tag, and why it could not be read, if it could not. */
	readonly raw: unknown;
	readonly dataset: DOMStringMap;
	readonly problem?: Problem | undefined;
	/** Whether an id of `data-consent` may run now; of `!id`: whether a decision denied it. */
	isGranted: (id: string) => boolean;
	/** How Google's tags are held here, as receipts state it: `advanced` lets them load before consent. Default `basic`. */
	gcm?: Receipt['signals']['gcm'] | undefined;
	/** The switch that an id of `data-consent` hangs on, also with `!` before it: its category, or its own. `undefined` for one nobody declared. */
	switchOf: (id: string) => string | undefined;
	/** What is in force now: what the browser holds, and what was decided on this page since. */
	state: State;
	/** That of which all effects know; in contrast with `state` also while the part that brings them about is still to come. */
	known: State;
	/** Whether the browser keeps what this page decides; otherwise the page alone knows. */
	isKept: boolean;
	/** The rule set in force, as receipts state it; `undefined` where neither config nor tag asked for one. */
	law?: Law | undefined;
	/** What else speaks on the page, told when a person has chosen another language. */
	onSpeak?: () => void;
	/** What is on screen, told that it was answered: by a person there, by the page, or in another tab. */
	onAnswer?: () => void;
	/**
	 * Whether an element may go on although its category is not granted: a person asked for this one, and `withdrawn` names
	 * nothing of its own. Missing where there are no placeholders.
	 */
	spares?: (element: Element, withdrawn: readonly string[]) => boolean;
	/** Writes into a new record what was decided about each service; `undefined` where only categories have switches. */
	itemize?:
		| ((
				record: ConsentRecord,
				decision: Decision,
				facts: Pick<Parameters<typeof change>[2], 'granted' | 'implied' | 'isMinor'>,
		  ) => ConsentRecord)
		| undefined;
	/** What a record means under this config, now. */
	decide: (record: ConsentRecord | undefined) => Verdict;
	readonly emit: <Name extends keyof YinyomEvents>(name: Name, detail: YinyomEvents[Name]) => void;
	/** The shadow root of `<yinyom-root>`, made when first needed. */
	readonly root: () => ShadowRoot;
	readonly decision: () => Promise<DecisionPart>;
}

/** The part that keeps decisions: store, effects, receipts. */
export interface DecisionPart {
	readonly act: (cause: Cause, choices?: Readonly<Record<string, boolean>>) => ConsentRecord;
	/** Reads what the browser keeps: another tab may have decided, or the time be up, and the news not be here yet. */
	readonly refresh: () => void;
	/** Lets the effects follow a state that did not come about here: another tab's decision, or the end of one. */
	readonly adopt: () => void;
	/** Sweeps what a denied service left on an earlier page. Receipts that wait need no word: the part looks for them. */
	readonly resume: () => void;
	/** Notes what is on screen, so that a receipt can prove it; resolves when its digest is known. */
	readonly shown: (snapshot: Shown) => Promise<void>;
}

/** Everything a person saw before deciding, with texts resolved. */
export interface Shown {
	readonly layer: Layer | 'placeholder' | 'choices';
	readonly locale: string;
	readonly layout: string;
	readonly withdrawalEffectShown: boolean;
	/** Plain JSON: strings, categories, services, links, and the buttons in their order. */
	readonly content: unknown;
}

/** The part a person sees. */
export interface UiPart {
	readonly open: Stage['open'];
	readonly close: () => void;
	/** Puts the button's label on it, and remembers it for the pages to come. */
	readonly name: (button: HTMLElement) => void;
}

/** What is fetched when somebody needs it, by the name of its file in `dist`. What the guard itself begins with is `start` in each. */
export interface PartFiles {
	readonly 'yinyom-ui': {
		readonly start: (guard: Guard, texts: NoticeTexts) => UiPart;
		readonly configOf: (guard: Guard) => ResolvedConfig;
		readonly localeOf: (guard: Pick<Guard, 'wishes'>) => string;
		readonly createWords: typeof createWords;
		/** `styles/tokens.css`. */
		readonly tokens: string;
	};
	readonly 'yinyom-preferences': {
		readonly createPreferences: (guard: Guard, config: ResolvedConfig, host: LayerHost) => PreferencesView;
	};
	readonly 'yinyom-look': { readonly createLook: typeof createLook };
	readonly 'yinyom-keyboard': { readonly keepClear: typeof keepClear };
	/** Completes a guard whose `settings.needsMore`; once, however often it is asked. */
	readonly 'yinyom-more': { readonly start: (guard: Guard) => Promise<void> };
	readonly 'yinyom-modes': {
		readonly askGoogle: typeof askGoogle;
		readonly limitMeta: typeof limitMeta;
		readonly bridges: Readonly<Record<string, Signal>>;
	};
	readonly 'yinyom-outbox': { readonly createDelivery: typeof createDelivery };
	readonly 'yinyom-receipt': {
		readonly ofTheLast: typeof ofTheLast;
	};
	readonly 'yinyom-sweep': { readonly createSweep: typeof createSweep };
	readonly 'yinyom-stop': {
		readonly createStop: (guard: Guard, config: ResolvedConfig, live: Live) => (change: Change) => void;
	};
	readonly 'yinyom-revive': { readonly revive: Revive };
	readonly 'yinyom-placeholders': {
		/** Puts itself in place of `hold.onLook`. */
		readonly start: (guard: Guard) => Promise<void>;
	};
	readonly 'yinyom-decision': {
		readonly start: (guard: Guard) => Promise<DecisionPart>;
	};
	readonly 'yinyom-law': { readonly shownLaw: typeof shownLaw; readonly startLaw: typeof startLaw };
	readonly 'yinyom-switches': { readonly startSwitches: typeof startSwitches };
	readonly 'yinyom-migrate': { readonly adoptMarks: typeof adoptMarks; readonly honourRefusals: typeof honourRefusals };
	/** Shows the way out of sale and sharing, or brings it up to date. */
	readonly 'yinyom-choices': { readonly showChoices: typeof showChoices };
	readonly 'yinyom-explain': { readonly explain: (problem: Problem) => readonly unknown[] };
	readonly 'yinyom-inspect': { readonly start: (guard: Guard) => Promise<Inspection> };
	readonly 'yinyom-details': { readonly createDetails: typeof createDetails };
	/** What a person sees of a switch for each service. */
	readonly 'yinyom-each': {
		readonly askAlone: typeof askAlone;
		readonly createDetails: typeof createDetails;
	};
	readonly [facts: `locales-facts/${string}`]: { readonly default: FactsTexts };
	readonly [more: `locales-more/${string}`]: { readonly default: MoreTexts };
	readonly [locale: `locales/${string}`]: { readonly default: NoticeTexts };
	/** A theme or a layout: what to add to the styles. */
	readonly [look: `looks/${string}`]: { readonly default: string };
	readonly [service: `services/${string}`]: { readonly service: Service; readonly signal?: Signal };
}

/** How the parts get here: by URL beside the tag, by the owner's bundler, or from the same file. */
export type LoadPart = <Name extends keyof PartFiles>(name: Name) => Promise<PartFiles[Name]>;
