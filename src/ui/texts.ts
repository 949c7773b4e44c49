import type en from '../../locales/en.json';

/** The texts of one language; every locale file has exactly these keys. */
export type Texts = Readonly<Record<keyof typeof en, string>>;

/** What the notice and the button that reopens say. All that most visitors download of a language: `build/locale-halves.ts`. */
export type NoticeTexts = Pick<Texts, NoticeKey>;

/** What the preference center, the receipt and the placeholders say besides. */
export type MoreTexts = Omit<Texts, NoticeKey>;

export type NoticeKey = Extract<
	keyof Texts,
	`notice.${string}` | `${string}.aim` | 'policy' | 'grantAll' | 'denyAll' | 'settings' | 'reopen' | 'saved'
>;
