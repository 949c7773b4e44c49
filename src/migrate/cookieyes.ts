import type { ReadOld } from './old-decision.ts';

const OLD = 'cookielawinfo-checkbox-';

/**
 * CookieYes: `cookieyes-consent`, pairs such as `analytics:no` with commas between; `action:yes` once a person acted. Its older
 * plugin: `viewed_cookie_policy`, and a cookie for each category.
 *
 * https://www.cookieyes.com/documentation/retrieving-consent-data-using-api-getckyconsent/
 */
export const cookieyes: ReadOld = ({ cookies }) => {
	const isViewed = 'viewed_cookie_policy' in cookies;
	const pairs: readonly (readonly string[])[] = isViewed
		? Object.keys(cookies).flatMap((name) =>
				name.startsWith(OLD) ? [[name.slice(OLD.length), cookies[name] ?? '']] : [],
			)
		: (cookies['cookieyes-consent'] ?? '')
				.replaceAll(/%2C/gi, ',')
				.replaceAll(/%3A/gi, ':')
				.split(',')
				.map((pair) => pair.split(':'));
	const named = (state: string) => pairs.flatMap(([name = '', value]) => (value === state ? [name] : []));
	if (!isViewed && !named('yes').includes('action')) return;
	const isRefusal = cookies['viewed_cookie_policy'] === 'no';
	const ignored = ['action', 'consent', 'necessary'];
	const of = (state: string) => named(state).filter((name) => !ignored.includes(name));
	return isRefusal ? { granted: [], refused: ['*'] } : { granted: of('yes'), refused: of('no') };
};
