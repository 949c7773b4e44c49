import type { Settings } from './settings.ts';

/**
 * The category an id of `data-consent` stands for: its own, or its service's, also with `!` before it; `undefined` for one
 * nobody declared.
 */
export const categoryOf = ({ categories }: Pick<Settings, 'categories'>, id: string): string | undefined => {
	const name = id.replace('!', '');
	return Object.keys(categories).find((key) =>
		[key, ...(categories[key]?.services ?? []).map((service) => `service:${service}`)].includes(name),
	);
};
