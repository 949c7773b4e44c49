/** Languages of the Arabic and Hebrew scripts among those that ship; no other tag holds these letters. */
const RIGHT_TO_LEFT = /ar|fa|he|ur/;

/** Which way a shipped language runs. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr');
