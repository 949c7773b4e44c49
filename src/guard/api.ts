import type { ConsentRecord } from '../consent/record.ts';
import type { Layer, YinyomEvents } from './contract.ts';

/** What the page can ask and do: `window.yinyom`, and what `start` returns. */
export interface Yinyom {
	/**
	 * Whether a category (`'analytics'`) or a service (`'service:google-analytics'`) may run now; false for an id that
	 * nobody declared.
	 */
	readonly isGranted: (id: string) => boolean;
	/** Ids of all categories that may run now, `necessary` included. */
	readonly grants: readonly string[];
	/** The decision in force or last made; `null` before the first. */
	readonly record: ConsentRecord | null;
	/** Grants every category on the site's own authority; the receipt says `source: "host"`. */
	readonly grantAll: () => Promise<ConsentRecord>;
	/** Denies every optional category. */
	readonly denyAll: () => Promise<ConsentRecord>;
	/** Decides some categories; the others keep their state. */
	readonly save: (choices: Readonly<Record<string, boolean>>) => Promise<ConsentRecord>;
	/** Takes all grants back. In contrast with `denyAll` the receipt says that the person withdrew. */
	readonly withdraw: () => Promise<ConsentRecord>;
	/** Shows a layer, the preference center unless told otherwise; resolves when it is on screen. */
	readonly open: (layer?: Layer) => Promise<void>;
	/** Closes what is open without deciding anything. */
	readonly close: () => void;
	/** Listens to `yinyom:<name>` and hands over its `detail`; returns the undo. */
	readonly on: <Name extends keyof YinyomEvents>(
		name: Name,
		listener: (detail: YinyomEvents[Name]) => void,
	) => () => void;
	/** Resolves once the stored decision is in force. */
	readonly ready: Promise<Yinyom>;
}

declare global {
	interface Window {
		/** Missing until the file has arrived: use the queue where that may be. */
		yinyom?: Yinyom;
		/** Calls made before the file arrived: `(window.yinyomQueue ||= []).push(yinyom => …)`. */
		yinyomQueue?: {
			push: (call: (yinyom: Yinyom) => void) => unknown;
			forEach?: (run: (call: (yinyom: Yinyom) => void) => void) => void;
		};
	}
}
