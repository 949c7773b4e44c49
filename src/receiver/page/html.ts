/** Text that is already HTML. Only `html` makes it, so that whatever is kept can never become markup. */
export class Html {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

type Value = Html | string | number | readonly Value[] | undefined;

/** Markup as it is written, with the values in it as text. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html =>
	new Html(strings.map((markup, index) => markup + (index < values.length ? textOf(values[index]) : '')).join(''));

const textOf = (value: Value): string => {
	if (value instanceof Html) return value.text;
	if (typeof value === 'object') return value.map(textOf).join('');
	return value === undefined ? '' : escape(String(value));
};

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Also shows what would not be seen: control characters, and those that turn the direction of what follows. */
const escape = (text: string): string =>
	text
		.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (letter) =>
			/[\n\t]/.test(letter) ? letter : `\u27e8${letter.codePointAt(0)?.toString(16).padStart(4, '0')}\u27e9`,
		)
		.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');
