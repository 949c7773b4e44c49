import { categoryOf } from '../config/category-of.ts';
import { readGateSettings } from '../config/gate-settings.ts';
import { loadsUnasked } from '../config/google-mode.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import { policy } from '../config/policy.ts';
import { readSettings } from '../config/settings.ts';
import { hostsToAllow, vendorsOf } from '../config/vendors.ts';
import { services } from '../services.ts';
import type { Visit } from './judge-visit.ts';
import { readConsent } from './read-consent.ts';
import type { RequestHeaders } from './request-headers.ts';

export interface PolicyOptions extends Visit {
	/** Address of the page, for a receiver on another host. Default: the receiver is on the page's own. */
	readonly url?: string | undefined;
	/** More hosts to allow, such as the one that serves Yinyom's own files. Default none. */
	readonly allow?: readonly string[] | undefined;
}

/**
 * The value of a `Content-Security-Policy` header that refuses every third party this visitor did not grant: what `enforce`
 * inserts into the page, said before the page, so that the browser does not even ask ahead.
 *
 * In contrast with `enforce` it knows the law of the country, and allows at once what that lets run.
 *
 * @param config the same object that the page carries; whether it says `enforce` makes no difference
 * @param headers of the request, as `readConsent` takes them
 * @returns `undefined` when every category is granted: then there is nothing to refuse
 */
export const contentSecurityPolicy = (
	config: unknown,
	headers: RequestHeaders,
	options: PolicyOptions = {},
): string | undefined => policyFor(config, readConsent(headers, config, options).granted, options);

/**
 * The same for categories that are named.
 *
 * @param granted ids of categories, and of services as `service:<id>`
 */
export function policyFor(
	config: unknown,
	granted: readonly string[],
	{ url = 'https://localhost', allow = [], country }: Pick<PolicyOptions, 'url' | 'allow' | 'country'> = {},
): string | undefined {
	const settings = readSettings(config, {});
	const wishes = readGateSettings(config, {});
	const isGranted = (id: string) => {
		const category = categoryOf(settings, id);
		if (category === undefined) return false;
		// By itself, where services have switches of their own.
		const isNamed = ['necessary', ...granted].some((each) => each === category || each === id);
		return isNamed || loadsUnasked(settings, country, id);
	};
	if (optionalCategories(settings).every(isGranted)) return undefined;
	return policy([...hostsToAllow(vendorsOf(services, wishes), wishes, { isGranted, base: url }), ...allow]);
}
