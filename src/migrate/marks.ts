import type { ManagerId } from '../config/types.ts';
import type { Settings } from '../config/settings.ts';
import { categoryNamed } from './name-of.ts';

/** How a manager marks what it holds. */
interface Mark {
	/** Elements that only this manager can have marked: inert by themselves. */
	readonly selector: string;
	/** The attribute that names categories or services. */
	readonly attribute: string;
	/** Where it keeps the address of an embed. Default `data-src`, which is ours too. */
	readonly source?: string;
	/** What it writes before each name. */
	readonly prefix?: string;
}

/** tarteaucitron and the Thai plugin mark no tags: their services are code in their own settings. */
const marks: Readonly<Partial<Record<ManagerId, Mark>>> = {
	// https://cookieconsent.orestbida.com/essential/scripts-management.html
	cookieconsent: { selector: 'script[type="text/plain"][data-category]', attribute: 'data-category' },
	// https://support.cookiebot.com/hc/en-us/articles/4405978132242
	cookiebot: {
		selector: 'script[type="text/plain"][data-cookieconsent],[data-cookieblock-src][data-cookieconsent]',
		attribute: 'data-cookieconsent',
		source: 'data-cookieblock-src',
	},
	// https://www.cookieyes.com/documentation/how-to-block-third-party-cookies-using-cookieyes/
	cookieyes: {
		selector: 'script[type="text/plain"][data-cookieyes]',
		attribute: 'data-cookieyes',
		prefix: 'cookieyes-',
	},
	// https://klaro.org/docs/getting-started
	klaro: { selector: 'script[type="text/plain"][data-name],[data-src][data-name]', attribute: 'data-name' },
};

/** The elements that these managers may have marked. */
export const markedBy = (ids: readonly string[]): string => ids.flatMap((id) => of(id)?.selector ?? []).join();

const of = (id: string): Mark | undefined => (Object.hasOwn(marks, id) ? marks[id as ManagerId] : undefined);

/** An element as these rules see it. */
export interface Marked {
	readonly matches: (selector: string) => boolean;
	readonly getAttribute: (name: string) => string | null;
}

/**
 * The attributes that make a tag of theirs one of ours: `data-consent`, and `data-src` where theirs has another name.
 *
 * A name that nobody can place stays what it is: the tag is then held, and the console says that the config lacks it.
 */
export function ours(
	element: Marked,
	ids: readonly string[],
	{ categories }: Pick<Settings, 'categories'>,
): Readonly<Record<string, string>> {
	const mark = ids.flatMap((id) => of(id) ?? []).find(({ selector }) => element.matches(selector));
	if (!mark || element.getAttribute('data-consent') !== null) return {};
	const { attribute, prefix = '', source } = mark;
	const names = (element.getAttribute(attribute) ?? '').split(/[\s,]+/).filter(Boolean);
	const consent = names.map((name) => {
		const [, not = '', rest = ''] = /^(!?)(.*)/.exec(name) ?? [];
		const plain = rest.startsWith(prefix) ? rest.slice(prefix.length) : rest;
		return not + (categoryNamed(plain, categories) ?? plain);
	});
	const address = source && element.getAttribute(source);
	return { 'data-consent': consent.join(' '), ...(address && { 'data-src': address }) };
}
