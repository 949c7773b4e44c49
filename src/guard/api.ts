import type { Receipt } from '../consent/receipt.ts';
import type { ConsentRecord } from '../consent/record.ts';
import type { Inspection } from '../inspect/inspection.ts';
import type { Layer, YinyomEvents } from './contract.ts';

/** What the page can ask and do: `window.yinyom`, and what `start` returns. */
export interface Yinyom {
	/**
	 * Whether a category (`'analytics'`) or a service (`'service:google-analytics'`) may run now; with `!` before it, whether a
	 * decision denied it. False for an id that nobody declared, and both ways for one that nobody decided.
	 */
	readonly isGranted: (id: string) => boolean;
	/** Ids of all categories that may run now, `necessary` included; where services have switches, `service:<id>` of those too. */
	readonly grants: readonly string[];
	/** The decision in force or last made; `null` before the first. */
	readonly record: ConsentRecord | null;
	/**
	 * The last receipt of this browser, whether or not it has arrived; `null` before the first, and where the browser keeps none.
	 * A copy: changing it changes nothing. The script's own storage is the source, so what it proves the receiver has to say.
	 */
	readonly receipt: Receipt | null;
	/** Grants every category on the site's own authority; the receipt says `source: "host"`. Like each decision, it closes what is open. */
	readonly grantAll: () => Promise<ConsentRecord>;
	/** Denies every optional category. */
	readonly denyAll: () => Promise<ConsentRecord>;
	/**
	 * Decides some categories, or services (`service:<id>`) where they have switches; the others keep their state. What it cannot
	 * decide, an id that is none or a value that is neither true nor false, it names in the console. Where nothing else is left it
	 * decides nothing and rejects with a `TypeError`; beside something else a wrong value counts as false.
	 */
	readonly save: (choices: Readonly<Record<string, boolean>>) => Promise<ConsentRecord>;
	/** Takes all grants back. In contrast with `denyAll` the receipt says that the person withdrew. */
	readonly withdraw: () => Promise<ConsentRecord>;
	/** Shows a layer, the preference center unless told otherwise; resolves when it is on screen. */
	readonly open: (layer?: Layer) => Promise<unknown>;
	/** Closes what is open without deciding anything. */
	readonly close: () => void;
	/**
	 * For whoever builds the page: what it asked of others before consent, what is not held, what nobody declared, in the console,
	 * in a corner of the page and as the answer. The script tag's `data-debug` asks by itself.
	 */
	readonly inspect: () => Promise<Inspection>;
	/** Listens to `yinyom:<name>` and hands over its `detail`; returns the undo. */
	readonly on: <Name extends keyof YinyomEvents>(
		name: Name,
		listener: (detail: YinyomEvents[Name]) => void,
	) => () => void;
	/** Resolves once the stored decision is in force. */
	readonly ready: Promise<Yinyom>;
}

type Early = (yinyom: Yinyom) => void;

declare global {
	interface Window {
		/** Missing until the file has arrived: use the queue where that may be. */
		yinyom?: Yinyom;
		/** Calls made before the file arrived, a list of them; then what makes each at once. `(window.yinyomQueue ||= []).push(yinyom => …)`. */
		yinyomQueue?: Early[] | { readonly push: (call: Early) => unknown } | undefined;
	}
}
