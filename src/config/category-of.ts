import type { Settings } from './settings.ts';

/** The category an id of `data-consent` stands for: its own, or its service's; `undefined` for one nobody declared. */
export const categoryOf = ({ categories }: Pick<Settings, 'categories'>, id: string): string | undefined =>
	Object.keys(categories).find(
		(key) => key === id || categories[key]?.services.some((service) => `service:${service}` === id),
	);
