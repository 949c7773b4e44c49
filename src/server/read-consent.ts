import { categoryOf } from '../config/category-of.ts';
import { switchOfService } from '../consent/by-service.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { judgeVisit, type Visit } from './judge-visit.ts';
import type { RequestHeaders } from './request-headers.ts';

/** What a visitor's browser says, read on the server. */
export interface Consent {
	/** Ids of all categories that may run now, `necessary` included, and `service:<id>` where services have switches: as `yinyom.grants`. */
	readonly granted: readonly string[];
	/** Of them, those that nobody granted: the opt-out law of that place lets them run. */
	readonly implied: readonly string[];
	/**
	 * Whether a category or a service (`'service:google-analytics'`) may run now; with `!` before it, whether the decision
	 * denied it. False for an id that nobody declared, and both ways for one that nobody decided.
	 */
	readonly isGranted: (id: string) => boolean;
	/** The decision in force or last made; `null` before the first. */
	readonly record: ConsentRecord | null;
}

/**
 * What may run for whoever sent this request, by the rules of the browser's side; those of a law where the config or the
 * country asks for them.
 *
 * In doubt it denies: no cookie, one that is broken, expired, or given for another revision or policy version grants
 * nothing; of several cookies only what every one grants. In contrast with the browser it cannot see the copy in
 * localStorage, nor the attributes of the script tag: keep revision and policy version in the config, and say the country. What
 * `advanced` lets load before consent is not granted here.
 *
 * @param headers of the request; the `Cookie` header alone will do where no opt-out law counts
 * @param config the same object that the page carries
 */
export function readConsent(headers: RequestHeaders, config: unknown, visit: Visit = {}): Consent {
	const { settings, record, switched, verdict } = judgeVisit(headers, config, visit);
	const granted = ['necessary', ...verdict.granted];
	const switchOf = (id: string) => (switched ? switchOfService(settings, switched, id) : categoryOf(settings, id));
	return {
		granted,
		implied: verdict.implied ?? [],
		isGranted: (id) => (id.startsWith('!') ? verdict.denied : granted).includes(switchOf(id) ?? ''),
		record: record ?? null,
	};
}
