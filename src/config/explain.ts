import { ROOM_FOR_IDS } from './id-form.ts';
import { nearest } from './nearest.ts';
import { placeForm } from './place.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { COUNT, configShape, type Shape, TEXT } from './shape.ts';

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
		'visitors are not told how long data is kept (PDPA s.23(3), GDPR 13(2)(a)). Add it, as a number of days or in words.',
	'categories.*.recipients':
		'visitors are not told who receives data (PDPA s.23(4), GDPR 13(1)(e)). Add the kinds of companies.',
	'categories.*.transfer':
		'visitors are not told whether data leaves the country (PDPC notification guideline of 7 Sep 2022; GDPR 13(1)(f)). Add where it goes, or that it stays.',
	validityDays:
		'people would be asked again sooner than the rule set allows (Garante 231/2021: six months in the EU). Raise it, or leave it out.',
};

/** A category's own id does not matter to the law. */
const anyCategory = (path: string): string => path.replace(/^categories\.[^.]+\./, 'categories.*.');

const messages: Readonly<Record<ProblemCode, (at: string, received: string, catalog: readonly string[]) => string>> = {
	json: (at, received) =>
		`${at} is not valid JSON (${received}). Defaults are used and everything stays held. Check commas and quotes in <script data-yinyom-config>.`,
	unknown: (at, received) => `${at} is ${received}; no such option.${nearest(at.split('.').pop() ?? '', siblings(at))}`,
	form: (at, received) => `${at} is ${received}; that is not what it takes (${wanted(at)}). It is left out.`,
	lawful: (at) =>
		`${at} is ${at === 'validityDays' ? 'too short' : 'missing'}: ${lawful[anyCategory(at)] ?? "your own category needs this text in the visitor's language. Add it."}`,
	service: (at, received, catalog) =>
		`${at} is ${received}; no such service.${nearest(JSON.parse(received), catalog) || ' Declare it under "services".'}`,
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
	copy: () => 'the script tag is on this page twice. The second copy does nothing; remove one.',
	rival: (at) =>
		`another consent manager is on this page (${at}). Nobody is asked twice: this one shows no notice and holds what it is told to hold. Remove one of the two.`,
	gate: (at) =>
		`${at} is not on this page, though the config asks for "catch" or "enforce": only what is marked is held. Make the script tag synchronous (no async, defer or module) and the first in <head>, below the config; where Trusted Types are enforced, put <script src="${at}"> above it yourself.`,
	regime: (at, received) =>
		`${at} is ${received}; no such rule set. The country of the script tag decides, or the strictest does. The names are those of src/regimes/, such as "th-pdpa".`,
	place: (at, received) =>
		`${at} is ${received}; no such country in ISO 3166. It is left out, and tags wait for consent there. The codes are two capitals, such as "TH"; a part is "US-CA".`,
	load: (at, received) =>
		`${at} did not load (${received}). Nothing is granted. Serve every file of the package's dist folder from the folder of yinyom.js.`,
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
 * @param catalog ids of the services that ship
 */
export function explain(
	[code, at, raw]: Problem,
	catalog: readonly string[] = __SERVICES__,
): readonly [text: string, ...parts: unknown[]] {
	const received =
		raw instanceof Error
			? `${raw.name}: ${raw.message}`
			: raw instanceof Object
				? (JSON.stringify(raw) ?? typeof raw)
				: JSON.stringify(raw);
	return [
		`yinyom: ${messages[code](at, (received ?? 'nothing').slice(0, 200), catalog)}`,
		...(raw instanceof Object && 'nodeType' in raw ? [raw] : []),
	];
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
		// Of two forms it is the longer that has fields.
		if (Array.isArray(shape)) shape = shape[1] ?? shape;
		if (typeof shape !== 'object' || shape instanceof RegExp) return undefined;
		const fields: Readonly<Record<string, Shape>> = shape as Readonly<Record<string, Shape>>;
		shape = fields[key] ?? fields['*'] ?? fields['**'];
	}
	return shape;
}

const siblings = (path: string): readonly string[] => {
	const shape = shapeAt(path.split('.').slice(0, -1).join('.'));
	return shape instanceof Object && !(shape instanceof RegExp)
		? Object.keys(shape).filter((key) => !key.startsWith('*'))
		: [];
};

const wanted = (path: string): string => wantedBy(shapeAt(path));

function wantedBy(shape: Shape | undefined): string {
	if (shape === placeForm) return 'a code of ISO 3166, such as "TH" or "US-CA"';
	if (shape instanceof RegExp) return `text that matches ${shape}`;
	if (shape === TEXT) return 'text, or one text per language: { "th": "…", "en": "…" }';
	if (shape === COUNT) return 'a whole number';
	if (shape === 'boolean') return 'true or false';
	if (!Array.isArray(shape)) return 'an object: { … }';
	return shape[1] ? `${wantedBy(shape[0])}, or an object with a name: { "name": "…" }` : 'a list: ["…"]';
}
