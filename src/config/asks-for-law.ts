import { isObject } from './is-object.ts';

/** Whether config or tag ask for the rule set of a law; an attribute that says nothing asks for the strictest. */
export const asksForLaw = (raw: unknown, dataset: object): boolean =>
	'country' in dataset || (isObject(raw) && 'regime' in raw);
