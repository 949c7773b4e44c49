/** What a sequencer has to say. */
export type SequencerEvent =
	/** Somebody changed, cut or replaced what was chained. It goes on: what comes from now on is protected all the same. */
	| { readonly kind: 'alarm'; readonly what: string }
	/** It will try again. */
	| { readonly kind: 'error'; readonly what: string }
	/** Another key signs than before: whoever audits needs both. */
	| { readonly kind: 'key'; readonly what: string }
	/** Nothing is wrong for certain. */
	| { readonly kind: 'note'; readonly what: string }
	| { readonly kind: 'checkpoint'; readonly line: string };
