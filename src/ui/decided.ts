import type { FactsKey } from './texts.ts';
import type { Words } from './words.ts';

/** What was decided about a category, in words: of each of its services where only some are granted, else of all of it. */
export function decidedOf(
	{
		label,
		isGranted,
		services,
	}: {
		readonly label: string;
		/** All of it. */
		readonly isGranted: boolean;
		readonly services: readonly { readonly name: string; readonly isGranted: boolean }[];
	},
	{ say }: Pick<Words<FactsKey>, 'say'>,
): readonly string[] {
	const isInPart = !isGranted && services.some((service) => service.isGranted);
	const all = isInPart ? services : [{ name: label, isGranted }];
	return all.map((each) => say(each.isGranted ? 'receipt.granted' : 'receipt.denied', { category: each.name }));
}
