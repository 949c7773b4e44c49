import type { Problem } from '../config/problem.ts';
import { DAYS, isCount } from '../config/shape.ts';
import type { CategoryConfig, Config } from '../config/types.ts';
import type { Regime, Want } from './regime.ts';

/** A config with the days that its owner wrote, if any: `resolve` fills them in with those of the strictest rules, which are not this law's. */
type Written = Omit<Config, 'validityDays'> & { readonly validityDays?: unknown };

/** Where it is in a config, as the console and `yinyom check-config` name it, and what is there. */
const places: Readonly<Partial<Record<Want, readonly [path: string, read: (config: Written) => unknown]>>> = {
	dpo: ['dpo.email', ({ dpo }) => dpo?.email ?? dpo?.phone ?? dpo?.url],
	rights: ['rights.url', ({ rights }) => rights?.url],
	authority: ['authority.asOf', ({ authority: to }) => to?.asOf && (to.url ?? to.email ?? to.phone)],
};

/** What every category that holds services has to say of itself. */
const ofCategories = ['retention', 'recipients', 'transfer'] as const satisfies readonly Want[];

/**
 * What a law wants on screen and the config does not bring, as problems to be explained: all but the five things that no law does
 * without (`controller`, `contact`, `policy`, `version`, `receipts`), for which `resolve` asks.
 */
export function lacks(config: Written, { wants, withoutConsent, reaskDays, validityDays }: Regime): readonly Problem[] {
	const top = wants.flatMap((want): readonly Problem[] => {
		const [path, read] = places[want] ?? [];
		return path && !read?.(config) ? [['lawful', path]] : [];
	});
	const categories = Object.entries<CategoryConfig>(config.categories ?? {}).filter(([id]) => id !== 'necessary');
	const inside = categories.flatMap(([id, category]) =>
		category.services?.length
			? ofCategories.flatMap((want): readonly Problem[] =>
					wants.includes(want) && !category[want] ? [['lawful', `categories.${id}.${want}`]] : [],
				)
			: wants.includes('services')
				? [['lawful', `categories.${id}.services`] satisfies Problem]
				: [],
	);
	const reasons: readonly unknown[] = [undefined, 'consent', ...withoutConsent];
	const untaken = categories.flatMap(([id, { basis }]): readonly Problem[] =>
		reasons.includes(basis) ? [] : [['lawful', `categories.${id}.basis`, basis]],
	);
	const days = isCount(config.validityDays, DAYS) ? config.validityDays : validityDays;
	return [
		...top,
		...inside,
		...untaken,
		...(days < reaskDays ? [['lawful', 'validityDays', days] satisfies Problem] : []),
	];
}
