import { jsonOf, type ReadOld } from './old-decision.ts';

/**
 * "PDPA Thailand", the plugin of many Thai WordPress sites: `dpdpa_consent`, a JSON object whose `choices` are the categories that
 * were granted. Which others there were it does not say, so only "none" is a refusal.
 *
 * https://wordpress.org/plugins/pdpa-thailand/, `public/assets/js/pdpa-thailand-public.js` (`prepareCookies`)
 */
export const pdpaThailand: ReadOld = ({ cookies }) => {
	const { choices } = jsonOf(cookies['dpdpa_consent']);
	return choices === '' ? { granted: [], refused: ['*'] } : undefined;
};
