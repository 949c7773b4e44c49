import type { ReadOld } from './old-decision.ts';

/**
 * Cookiebot: `CookieConsent`, an object of the language rather than JSON, commas and quotes escaped. `0` is a refusal; `-1`, and a
 * `method` that is not explicit, mean that nobody was asked.
 *
 * https://support.cookiebot.com/hc/en-us/articles/4405978132242 (server-side use of the consent cookie)
 */
export const cookiebot: ReadOld = ({ cookies }) => {
	const text = (cookies['CookieConsent'] ?? '').replaceAll(/%2C/gi, ',').replaceAll('%27', "'");
	if (text === '0') return { granted: [], refused: ['*'] };
	if (!text.startsWith('{') || /stamp:'-1'|method:'implied'/.test(text)) return;
	const named = (state: string) =>
		['preferences', 'statistics', 'marketing'].filter((name) => new RegExp(`\\b${name}:${state}\\b`).test(text));
	return { granted: named('true'), refused: named('false') };
};
