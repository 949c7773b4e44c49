import type { ResolvedConfig } from '../config/types.ts';
import type { Decision } from '../consent/receipt.ts';
import type { ConsentRecord } from '../consent/record.ts';

/**
 * Ids of categories and services that were not there at the last decision; none before the first.
 *
 * @param decisions those of the last receipt, which alone names services; without them only categories can be new
 */
export function newsOf(
	{ categories }: Pick<ResolvedConfig, 'categories'>,
	record: Pick<ConsentRecord, 'granted' | 'denied'> | undefined,
	decisions: readonly Decision[] | undefined,
): readonly string[] {
	if (!record) return [];
	const asked = ['necessary', ...record.granted, ...record.denied];
	const services = decisions?.flatMap((decision) => Object.keys(decision.services ?? {}));
	return Object.entries(categories).flatMap(([id, category]) => [
		...(asked.includes(id) ? [] : [id]),
		// A receipt says nothing of what nobody is asked about.
		...(services && id !== 'necessary' ? category.services.filter((service) => !services.includes(service)) : []),
	]);
}
