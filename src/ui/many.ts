import type { ResolvedConfig } from '../config/types.ts';

/** As many services as a person finds by looking; from here on there is a field to search them. */
export const isMany = ({ categories }: Pick<ResolvedConfig, 'categories'>): boolean =>
	Object.values(categories).flatMap(({ services }) => services).length > 9;
