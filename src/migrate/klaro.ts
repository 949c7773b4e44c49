import { jsonOf, type ReadOld } from './old-decision.ts';

/**
 * Klaro: `klaro`, in a cookie or in localStorage, a JSON object that says true or false of each service.
 *
 * https://github.com/klaro-org/klaro-js, `src/consent-manager.js` (`saveConsents`)
 */
export const klaro: ReadOld = ({ cookies, item }) => {
	const found = jsonOf(cookies['klaro'] ?? item('klaro'));
	const named = (state: boolean) => Object.keys(found).filter((name) => found[name] === state);
	return { granted: named(true), refused: named(false) };
};
