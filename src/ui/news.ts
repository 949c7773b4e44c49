import type { ResolvedConfig } from '../config/types.ts';
import type { Decision } from '../consent/receipt.ts';
import type { ConsentRecord } from '../consent/record.ts';

/**
 * Ids of categories and services that were not there at the last decision; none before the first.
 *
 * @param decisions those of the last receipt, which alone names services; without them only categories can be new
 * @param implied categories that run unasked: an opt-out says nothing of them. Default none
 */
export function newsOf(
	{ categories }: Pick<ResolvedConfig, 'categories'>,
	record: Pick<ConsentRecord, 'granted' | 'denied'> | undefined,
	decisions: readonly Decision[] | undefined,
	implied: readonly string[] = [],
): readonly string[] {
	if (!record) return [];
	const unasked = ['necessary', ...implied];
	const known = [...unasked, ...record.granted, ...record.denied];
	const services = decisions?.flatMap((decision) => Object.keys(decision.services ?? {}));
	return Object.entries(categories).flatMap(([id, category]) => [
		...(known.includes(id) ? [] : [id]),
		// A receipt says nothing of what nobody is asked about.
		...(services && !unasked.includes(id) ? category.services.filter((service) => !services.includes(service)) : []),
	]);
}
