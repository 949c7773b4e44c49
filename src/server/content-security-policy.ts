import { categoryOf } from '../config/category-of.ts';
import { readGateSettings } from '../config/gate-settings.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import { policy } from '../config/policy.ts';
import { readSettings } from '../config/settings.ts';
import { hostsToAllow, vendorsOf } from '../config/vendors.ts';
import { services } from '../services.ts';
import { readConsent } from './read-consent.ts';

export interface PolicyOptions {
	/** Address of the page, for a receiver on another host. Default: the receiver is on the page's own. */
	readonly url?: string;
	/** More hosts to allow, such as the one that serves Yinyom's own files. Default none. */
	readonly allow?: readonly string[];
	/** Milliseconds since 1970. Default: the clock's. */
	readonly now?: number;
}

/**
 * The value of a `Content-Security-Policy` header that refuses every third party this visitor did not grant: what `enforce`
 * inserts into the page, said before the page, so that the browser does not even ask ahead.
 *
 * @param config the same object that the page carries; whether it says `enforce` makes no difference
 * @param cookieHeader the `Cookie` header as it came
 * @returns `undefined` when every category is granted: then there is nothing to refuse
 */
export const contentSecurityPolicy = (
	config: unknown,
	cookieHeader: string | null | undefined,
	{ url, allow = [], now }: PolicyOptions = {},
): string | undefined =>
	policyFor(config, readConsent(cookieHeader, config, now).granted, { allow, ...(url && { url }) });

/**
 * The same for categories that are named.
 *
 * @param granted ids of categories
 */
export function policyFor(
	config: unknown,
	granted: readonly string[],
	{ url = 'https://localhost', allow = [] }: Pick<PolicyOptions, 'url' | 'allow'> = {},
): string | undefined {
	const settings = readSettings(config, {});
	const wishes = readGateSettings(config, {});
	const isGranted = (id: string) => ['necessary', ...granted].includes(categoryOf(settings, id) ?? '');
	if (optionalCategories(settings).every(isGranted)) return undefined;
	return policy([...hostsToAllow(vendorsOf(services, wishes), wishes, { isGranted, base: url }), ...allow]);
}
