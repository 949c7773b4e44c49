import type { ResolvedConfig } from '../config/types.ts';
import type { Cause } from './change.ts';
import { RECEIPT_SCHEMA, type Receipt } from './receipt.ts';
import type { ConsentRecord } from './record.ts';

/** Version of this package, set when it is built. */
declare const __VERSION__: string;

/** Where nobody chose a law no receipt claims one: nobody's country (ISO 3166-1), and the rules that are right wherever it is. */
const DEFAULT: Law = { jurisdiction: 'ZZ', ruleset: 'strictest/1', always: [] };

/** The rule set in force, as a receipt states it. */
export interface Law extends Pick<Receipt['scope'], 'jurisdiction' | 'ruleset'> {
	/** Categories that are on by another reason than consent. */
	readonly always: readonly string[];
	/** Reasons beside consent that the rule set takes. Default none. */
	readonly reasons?: readonly string[];
	/** How long a decision counts, in days. Default: as long as the config says. */
	readonly validityDays?: number;
	/** Nobody but the page grants, which has heard the guardian: a site for children. Default false. */
	readonly isGuardianAsked?: boolean;
	/** What minors are told, in the visitor's language. Default nothing. */
	line?: string | undefined;
	/** Says that line in another language from now on. Default: there is none to say. */
	readonly turn?: (locale: string) => Promise<void>;
}

/** Facts of the page that a receipt states beside the decision itself. */
export interface Circumstances {
	readonly config: Pick<ResolvedConfig, 'categories' | 'policy'>;
	/** What may run by the decision, also by service. */
	readonly granted?: readonly string[];
	/** The browser sent the Global Privacy Control signal. */
	readonly gpc: boolean;
	/** How Google's tags were held. Default `basic`. */
	readonly gcm?: Receipt['signals']['gcm'] | undefined;
	readonly locale: string;
	/** Host name. */
	readonly site: string;
	readonly configDigest: string | null;
	readonly noticeDigest: string | null;
	readonly prevDigest: string | null;
	/** What was on screen; `undefined` when the site's own code decided. */
	readonly shown: { readonly layout: string; readonly withdrawalEffectShown: boolean } | undefined;
	/** The rule set in force. Default `strictest/1`. */
	readonly law?: Law | undefined;
	/** Whether the browser keeps what it is given. */
	readonly isKept: boolean;
	/** What this browser has lost so far. */
	readonly losses?: Receipt['losses'];
}

/** The receipt of one decision. Pure: what it states comes in. */
export function makeReceipt(
	{
		record,
		previous,
		withdrawn,
		cause: { action, surface },
	}: {
		readonly record: ConsentRecord;
		readonly previous: ConsentRecord | undefined;
		/** Grants that a person took back; what ran without one is not among them. */
		readonly withdrawn: readonly string[];
		readonly cause: Cause;
	},
	{
		config,
		granted = [],
		gcm = 'basic',
		gpc,
		locale,
		site,
		configDigest,
		noticeDigest,
		prevDigest,
		shown,
		law = DEFAULT,
		isKept,
		losses,
	}: Circumstances,
): Receipt {
	// What is no more than the mark of services names none.
	const isAsked = (id: string) => id !== '_' && !law.always.includes(id);
	return {
		schema: RECEIPT_SCHEMA,
		receiptId: record.receiptId,
		consentId: record.consentId,
		prevReceiptId: previous?.receiptId ?? null,
		prevDigest,
		seq: record.seq,
		event: {
			state: withdrawn.length
				? 'withdrawn'
				: !record.granted.some(isAsked)
					? 'refused'
					: record.denied.some(isAsked)
						? 'partial'
						: 'given',
			action,
			surface,
			source: surface === 'api' ? 'host' : surface === 'signal' ? 'gpc' : 'user',
			time: new Date(record.time).toISOString(),
			validUntil: new Date(record.validUntil).toISOString(),
		},
		scope: { site, jurisdiction: law.jurisdiction, ruleset: law.ruleset },
		notice: {
			policyVersion: config.policy.version,
			configVersion: String(record.revision),
			locale,
			noticeDigest,
			configDigest,
			widget: __VERSION__,
			layout: shown?.layout ?? 'none',
			withdrawalEffectShown: shown?.withdrawalEffectShown ?? false,
		},
		decisions: Object.entries(config.categories).map(([id, { basis, services }]) => {
			const other = id === 'necessary' ? id : law.always.includes(id) && basis !== 'consent' && basis;
			if (other) return { id, status: 'notAsked', basis: other };
			const isGranted = record.granted.includes(id);
			if (!isGranted && !record.denied.includes(id)) return { id, status: 'notAsked' };
			const isWithdrawn = [id, ...services.map((service) => `service:${service}`)].some((each) =>
				withdrawn.includes(each),
			);
			return {
				id,
				status: isGranted ? 'ConsentGiven' : isWithdrawn ? 'ConsentWithdrawn' : 'ConsentRefused',
				services: Object.fromEntries(
					services.map((service) => [service, isGranted || granted.includes(`service:${service}`)]),
				),
			};
		}),
		signals: { gpc, gcm },
		...(isKept ? {} : { storage: 'none' }),
		...(losses && { losses }),
	};
}
