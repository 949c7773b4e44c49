import type { LocalText } from '../config/types.ts';
import type { Texts } from './texts.ts';

/** The texts of one language, ready to speak about one site. */
export interface Words<Key extends keyof Texts = keyof Texts> {
	/** BCP 47 tag of the language. */
	readonly locale: string;
	/** A text with its `{placeholders}` filled. */
	readonly say: (key: Key, values?: Readonly<Record<string, string>>) => string;
	/** With more texts; of a key that is in both, the text it has already: the owner's. */
	readonly and: <More extends keyof Texts>(more: Readonly<Record<More, string>>) => Words<Key | More>;
	/** A text that only some categories have: ours by id, or nothing. */
	readonly about: (id: string, part: '' | '.aim' | '.purpose' | '.effect') => string | undefined;
	/** The owner's own text in this language; else in the language it has. */
	readonly local: (text: LocalText | undefined) => string | undefined;
	/** "a, b and c", as the language does it. */
	readonly list: (items: readonly string[]) => string;
}

export function createWords<Key extends keyof Texts>(texts: Readonly<Record<Key, string>>, locale: string): Words<Key> {
	const about: Words['about'] = (id, part) => (Object.hasOwn(texts, id + part) ? texts[(id + part) as Key] : undefined);
	return {
		locale,
		about,
		and: (more) => createWords({ ...more, ...texts }, locale),
		say: (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
		local: (text) =>
			typeof text === 'object'
				? (text[locale] ?? text[locale.replace(/-.*/, '')] ?? text['en'] ?? Object.values(text)[0])
				: text,
		list: (items) =>
			// The CLDR parts Thai words by a space and hangs "and" on them; names in Latin letters hold spaces themselves, and Thai sets
			// one on each side of them.
			locale === 'th' && /\w/.test(`${items}`)
				? items.reduce((said, item, index) => said + (items[index + 1] ? ', ' : ' \u0e41\u0e25\u0e30 ') + item)
				: // Browsers leave some languages out (Chromium: Burmese, Khmer, Lao) and would say "and" in their own.
					Intl.ListFormat.supportedLocalesOf(locale)[0]
					? new Intl.ListFormat(locale).format(items)
					: items.join(', '),
	};
}
