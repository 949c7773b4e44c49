import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { cookieNames, deleteCookie } from '../platform/cookie.ts';
import { NAME } from '../platform/memory.ts';

/** `*` stands for any characters; everything else for itself. */
export const matches = (pattern: string, name: string): boolean =>
	new RegExp(`^${pattern.replace(/[^\w*-]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);

/**
 * Deletes the first-party cookies of every service that may not run.
 *
 * What is HttpOnly or belongs to a third party no script can delete; the preference center says so.
 */
export function createSweep(
	{ load, report }: Pick<Guard, 'load' | 'report'>,
	config: ResolvedConfig,
): (grants: readonly string[]) => void {
	const sweep = async (id: string) => {
		const { cookies = [] } = config.services[id] ?? (await load(`services/${id}`)).service;
		const patterns = cookies.map((cookie) => (typeof cookie === 'string' ? cookie : cookie.name));
		for (const name of cookieNames()) if (patterns.some((pattern) => matches(pattern, name))) deleteCookie(name);
	};
	return (grants) => {
		// Without cookies there is nothing to learn about services.
		if (!cookieNames().some((name) => name !== NAME)) return;
		for (const [category, { services }] of Object.entries(config.categories)) {
			if (category === 'necessary' || grants.includes(category)) continue;
			for (const id of services) sweep(id).catch(() => report('service', `categories.${category}.services`, id));
		}
	};
}
