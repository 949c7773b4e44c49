import type { ResolvedConfig } from '../config/types.ts';
import type { Law } from '../consent/make-receipt.ts';

/**
 * The config as the law in force makes it: how long a decision counts, and no reason that the law does not take, because there people are
 * asked, and their consent is the reason.
 *
 * For what is shown; what a receipt has the digest of is what the owner wrote.
 */
export const inForce = (
	config: ResolvedConfig,
	{ reasons = [], validityDays = config.validityDays }: Partial<Pick<Law, 'reasons' | 'validityDays'>> = {},
): ResolvedConfig => ({
	...config,
	validityDays,
	categories: Object.fromEntries(
		Object.entries(config.categories).map(([id, category]) => {
			const { basis, ...asked } = category;
			return [id, basis && reasons.includes(basis) ? category : asked];
		}),
	),
});
