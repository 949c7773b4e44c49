/** Kinds of what goes on by itself. One kind is ended like the other, so each has a page. */
export const lasting = ['worker', 'shared', 'frame', 'led', 'sandbox', 'data', 'shadow'] as const;

/** One way by which a page comes to ask a third party for something. */
export interface Vector {
	/** Names what the third party is asked for: a hit at `/name…` is one of this vector. */
	readonly name: string;
	/** The same in words, for the table. */
	readonly what: string;
	/** Markup of the body when it begins with `<`, else a script of its own. `THIRD` stands for the third party's origin. */
	readonly code: string;
	/** The same as the owner marks it. Default for a script: a held inline script. */
	readonly declared?: string;
	/** Whether something of the third party's runs then. */
	readonly runs?: true;
	/** Only while the page is parsed, for it writes into the page. */
	readonly writes?: true;
	/** Goes on by itself, by `AGAIN` in the code, so that a withdrawal comes while it does: on one page with its like. */
	readonly lasts?: (typeof lasting)[number];
	/** Held and not asked for after the grant: the page gave up, got an answer at once, or it stays held. */
	readonly ends?: true;
	/** Stands before everything else of the page. */
	readonly isAbove?: true;
	/** What a withdrawal cannot come to: it ran before, or is a page by itself. */
	readonly isPast?: true;
}

/** Vectors of one kind, as a section of the table. */
export interface Group {
	readonly title: string;
	readonly vectors: readonly Vector[];
}

type More = Omit<Vector, 'name' | 'what' | 'code'>;

/** A script that a script makes: `script` is the element, `src` the address. */
export const script = (name: string, what: string, rest: string, more: More = {}): Vector => ({
	name,
	what,
	runs: true,
	code: `const script = document.createElement('script'), src = 'THIRD/${name}.js'; ${rest}`,
	...more,
});

/** Anything else: `SRC` stands for an address that answers with a page. */
export const by = (name: string, what: string, code: string, more: More = {}): Vector => ({
	name,
	what,
	code: code.replaceAll('SRC', `THIRD/${name}`),
	...more,
	...(more.declared && { declared: more.declared.replaceAll('SRC', `THIRD/${name}`).replaceAll('HELD', held) }),
});

const held = 'data-consent="service:vendor"';

/** What stands in the markup, and the same marked. */
export const parsed = (name: string, what: string, code: string, declared: string, more: More = {}): Vector =>
	by(name, what, code, { declared, ...more });

const once = '((run) => run())';
const again = '((run) => { run(); setInterval(run, 200); })';

const inScript = (code: string, attributes = ''): string =>
	code.startsWith('<') ? code : `<script${attributes}>try { ${code} } catch {}</script>`;

/** Markup with these in it, each in a scope of its own, and each asking once. */
export const bodyOf = (vectors: readonly Vector[]): string =>
	vectors
		.map(({ code }) => inScript(code))
		.join('\n')
		.replaceAll('AGAIN', once);

/** The same marked. */
export const declaredOf = (vectors: readonly Vector[], times = once): string =>
	vectors
		.map(({ code, declared = code }) => inScript(declared, ` type="text/plain" ${held}`))
		.join('\n')
		.replaceAll('AGAIN', times);

/** One held script that does all of them anew, again and again, each time at new addresses, and tells the site of each round. */
export const repeatedOf = (vectors: readonly Vector[]): string => {
	const numbered = ({ name, code }: Vector) => code.replaceAll(new RegExp(`(THIRD|/to)/${name}`, 'g'), '$&~');
	const isParsed = ({ code, writes }: Vector) => writes || code.startsWith('<');
	const body = vectors.filter(isParsed).map((vector) => inScript(numbered(vector)));
	const all = [...vectors.filter((vector) => !isParsed(vector)).map(numbered), inFrame(body.join(''))];
	return `<script type="text/plain" ${held}>
	const all = ${inString(all)};
	let made = [[], []];
	let turn = 0;
	const round = () => {
		for (const element of made.shift()) element.remove();
		const before = new Set(document.querySelectorAll('*'));
		turn += 1;
		for (const code of all) try { new Function(code.replaceAll('~', '~' + turn))(); } catch {}
		made.push([...document.querySelectorAll('*')].filter((element) => !before.has(element)));
		fetch('/round');
		// On a slow machine rounds would pile up in the browser, and go on arriving long after the withdrawal.
		fetch('THIRD/pace').catch(() => {}).then(() => setTimeout(round, ${ROUND}));
	};
	round();
</script>`;
};

/** Milliseconds from one round to the next. */
export const ROUND = 1500;

/** As a script in a page can hold it. */
const inString = (value: unknown): string => JSON.stringify(value).replaceAll('</', '<\\/');

/** What needs a parser gets one: that of a new frame without an address. */
const inFrame = (body: string): string =>
	`const { contentDocument } = document.body.appendChild(document.createElement('iframe'));
	contentDocument.write(${inString(`<body>${body}`)});
	contentDocument.close();`;

/** Held scripts that begin them, and each goes on by itself; a page of the third party's does so when its address says it. */
export const lastingOf = (vectors: readonly Vector[]): string =>
	declaredOf(
		vectors.map((vector) => ({
			...vector,
			code: vector.code.replace(new RegExp(`THIRD/${vector.name}(?=['"])`), '$&?again'),
		})),
		again,
	);
