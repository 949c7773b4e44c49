import { listen, quietly } from '../platform/page.ts';
import type { Known } from './known.ts';

/** One thing that was held, for whoever looks into it. */
export interface Caught {
	/** Id of the service. */
	readonly service: string;
	/** The element or the function: `script`, `img`, `fetch`, `sendBeacon` … */
	readonly what: string;
	readonly url: string;
}

/** What was caught and waits for its grant, in the order it came. */
export interface Waiting {
	readonly caught: readonly Caught[];
	/** Whether what leads there has to wait now. */
	readonly isHeld: (known: Known | undefined) => known is Known;
	readonly note: (known: Known, what: string, url: string) => void;
	/** @param run lets it go, after the grant */
	readonly keep: (known: Known, what: string, url: string, run: () => void) => void;
}

/** Longest list for the curious: a pixel that beats once a second must not fill the memory. */
const ROOM = 500;

export function createWaiting(isGranted: (id: string) => boolean): Waiting {
	const caught: Caught[] = [];
	let all: { readonly known: Known; readonly run: () => void }[] = [];
	const isHeld = (known: Known | undefined): known is Known => !!known && !known.ids.every(isGranted);
	const release = () => {
		const now = all;
		all = now.filter(({ known }) => isHeld(known));
		// One at a time: one that throws must not take the others with it.
		for (const { known, run } of now) if (!isHeld(known)) quietly(run);
	};
	listen('yinyom:ready', release);
	listen('yinyom:change', release);
	const note: Waiting['note'] = ({ service }, what, url) => {
		if (caught.length < ROOM) caught.push({ service, what, url: url.slice(0, 500) });
	};
	return {
		caught,
		isHeld,
		note,
		keep: (known, what, url, run) => {
			note(known, what, url);
			all.push({ known, run });
		},
	};
}
