import { explainChoices } from './explain-choices.ts';
import { idForm, ROOM_FOR_IDS } from './id-form.ts';
import { attributeNames } from './mistaken-names.ts';
import { meantEvent } from './event-names.ts';
import { nearest } from './nearest.ts';
import { placeForm } from './place.ts';
import type { Choices, Problem, ProblemCode } from './problem.ts';
import { configShape, cookie, DAYS, hostForm, line, link, type Shape, TEXT } from './shape.ts';
import type { RegimeId } from './types.ts';
import { wordsOf } from './words-of.ts';

/** Ids of the catalog, set when the package is built from the names of the files in `src/services/`. */
declare const __SERVICES__: readonly string[];

/** What the law loses without it, and who says so. */
const lawful: Readonly<Record<string, string>> = {
	'controller.name': "visitors are not told who asks (PDPA s.23(5), GDPR 13(1)(a)). Add your company's name.",
	'controller.email':
		'visitors cannot reach you (PDPA s.23(5)). Add controller.email, controller.phone or controller.url.',
	'policy.url': 'the notice links to no privacy policy (PDPA s.23, GDPR 13). Add its address.',
	'policy.version': 'nobody can tell later which policy was agreed to. Add its date, for example "2024-03-07".',
	'receipts.endpoint':
		'decisions are kept in the browser only and you cannot demonstrate consent (PDPA s.19, GDPR 7(1)). Add the address of your receiver.',
	regime: '"minors" and "reprompt" count under a rule set only. Add one, such as "th-pdpa".',
	'dpo.email':
		'visitors are not told whom to ask about their data (PDPA s.23(5), s.41; GDPR 13(1)(b)). Add dpo.email, dpo.phone or dpo.url, if you have to have one.',
	'rights.url':
		'visitors are told no place to exercise their rights (PDPA s.23(6), 30-36; GDPR 13(2)(b)). Add the address of your request form.',
	'authority.asOf':
		"visitors are not told where to complain (PDPA s.73, GDPR 13(2)(d)). Add authority with a url, email or phone from the authority's own page, and asOf, the date you looked.",
	'categories.*.services':
		'a category that holds no service asks for nothing. List its services, or take the category out.',
	'categories.*.retention':
		'visitors are not told how long data is kept (PDPA s.23(3), GDPR 13(2)(a)). Add it in words, such as "14 months".',
	'categories.*.recipients':
		'visitors are not told who receives data (PDPA s.23(4), GDPR 13(1)(e)). Add the kinds of companies.',
	'categories.*.basis':
		'the rule set takes no such reason, so visitors are asked, and the details name a reason that does not count. Write "consent", or leave it out.',
	'categories.*.transfer':
		'visitors are not told whether data leaves the country (PDPC notification guideline of 7 Sep 2022; GDPR 13(1)(f)). Add where it goes, or that it stays.',
	'services.*.name':
		'visitors are told an id in place of who receives their data (PDPA s.23(4), GDPR 13(1)(e)). Add a name, or a vendor.',
	validityDays:
		'people would be asked again sooner than the rule set allows (Garante 231/2021: six months in the EU). Raise it, or leave it out.',
};

/** How ids may look, as `idForm` says it. */
const IDS = 'small letters, digits and hyphens, a letter first, 32 at most';

const ruleSets = Object.keys({
	'th-pdpa': true,
	'eu-gdpr': true,
	uk: true,
	ch: true,
	'us-opt-out': true,
	'br-lgpd': true,
	vn: true,
	id: true,
	my: true,
	sg: true,
	ph: true,
	jp: true,
	kr: true,
	za: true,
	'ca-qc': true,
	none: true,
} satisfies Record<RegimeId, true>);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listed = (names: readonly string[]): string =>
	`${names
		.slice(0, -1)
		.map((name) => `"${name}"`)
		.join(', ')} and "${names.at(-1)}"`;

/** The id that a name for people comes to. */
function meantBy(name: string): string {
	const id = name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^[^a-z]+|-+$/g, '')
		.slice(0, 32);
	return id && ` Did you mean "${id}"?`;
}

/** An id of the owner's own does not matter to the law. */
const anyId = (path: string): string => path.replace(/^(categories|services)\.[^.]+\./, '$1.*.');

type Say = (at: string, received: string, catalog: readonly string[], problem: Problem) => string;

const messages: Readonly<Record<ProblemCode, Say>> = {
	json: (at, received) =>
		`${at} is not valid JSON (${received}). Defaults are used and everything stays held. Check commas and quotes in <script data-yinyom-config>.`,
	unknown: (at, received) => {
		const id = /^(?:categories|services)\.(.+)$/.exec(at)?.[1];
		if (id && !idForm.test(id.replace(/\..*/, ''))) return `${at} is ${received}; no id. Ids are ${IDS}.${meantBy(id)}`;
		return `${at} is ${received}; no such option.${nearest(at.split('.').pop() ?? '', siblings(at))}`;
	},
	form: (at, received, _, [, , raw]) => {
		const shape = shapeAt(at);
		const near = shape instanceof RegExp ? nearest(text(raw), wordsOf(shape)) : '';
		return `${at} is ${received}; that is not what it takes (${wantedBy(shape, raw)}). It is left out.${near}`;
	},
	choice: (at, received, _, [, , raw, beside]) =>
		`${at} received ${received}. ${explainChoices(raw, beside as Choices)}`,
	layer: (at, received) =>
		`${at} received ${received}; no such layer. The layers are "notice" and "preferences"; the preference center is opened.`,
	lawful: (at, received) =>
		`${at} is ${at === 'validityDays' ? 'too short' : at.endsWith('.basis') ? received : 'missing'}: ${lawful[anyId(at)] ?? "your own category needs this text in the visitor's language. Add it."}`,
	service: (at, received, catalog) =>
		`${at} is ${received}; no such service.${nearest(JSON.parse(received), catalog) || ' Declare it under "services".'}`,
	unlisted: (at) =>
		`${at} is listed by no category: it stays held, and nobody is asked for it. Put its id under "services" of a category.`,
	unasked: (at, received) =>
		`${at} is ${received}, which is not usually necessary: there it runs without anybody being asked, and nothing of it is swept. List it under a category that has a switch, unless the site does not work without it.`,
	absent: (at, received, names) => `${at} is ${received}; ${absent(at, JSON.parse(received), names)}`,
	twice: (at, received) =>
		`${at} is ${received}, which another category lists already. A service belongs to one category; the first counts.`,
	room: (at, received) =>
		at.endsWith('.services')
			? `${at} lists ${received}, which is one too many: with "choice": "service" categories and services share ${ROOM_FOR_IDS} letters of the cookie, four for each service. It is left out and stays held.`
			: `${at} is one too many: the ids of all categories share ${ROOM_FOR_IDS} letters of the cookie. It is left out and stays held. Use shorter ids.`,
	held: (at) =>
		`data-consent="${at}" names no category or service of the config. The element stays held. Add the category, or correct the name.`,
	ran: (at) =>
		`a script with data-consent="${at}" was not held: without type="text/plain" the browser runs it at once. Add type="text/plain".`,
	loads: (at) =>
		`an element with data-consent="${at}" was not held: without data- before its src (srcset, srcdoc, href, data) the browser loads it at once. Write data-src in place of src, and let nothing else set src.`,
	nonce: (at) =>
		`a script with data-consent="${at}" lacks this page's nonce and stays held. Give it the nonce of the yinyom script.`,
	write: (at) =>
		`an inline script with data-consent="${at}" called document.write, which would erase the page now. The call did nothing. Ask its vendor for an asynchronous snippet.`,
	poster: (at) =>
		`data-poster="${at}" is on a host that a visitor has not granted. It is left out. Serve the picture from your own site, or add its host to "allow".`,
	unequal: (at) =>
		`${at} looks different from granting by your style sheet, as "allowUnequal" lets it. Each receipt says so. Authorities call this a dark pattern, and consent given this way may not count.`,
	copy: (at) =>
		at === 'config'
			? 'the config is on this page twice. The first counts; remove the other.'
			: 'it was started on this page before: by a second script tag, or by start() called again, as strict and reloading development servers do. This one does nothing. Take a second tag out; call start() once, outside of components or behind "window.yinyom ??".',
	rival: (at) =>
		`another consent manager is on this page (${at}). Nobody is asked twice: this one shows no notice and holds what it is told to hold. Remove one of the two.`,
	gate: (at) =>
		`${at} is not on this page, though the config asks for "catch" or "enforce": only what is marked is held. Make the script tag synchronous (no async, defer or module) and the first in <head>, below the config; where Trusted Types are enforced, put <script src="${at}"> above it yourself.`,
	regime: (at, received, _, [, , raw]) =>
		`${at} is ${received}; no such rule set. The country of the script tag decides, or the strictest does.${nearest(text(raw), ruleSets) || ` The rule sets are ${listed(ruleSets)}.`}`,
	place: (at, received) =>
		at === 'data-country'
			? `${at} is ${received}; no country of ISO 3166, so the strictest rules count where the config names no others. The codes are two capitals, such as "TH" and "GB"; a part is "US-CA".`
			: `${at} is ${received}; no such country in ISO 3166. It is left out, and tags wait for consent there. The codes are two capitals, such as "TH"; a part is "US-CA".`,
	load: (at, received) =>
		`${at} did not load (${received}). Nothing is granted. Serve every file of the package's dist folder, subfolders too, from the folder of yinyom.js, as JavaScript.`,
	storage: (at) =>
		`this browser keeps no ${at} for this site. The decision is kept where it can be; where nothing can, it counts for this page only. Nothing for you to mend, unless your page blocks it.`,
	refused: (at) =>
		`the browser refused ${at} after a withdrawal, and nobody declared that host. If your page needs it, add it to "allow"; if a vendor does, to the "hosts" of its service.`,
	left: (at) =>
		`the cookie ${at} belongs to a service that is denied, and no script can delete it here. Have your server delete it: Set-Cookie: ${at}=; Max-Age=0 with its Path and Domain, or Clear-Site-Data: "cookies".`,
	rewritten: (at) =>
		`the cookie ${at} belongs to a service that is denied, and was written again; it is deleted again. Look for a tag that is not marked with data-consent: yinyom.inspect() helps.`,
	waiting: (at, received) =>
		`${at} has not acknowledged a receipt (${received}). It waits in the browser and is sent again. Check that the receiver runs and names the id in "acks".`,
	receipt: (at, received) =>
		`${at} refused a receipt for good (${received}). It is set aside in localStorage under "yinyom:dead:". Check that the endpoint speaks the receiver's protocol.`,
	threw: (at, received) => `${at} threw (${received}). Everything else goes on; what was in doubt stays held.`,
};

/**
 * A problem in words: what, where, what was received, what to do; an element of the page follows, to be looked at.
 *
 * @param catalog ids of the services that ship, and what else may have been meant
 */
export function explain(
	problem: Problem,
	catalog: readonly string[] = __SERVICES__,
): readonly [text: string, ...parts: unknown[]] {
	const [code, at, raw] = problem;
	const received =
		raw instanceof Error
			? `${raw.name}: ${raw.message}`
			: raw instanceof Object
				? (JSON.stringify(raw) ?? typeof raw)
				: JSON.stringify(raw);
	return [
		`yinyom: ${messages[code](at, (received ?? 'nothing').slice(0, 200), catalog, problem)}`,
		...(raw instanceof Object && 'nodeType' in raw ? [raw] : []),
	];
}

/** What there is not, by where it was looked for; of two letters every language would be near. */
function absent(at: string, name: string, names: readonly string[]): string {
	const near = nearest(
		name,
		names.filter((each) => each !== name),
	);
	if (/^texts\.[^.]+\./.test(at)) return `no such text. It says nothing; the keys are those of locales/en.json.${near}`;
	if (at.startsWith('yinyom.on')) return `no such event, so what listens is never called.${meantEvent(name)}`;
	if (at.startsWith('texts'))
		return 'no language that ships. Its texts are never said; the languages are in README.md.';
	if (at.startsWith('locale'))
		return 'no language that ships. The next wish counts, and English at last; the languages are in README.md.';
	return `no consent manager of which that can be read. It does nothing; README.md names those that can.${near}`;
}

/** The part of the shape a path leads to; an open map has `*` in place of the owner's key. */
function shapeAt(path: string): Shape | undefined {
	let shape: Shape | undefined = configShape;
	for (const key of path
		.replace(/\[\d+\]/g, '.0')
		.split('.')
		.filter(Boolean)) {
		// One language of a text is a text.
		if (shape === TEXT) return /./;
		// The owner's own key may have a dot: `notice.title`.
		if (shape === line) return shape;
		// Of two forms it is the longer that has fields.
		if (Array.isArray(shape)) shape = shape[1] ?? shape;
		if (typeof shape !== 'object' || shape instanceof RegExp) return undefined;
		const fields: Readonly<Record<string, Shape>> = shape as Readonly<Record<string, Shape>>;
		shape = fields[key] ?? fields['*'] ?? fields['**'];
	}
	return shape;
}

const siblings = (path: string): readonly string[] => {
	if (path.startsWith('data-')) return attributeNames;
	const shape = shapeAt(path.split('.').slice(0, -1).join('.'));
	return shape instanceof Object && !(shape instanceof RegExp)
		? Object.keys(shape).filter((key) => !key.startsWith('*'))
		: [];
};

/** What to write in words, for forms that no choice of words can tell. */
const forms: ReadonlyMap<unknown, string> = new Map([
	[placeForm, 'a code of ISO 3166, such as "TH" or "US-CA"'],
	[idForm, `an id: ${IDS}`],
	[line, 'text in one line, 200 letters at most'],
	[hostForm, 'a host: "a.example", "*.a.example", "a.example:8080"'],
	[link, 'an address: https:, http:, mailto:, tel:, or a path'],
	[cookie, 'a name of 64 letters, digits, _ . - at most; * stands for any characters, and not for all of it'],
]);

/** @param received where a word stands for an object that holds it, the object is shown */
function wantedBy(shape: Shape | undefined, received?: unknown): string {
	const form = forms.get(shape);
	if (form) return form;
	if (shape instanceof RegExp) {
		const words = wordsOf(shape).map((word) => `"${word}"`);
		return words.length ? `one of ${words.join(', ')}` : `text that matches ${shape}`;
	}
	if (shape === TEXT) return 'text, or one text per language: { "th": "…", "en": "…" }';
	if (shape === DAYS) return `a whole number of days, from 1 to ${DAYS}: no browser keeps a cookie longer`;
	if (typeof shape === 'number') return 'a whole number';
	if (shape === 'boolean') return 'true or false';
	if (!Array.isArray(shape)) {
		const fields = Object.entries(shape ?? {});
		const [key] = fields.find(([, inner]) => inner instanceof RegExp && wordsOf(inner).includes(text(received))) ?? [];
		return key ? `an object: { "${key}": "${text(received)}" }` : 'an object: { … }';
	}
	return shape[1] ? `${wantedBy(shape[0])}, or an object with a name: { "name": "…" }` : 'a list: ["…"]';
}
