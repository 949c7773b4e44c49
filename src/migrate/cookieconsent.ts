import { jsonOf, type ReadOld, textsOf } from './old-decision.ts';

/**
 * vanilla-cookieconsent 2 and 3: `cc_cookie`, a JSON object with the `categories` that were granted. Version 3 lists every
 * category as a key of `services`.
 *
 * https://cookieconsent.orestbida.com/advanced/cookie-structure.html
 */
export const cookieconsent: ReadOld = ({ cookies, item }) => {
	const found = jsonOf(cookies['cc_cookie'] ?? item('cc_cookie'));
	if (!Array.isArray(found['categories'])) return;
	const granted = textsOf(found['categories']);
	const known = Object.keys(Object(found['services']));
	return { granted, refused: known.length ? known.filter((name) => !granted.includes(name)) : ['*'] };
};
