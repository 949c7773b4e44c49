import type { Problem, Report } from '../config/problem.ts';
import type { Settings } from '../config/settings.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Cause } from '../consent/change.ts';
import type { Verdict } from '../consent/decide.ts';
import type { Receipt } from '../consent/receipt.ts';
import type { ConsentRecord } from '../consent/record.ts';
import type { Hold } from '../effects/hold.ts';
import type { VendorSignals } from '../effects/signal.ts';
import type { Inspection } from '../inspect/inspection.ts';
import type { Service } from '../services/service.ts';
import type { LayerHost } from '../ui/layers.ts';
import type { PreferencesView } from '../ui/preferences.tsx';
import type { Texts } from '../ui/texts.ts';
import type { Words } from '../ui/words.ts';

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
	/** A new record, from this tab or another, whether or not it changes a grant. */
	readonly change: {
		readonly record: ConsentRecord;
		readonly previous: ConsentRecord | null;
		/** Categories that may run now and could not before. */
		readonly granted: readonly string[];
		/** Categories that could run before and may not now. */
		readonly withdrawn: readonly string[];
	};
	/** `pending`: in the outbox; `stored`: the receiver acknowledged it; `refused`: it never will. */
	readonly receipt: { readonly receipt: Receipt; readonly status: 'pending' | 'stored' | 'refused' };
}

/** What the guard, always there, lends to the parts that are fetched when somebody needs them. */
export interface Guard {
	readonly settings: Settings;
	readonly load: LoadPart;
	/** BCP 47 tag of the texts in use. */
	readonly locale: string;
	readonly report: Report;
	readonly hold: Hold;
	readonly signals: VendorSignals;
	/** The whole config, checked; its problems are reported on the way. */
	readonly config: () => Promise<ResolvedConfig>;
	/** What is in force now. Read from a valid stored record at the start; from then on written by the store alone. */
	readonly state: State;
	readonly decide: (record: ConsentRecord | undefined) => Verdict;
	readonly emit: <Name extends keyof YinyomEvents>(name: Name, detail: YinyomEvents[Name]) => void;
	/** The shadow root of `<yinyom-root>`, made when first needed. */
	readonly root: () => ShadowRoot;
	readonly decision: () => Promise<DecisionPart>;
	readonly open: (layer: Layer) => Promise<void>;
	/** Shows the button that reopens the preference center, when there is none yet. */
	readonly rest: () => void;
}

/** The part that keeps decisions: store, effects, receipts. */
export interface DecisionPart {
	readonly act: (cause: Cause, choices?: Readonly<Record<string, boolean>>) => ConsentRecord;
	/** Another tab's decision. */
	readonly adopt: (record: ConsentRecord) => void;
	/** Notes what is on screen, so that a receipt can prove it; resolves when its digest is known. */
	readonly shown: (snapshot: Shown) => Promise<void>;
	/** Tries to deliver the receipts that wait. */
	readonly deliver: () => void;
}

/** Everything a person saw before deciding, with texts resolved. */
export interface Shown {
	readonly layer: Layer;
	readonly locale: string;
	readonly layout: string;
	readonly withdrawalEffectShown: boolean;
	/** Plain JSON: strings, categories, services, links, and the buttons in their order. */
	readonly content: unknown;
}

/** The part a person sees. */
export interface UiPart {
	readonly open: (layer: Layer) => Promise<void>;
	readonly close: () => void;
	/** Puts the button's label on it, and remembers it for the pages to come. */
	readonly name: (button: HTMLElement) => void;
}

/** What is fetched when somebody needs it, by the name of its file in `dist`. */
export interface PartFiles {
	readonly 'yinyom-ui': { readonly createUi: (guard: Guard, config: ResolvedConfig, texts: Texts) => UiPart };
	readonly 'yinyom-preferences': {
		readonly createPreferences: (
			guard: Guard,
			config: ResolvedConfig,
			words: Words,
			host: LayerHost,
		) => PreferencesView;
	};
	readonly 'yinyom-decision': {
		readonly startDecision: (guard: Guard, config: ResolvedConfig) => Promise<DecisionPart>;
	};
	readonly 'yinyom-config': {
		readonly resolve: (
			raw: unknown,
			dataset: DOMStringMap,
		) => { readonly config: ResolvedConfig; readonly problems: readonly Problem[] };
	};
	readonly 'yinyom-explain': { readonly explain: (problem: Problem) => readonly unknown[] };
	readonly 'yinyom-inspect': { readonly inspect: (guard: Guard, config: ResolvedConfig) => Promise<Inspection> };
	readonly [locale: `locales/${string}`]: { readonly default: Texts };
	readonly [service: `services/${string}`]: { readonly service: Service };
}

/** How the parts get here: by URL beside the tag, by the owner's bundler, or from the same file. */
export type LoadPart = <Name extends keyof PartFiles>(name: Name) => Promise<PartFiles[Name]>;
