import { categoryOf } from '../config/category-of.ts';
import { readSettings } from '../config/settings.ts';
import { decode } from '../consent/codec.ts';
import { decide, pick } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';

/** What a visitor's browser says, read on the server. */
export interface Consent {
	/** Ids of all categories that may run now, `necessary` included, as `yinyom.grants` in the browser. */
	readonly granted: readonly string[];
	/**
	 * Whether a category or a service (`'service:google-analytics'`) may run now; with `!` before it, whether the decision
	 * denied it. False for an id that nobody declared, and both ways for one that nobody decided.
	 */
	readonly isGranted: (id: string) => boolean;
	/** The decision in force or last made; `null` before the first. */
	readonly record: ConsentRecord | null;
}

/** Every value under our name: a browser may send several, and the first is whose a subdomain chose. */
const cookieValues = (header: string): string[] =>
	Array.from(header.matchAll(/(?:^|; ?)yinyom=([^;]*)/g), ([, value = '']) => value);

/**
 * What may run for whoever sent this request, by the rules of the browser's side.
 *
 * In doubt it denies: no cookie, one that is broken, expired, or given for another revision or policy version grants
 * nothing; of several cookies only what every one grants. In contrast with the browser it cannot see the copy in
 * localStorage, nor the attributes of the script tag: keep revision and policy version in the config.
 *
 * @param cookieHeader the `Cookie` header as it came; `null` or `undefined` where there is none
 * @param config the same object that the page carries
 * @param now milliseconds since 1970; the clock's, unless told otherwise
 */
export function readConsent(
	cookieHeader: string | null | undefined,
	config: unknown,
	now: number = Date.now(),
): Consent {
	const settings = readSettings(config, {});
	const record = pick(
		cookieValues(cookieHeader ?? '').flatMap((value) => decode(value) ?? []),
		undefined,
	);
	const verdict = decide({ ...settings, needsMore: false }, record, now);
	const granted = ['necessary', ...verdict.granted];
	return {
		granted,
		isGranted: (id) => (id.startsWith('!') ? verdict.denied : granted).includes(categoryOf(settings, id) ?? ''),
		record: record ?? null,
	};
}
