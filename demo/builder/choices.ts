/**
 * What the form holds: name → value. A name is the path of an option (`controller.name`), or `token.*` of the look, `service.ID` (its
 * category), `texts.LANGUAGE.KEY`. What is not in it is as by default.
 */
export type Choices = Readonly<Record<string, string>>;

/** What is picked from a few; the first is the default and never written. */
export const options = {
	'layout.notice': ['bar', 'box', 'modal'],
	'layout.corner': ['bottom-start', 'bottom-end', 'top-start', 'top-end'],
	'layout.preferences': ['dialog', 'drawer'],
	theme: ['plain', 'soft', 'sharp'],
	colorScheme: ['auto', 'light', 'dark'],
	reopen: ['start', 'end', 'none'],
} as const;

export type OptionName = keyof typeof options;

/** What the owner says of themselves, in the order of the form and of the config. */
export const facts = [
	'controller.name',
	'controller.email',
	'controller.url',
	'controller.phone',
	'controller.address',
	'dpo.name',
	'dpo.email',
	'policy.url',
	'policy.version',
	'rights.url',
	'authority.name',
	'authority.url',
	'authority.asOf',
] as const;

export const categories = ['necessary', 'functional', 'analytics', 'marketing'] as const;

/** What some laws want told of each category. */
export const categoryFacts = ['retention', 'recipients', 'transfer'] as const;

/** Colours of `styles/tokens.css`. */
export const colourTokens = ['background', 'text', 'accent', 'on-accent', 'border', 'focus'] as const;

export type ColourToken = (typeof colourTokens)[number];
export type Scheme = 'light' | 'dark';

/** Words that an owner changes first; all others can be, too. */
export const ownTexts = ['notice.title', 'notice.body', 'grantAll', 'denyAll', 'settings'] as const;

/** So that there is something to see. */
export const start: Choices = {
	'service.google-analytics': 'analytics',
	'service.meta-pixel': 'marketing',
	'service.youtube': 'marketing',
};

/** The choices with one changed; what is empty is as by default. */
export function withChoice(choices: Choices, name: string, value: string): Choices {
	const { [name]: _, ...others } = choices;
	return value || name in start ? { ...others, [name]: value } : others;
}

const line = /^[^\n]{1,200}$/;
/** Room for what the longest language says, and half as much again. */
export const LONGEST_TEXT = 600;
const words = new RegExp(`^[^\\n]{1,${LONGEST_TEXT}}$`);
/** Nothing that ends a declaration of CSS. */
const font = /^[\w ,"'-]{1,120}$/;
export const hexColour = /^#[0-9a-f]{6}$/i;

const forms: readonly (readonly [name: RegExp, value: RegExp])[] = [
	...Object.entries(options).map(([name, values]) => [exactly(name), exactly(...values)] as const),
	[exactly(...facts, 'logo', 'receipts.endpoint'), line],
	[exactly('regime', 'locale'), /^[\w-]{2,20}$/],
	[exactly('locales'), /^[\w -]{2,400}$/],
	[/^token\.(light|dark)\.(background|text|accent|on-accent|border|focus)$/, hexColour],
	[exactly('token.radius'), /^\d{1,2}px$/],
	[exactly('token.font'), font],
	[/^service\.[\w-]{1,32}$/, new RegExp(`^(${categories.join('|')})?$`)],
	[/^categories\.(functional|analytics|marketing)\.(retention|recipients|transfer)$/, line],
	[/^texts\.[\w-]{2,12}\.[\w.]{2,32}$/, words],
];

function exactly(...texts: readonly string[]): RegExp {
	return new RegExp(`^(${texts.map((text) => text.replaceAll('.', '\\.')).join('|')})$`);
}

/** Whether a form could have made this: addresses are written by anybody. */
const fits = (name: string, value: string): boolean => forms.some(([key, form]) => key.test(name) && form.test(value));

/** The part of an address that says what differs from the beginning; empty when nothing does. */
export function toHash(choices: Choices): string {
	const changed = Object.entries(choices).filter(([name, value]) => value !== start[name]);
	return changed.length ? `#${new URLSearchParams(changed.toSorted())}` : '';
}

/** The choices of such an address; what no form could have made is left out. */
export function fromHash(hash: string): Choices {
	const written = [...new URLSearchParams(hash.slice(1))].filter(([name, value]) => fits(name, value));
	return { ...start, ...Object.fromEntries(written) };
}
