import { isObject } from '../config/is-object.ts';
import type { Problem } from '../config/problem.ts';
import type { ResolvedConfig } from '../config/types.ts';

/**
 * Services that neither the catalog nor the config itself knows, each at the place where the owner wrote it.
 *
 * A browser finds them one by one, when it needs them: it does not carry the catalog.
 */
export function unknownServices(raw: unknown, config: ResolvedConfig, catalog: readonly string[]): readonly Problem[] {
	const within = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);
	const known = new Set([...catalog, ...Object.keys(config.services)]);
	return Object.entries(config.categories).flatMap(([category, { services }]) => {
		const written = within(within(within(raw, 'categories'), category), 'services');
		return (Array.isArray(written) ? written : []).flatMap((id: unknown, index): readonly Problem[] =>
			typeof id === 'string' && services.includes(id) && !known.has(id)
				? [['service', `categories.${category}.services[${index}]`, id]]
				: [],
		);
	});
}
