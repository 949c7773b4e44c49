import type { Problem } from '../config/problem.ts';

/** A config as its owner wrote it. */
export interface WrittenConfig {
	readonly raw: unknown;
	/** Attributes of the script tag, as a browser names them in `dataset`. */
	readonly dataset: Readonly<Record<string, string>>;
	/** Whether the page has a second one, which nobody reads. Default: it has not. */
	readonly isTwice?: boolean;
	/** Why the JSON could not be read. */
	readonly problem?: Problem;
}

/** The config in a JSON text, or in the HTML of a page; `undefined` when the page has none. */
export function readConfig(text: string, { isPage }: { readonly isPage: boolean }): WrittenConfig | undefined {
	if (!isPage) return { ...parse(text), dataset: {} };
	const scripts = scriptsOf(text);
	const configs = scripts.filter(({ attributes }) => attributes.has('data-yinyom-config'));
	const [json] = configs;
	// Not the gate, which stands above it.
	const tag = scripts.find(({ attributes }) => /\byinyom(?!-gate)[\w.-]*\.js\b/.test(attributes.get('src') ?? ''));
	if (!json && !tag) return undefined;
	return {
		...(json ? parse(json.content) : { raw: undefined }),
		dataset: datasetOf(tag?.attributes ?? new Map()),
		...(configs.length > 1 && { isTwice: true }),
	};
}

function parse(text: string): Pick<WrittenConfig, 'raw' | 'problem'> {
	try {
		return { raw: JSON.parse(text.replace(/^\ufeff/, '')) };
	} catch (error) {
		return { raw: undefined, problem: ['json', 'config', error] };
	}
}

/** Script elements in the order of the page; one that is commented out is none. */
function scriptsOf(html: string) {
	const found = html.matchAll(/<!--[^]*?-->|<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([^]*?)<\/script\b/gi);
	return Array.from(found, ([, attributes = '', content = '']) => ({ attributes: attributesOf(attributes), content }));
}

/** Character references that an address in an attribute is written with. */
const references: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&quot;': '"',
	'&#39;': "'",
	'&lt;': '<',
	'&gt;': '>',
};

function attributesOf(text: string): ReadonlyMap<string, string> {
	const found = text.matchAll(/([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
	return new Map(
		Array.from(found, ([, name = '', ...values]) => [
			name.toLowerCase(),
			(values.find((value) => value !== undefined) ?? '').replace(/&#?\w+;/g, (whole) => references[whole] ?? whole),
		]),
	);
}

const datasetOf = (attributes: ReadonlyMap<string, string>): WrittenConfig['dataset'] =>
	Object.fromEntries(
		[...attributes].flatMap(([name, value]) =>
			name.startsWith('data-')
				? [[name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]]
				: [],
		),
	);
