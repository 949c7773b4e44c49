import { isObject } from './is-object.ts';
import { nearest } from './nearest.ts';
import type { Choices } from './problem.ts';

/** What is wrong with choices that the page's own code made, id by id, and what came of them. */
export function explainChoices(received: unknown, { right, categories }: Choices): string {
	const optional = Object.keys(categories).filter((id) => id !== 'necessary');
	const services = Object.values(categories).flatMap((each) => each.services.map((service) => `service:${service}`));
	const mistakeOf = ([id, value]: readonly [string, unknown]): string => {
		const own = Object.keys(categories).find((key) => categories[key]?.services.includes(id.replace('service:', '')));
		if (own && services.includes(id) && typeof value === 'boolean')
			return own === 'necessary'
				? `Nobody decides "${id}". Its category "necessary" is always on.`
				: `"${id}" has no switch of its own. Decide its category "${own}", or set "choice": "service".`;
		if (![...optional, ...services, 'necessary'].includes(id))
			return `"${id}" is no ${id.startsWith('service:') ? 'service' : 'category'} of the config.${nearest(id, [...optional, ...services])}`;
		return `"${id}" is ${JSON.stringify(value) ?? 'nothing'}; a choice is true or false.${right.length ? ' It counts as false.' : ''}`;
	};
	const entries = isObject(received) ? Object.entries(received) : [];
	const mistakes = entries.filter(([id]) => !right.includes(id)).map(mistakeOf);
	if (!mistakes.length)
		mistakes.push(`It takes an object, such as { ${JSON.stringify(optional[0] ?? 'analytics')}: true }.`);
	return [...mistakes, right.length ? 'The rest is decided.' : 'Nothing is decided.'].join(' ');
}
