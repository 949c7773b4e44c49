import type { ResolvedConfig } from '../config/types.ts';
import { type About, adviceOn } from './advice.ts';
import type { ConsentOverTime } from './consent-over-time.ts';
import type { Finding, FindingKind, Severity } from './inspection.ts';
import type { Known } from './known.ts';
import type { Snapshot } from './snapshot.ts';

/** What is before a judge. */
export interface Matter {
	readonly snapshot: Snapshot;
	readonly config: ResolvedConfig;
	readonly known: Known;
	readonly consent: ConsentOverTime;
	/** Where our own tag stands among the elements; -1 when none of them is ours. */
	readonly own: number;
}

/** Looks at one aspect of a page; pure. */
export type Judge = (matter: Matter) => readonly Finding[];

/** One finding with its advice. */
export const finding = (
	kind: FindingKind,
	severity: Severity,
	what: string,
	{ where, ...about }: About & { readonly where?: string | undefined } = {},
): Finding => ({
	kind,
	severity,
	what,
	where,
	service: about.service?.id,
	category: about.service?.category,
	advice: adviceOn(kind, about),
});
