import type en from '../../locales/en.json';

/** The texts of one language; every locale file has exactly these keys. */
export type Texts = Readonly<Record<keyof typeof en, string>>;
