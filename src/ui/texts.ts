import type en from '../../locales/en.json';

/** The texts of one language; every locale file has exactly these keys. */
export type Texts = Readonly<Record<keyof typeof en, string>>;

/** What the notice and the button that reopens say. All that most visitors download of a language: `build/locale-pieces.ts`. */
export type NoticeTexts = Pick<Texts, NoticeKey>;

/** What the preference center and the placeholders say besides. */
export type MoreTexts = Omit<Texts, NoticeKey | FactsKey>;

/** What only the details of services, the last receipt, the declaration and single laws say. */
export type FactsTexts = Pick<Texts, FactsKey>;

export type FactsKey = Extract<
	keyof Texts,
	`facts.${string}` | `does.${string}` | `receipt.${string}` | `choices.${string}` | 'minors'
>;

/** What the layers say: the details bring their own. */
export type LayerKey = Exclude<keyof Texts, FactsKey>;

export type NoticeKey = Extract<
	keyof Texts,
	`notice.${string}` | `${string}.aim` | 'policy' | 'grantAll' | 'denyAll' | 'settings' | 'reopen' | 'saved'
>;
