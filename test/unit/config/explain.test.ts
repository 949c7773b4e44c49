import { expect, it } from 'vitest';
import { explain } from '../../../src/config/explain.ts';
import { nearest } from '../../../src/config/nearest.ts';
import type { Problem } from '../../../src/config/problem.ts';
import { resolve } from '../../../src/config/resolve.ts';

const catalog = ['google-analytics', 'meta-pixel', 'posthog', 'youtube'];

it.each<[Problem, string]>([
	[
		['json', 'config', new SyntaxError('Unexpected token }')],
		'yinyom: config is not valid JSON (SyntaxError: Unexpected token }). Defaults are used and everything stays held. Check commas and quotes in <script data-yinyom-config>.',
	],
	[['unknown', 'reciepts', {}], 'yinyom: reciepts is {}; no such option. Did you mean "receipts"?'],
	[['unknown', 'controller.mail', 'a'], 'yinyom: controller.mail is "a"; no such option. Did you mean "email"?'],
	[
		['unknown', 'categories.ads.service', []],
		'yinyom: categories.ads.service is []; no such option. Did you mean "services"?',
	],
	[
		['unknown', 'categories.A', {}],
		'yinyom: categories.A is {}; no id. Ids are small letters, digits and hyphens, a letter first, 32 at most. Did you mean "a"?',
	],
	[
		['unknown', 'categories.My Cat!', {}],
		'yinyom: categories.My Cat! is {}; no id. Ids are small letters, digits and hyphens, a letter first, 32 at most. Did you mean "my-cat"?',
	],
	[
		['unknown', 'services.๑', {}],
		'yinyom: services.๑ is {}; no id. Ids are small letters, digits and hyphens, a letter first, 32 at most.',
	],
	[['unknown', 'texts.th.1', 'x'], 'yinyom: texts.th.1 is "x"; no such option.'],
	[['unknown', 'somethingElse', 1], 'yinyom: somethingElse is 1; no such option.'],
	[['form', 'revision', '7'], 'yinyom: revision is "7"; that is not what it takes (a whole number). It is left out.'],
	[
		['form', 'signals.google', 'no'],
		'yinyom: signals.google is "no"; that is not what it takes (true or false). It is left out.',
	],
	[
		['form', 'controller.name', 5],
		'yinyom: controller.name is 5; that is not what it takes (text, or one text per language: { "th": "…", "en": "…" }). It is left out.',
	],
	[
		['form', 'categories.ads.services', 'own'],
		'yinyom: categories.ads.services is "own"; that is not what it takes (a list: ["…"]). It is left out.',
	],
	[
		['form', 'categories.ads.services[1]', 'GA'],
		'yinyom: categories.ads.services[1] is "GA"; that is not what it takes (an id: small letters, digits and hyphens, a letter first, 32 at most). It is left out.',
	],
	[['form', 'config', [1]], 'yinyom: config is [1]; that is not what it takes (an object: { … }). It is left out.'],
	[
		['form', 'reopen', undefined],
		'yinyom: reopen is nothing; that is not what it takes (one of "start", "end", "none"). It is left out.',
	],
	[
		['form', 'withdraw', 'Reload'],
		'yinyom: withdraw is "Reload"; that is not what it takes (one of "cut-off", "reload", "signal"). It is left out. Did you mean "reload"?',
	],
	[
		['form', 'minors', 'under21'],
		'yinyom: minors is "under21"; that is not what it takes (one of "under10", "under12", "under13", "under16", "under18", "under20"). It is left out. Did you mean "under20"?',
	],
	[
		['form', 'layout', 'box'],
		'yinyom: layout is "box"; that is not what it takes (an object: { "notice": "box" }). It is left out.',
	],
	[
		['form', 'texts.en.notice.title', 5],
		'yinyom: texts.en.notice.title is 5; that is not what it takes (text in one line, 200 letters at most). It is left out.',
	],
	[
		['form', 'services.own.hosts[0]', 'https://a.example/'],
		'yinyom: services.own.hosts[0] is "https://a.example/"; that is not what it takes (a host: "a.example", "*.a.example", "a.example:8080"). It is left out.',
	],
	[
		['form', 'policy.url', 'javascript:1'],
		'yinyom: policy.url is "javascript:1"; that is not what it takes (an address: https:, http:, mailto:, tel:, or a path). It is left out.',
	],
	[
		['form', 'services.own.cookies[0].name', '*'],
		'yinyom: services.own.cookies[0].name is "*"; that is not what it takes (a name of 64 letters, digits, _ . - at most; * stands for any characters, and not for all of it). It is left out.',
	],
	[
		['regime', 'regime', 'gdpr'],
		'yinyom: regime is "gdpr"; no such rule set. The country of the script tag decides, or the strictest does. Did you mean "eu-gdpr"?',
	],
	[
		['regime', 'regime', 'elsewhere'],
		'yinyom: regime is "elsewhere"; no such rule set. The country of the script tag decides, or the strictest does. The rule sets are "th-pdpa", "eu-gdpr", "uk", "ch", "us-opt-out", "br-lgpd", "vn", "id", "my", "sg", "ph", "jp", "kr", "za", "ca-qc" and "none".',
	],
	[
		['lawful', 'categories.ads.retention'],
		'yinyom: categories.ads.retention is missing: visitors are not told how long data is kept (PDPA s.23(3), GDPR 13(2)(a)). Add it in words, such as "14 months".',
	],
	[
		['layer', 'yinyom.open()', 'prefs'],
		'yinyom: yinyom.open() received "prefs"; no such layer. The layers are "notice" and "preferences"; the preference center is opened.',
	],
	[
		['lawful', 'categories.ads.basis', 'legitimate-interest'],
		'yinyom: categories.ads.basis is "legitimate-interest": the rule set takes no such reason, so visitors are asked, and the details name a reason that does not count. Write "consent", or leave it out.',
	],
	[
		['lawful', 'controller.name'],
		"yinyom: controller.name is missing: visitors are not told who asks (PDPA s.23(5), GDPR 13(1)(a)). Add your company's name.",
	],
	[
		['lawful', 'controller.email'],
		'yinyom: controller.email is missing: visitors cannot reach you (PDPA s.23(5)). Add controller.email, controller.phone or controller.url.',
	],
	[
		['lawful', 'policy.url'],
		'yinyom: policy.url is missing: the notice links to no privacy policy (PDPA s.23, GDPR 13). Add its address.',
	],
	[
		['lawful', 'policy.version'],
		'yinyom: policy.version is missing: nobody can tell later which policy was agreed to. Add its date, for example "2024-03-07".',
	],
	[
		['lawful', 'receipts.endpoint'],
		'yinyom: receipts.endpoint is missing: decisions are kept in the browser only and you cannot demonstrate consent (PDPA s.19, GDPR 7(1)). Add the address of your receiver.',
	],
	[
		['lawful', 'categories.chat.label'],
		"yinyom: categories.chat.label is missing: your own category needs this text in the visitor's language. Add it.",
	],
	[
		['service', 'categories.analytics.services[2]', 'googel-analytics'],
		'yinyom: categories.analytics.services[2] is "googel-analytics"; no such service. Did you mean "google-analytics"?',
	],
	[
		['service', 'categories.analytics.services[0]', 'own-stats'],
		'yinyom: categories.analytics.services[0] is "own-stats"; no such service. Declare it under "services".',
	],
	[
		['twice', 'categories.marketing.services', 'own'],
		'yinyom: categories.marketing.services is "own", which another category lists already. A service belongs to one category; the first counts.',
	],
	[
		['unlisted', 'services.own', 'own'],
		'yinyom: services.own is listed by no category: it stays held, and nobody is asked for it. Put its id under "services" of a category.',
	],
	[
		['absent', 'migrate[0]', 'onetrust'],
		'yinyom: migrate[0] is "onetrust"; no consent manager of which that can be read. It does nothing; README.md names those that can.',
	],
	[['copy', 'config'], 'yinyom: the config is on this page twice. The first counts; remove the other.'],
	[
		['room', 'categories.social-media-and-community', 'social-media-and-community'],
		'yinyom: categories.social-media-and-community is one too many: the ids of all categories share 140 letters of the cookie. It is left out and stays held. Use shorter ids.',
	],
	[
		['room', 'categories.marketing.services', 'own-ads'],
		'yinyom: categories.marketing.services lists "own-ads", which is one too many: with "choice": "service" categories and services share 140 letters of the cookie, four for each service. It is left out and stays held.',
	],
	[
		['held', 'analitics'],
		'yinyom: data-consent="analitics" names no category or service of the config. The element stays held. Add the category, or correct the name.',
	],
	[
		['ran', 'analytics'],
		'yinyom: a script with data-consent="analytics" was not held: without type="text/plain" the browser runs it at once. Add type="text/plain".',
	],
	[
		['nonce', 'analytics'],
		'yinyom: a script with data-consent="analytics" lacks this page\'s nonce and stays held. Give it the nonce of the yinyom script.',
	],
	[
		['write', 'marketing'],
		'yinyom: an inline script with data-consent="marketing" called document.write, which would erase the page now. The call did nothing. Ask its vendor for an asynchronous snippet.',
	],
	[
		['poster', 'https://i.ytimg.com/vi/x/hq.jpg'],
		'yinyom: data-poster="https://i.ytimg.com/vi/x/hq.jpg" is on a host that a visitor has not granted. It is left out. Serve the picture from your own site, or add its host to "allow".',
	],
	[
		['rival', '__tcfapi'],
		'yinyom: another consent manager is on this page (__tcfapi). Nobody is asked twice: this one shows no notice and holds what it is told to hold. Remove one of the two.',
	],
	[
		['gate', 'yinyom-gate.js'],
		'yinyom: yinyom-gate.js is not on this page, though the config asks for "catch" or "enforce": only what is marked is held. Make the script tag synchronous (no async, defer or module) and the first in <head>, below the config; where Trusted Types are enforced, put <script src="yinyom-gate.js"> above it yourself.',
	],
	[
		['refused', 'https://pay.example'],
		'yinyom: the browser refused https://pay.example after a withdrawal, and nobody declared that host. If your page needs it, add it to "allow"; if a vendor does, to the "hosts" of its service.',
	],
	[
		['left', '_ga'],
		'yinyom: the cookie _ga belongs to a service that is denied, and no script can delete it here. Have your server delete it: Set-Cookie: _ga=; Max-Age=0 with its Path and Domain, or Clear-Site-Data: "cookies".',
	],
	[
		['rewritten', '_ga'],
		'yinyom: the cookie _ga belongs to a service that is denied, and was written again; it is deleted again. Look for a tag that is not marked with data-consent: yinyom.inspect() helps.',
	],
	[
		['copy', ''],
		'yinyom: it was started on this page before: by a second script tag, or by start() called again, as strict and reloading development servers do. This one does nothing. Take a second tag out; call start() once, outside of components or behind "window.yinyom ??".',
	],
	[
		['load', 'yinyom-ui.js', new TypeError('Failed to fetch')],
		"yinyom: yinyom-ui.js did not load (TypeError: Failed to fetch). Nothing is granted. Serve every file of the package's dist folder, subfolders too, from the folder of yinyom.js, as JavaScript.",
	],
	[
		['storage', 'cookie'],
		'yinyom: this browser keeps no cookie for this site. The decision is kept where it can be; where nothing can, it counts for this page only. Nothing for you to mend, unless your page blocks it.',
	],
	[
		['waiting', 'https://receiver.test/consent', 503],
		'yinyom: https://receiver.test/consent has not acknowledged a receipt (503). It waits in the browser and is sent again. Check that the receiver runs and names the id in "acks".',
	],
	[
		['receipt', '/consent', 422],
		'yinyom: /consent refused a receipt for good (422). It is set aside in localStorage under "yinyom:dead:". Check that the endpoint speaks the receiver\'s protocol.',
	],
	[
		['threw', 'sweep', new Error('boom')],
		'yinyom: sweep threw (Error: boom). Everything else goes on; what was in doubt stays held.',
	],
])('says %j in words', (problem, text) => {
	expect(explain(problem, catalog)).toEqual([text]);
});

const categories = {
	necessary: { services: ['omise'] },
	analytics: { services: ['google-analytics'] },
	'own-ads': { services: ['meta-pixel'] },
};

it.each<[string, unknown, readonly string[], string]>([
	[
		'undefined',
		undefined,
		[],
		'received nothing. It takes an object, such as { "analytics": true }. Nothing is decided.',
	],
	['a word', 'all', [], 'received "all". It takes an object, such as { "analytics": true }. Nothing is decided.'],
	['no field', {}, [], 'received {}. It takes an object, such as { "analytics": true }. Nothing is decided.'],
	['a list', ['analytics'], [], 'It takes an object, such as { "analytics": true }. Nothing is decided.'],
	[
		'two slips',
		{ analitics: true, 'service:metapixel': true },
		[],
		'received {"analitics":true,"service:metapixel":true}. "analitics" is no category of the config. Did you mean "analytics"? "service:metapixel" is no service of the config. Did you mean "service:meta-pixel"? Nothing is decided.',
	],
	[
		'a service that has no switch',
		{ 'service:meta-pixel': true },
		[],
		'"service:meta-pixel" has no switch of its own. Decide its category "own-ads", or set "choice": "service". Nothing is decided.',
	],
	['a service that is always on', { 'service:omise': false }, [], 'Its category "necessary" is always on.'],
	['another value', { analytics: 1 }, [], '"analytics" is 1; a choice is true or false. Nothing is decided.'],
	['no value', { analytics: undefined }, [], '"analytics" is nothing; a choice is true or false. Nothing is decided.'],
	[
		'a value beside what is right',
		{ 'own-ads': true, analytics: 'no' },
		['own-ads'],
		'"analytics" is "no"; a choice is true or false. It counts as false. The rest is decided.',
	],
])('says what is wrong with the choices: %s', (_, received, right, words) => {
	const [text, ...parts] = explain(['choice', 'yinyom.save()', received, { right, categories }], catalog);
	expect(text).toMatch(/^yinyom: yinyom\.save\(\) received /);
	expect(text).toContain(words);
	expect(parts).toEqual([]);
});

it('shows what was received, 200 letters of it at most', () => {
	const [text] = explain(['twice', 'x', 'y'.repeat(300)], catalog);
	expect(text).toContain(`is "${'y'.repeat(199)}, which`);
});

it('adds the element itself, to be looked at', () => {
	const element = { nodeType: 1 };
	expect(explain(['ran', 'analytics', element], catalog)[1]).toBe(element);
});

it('says something about every problem that a config can have', () => {
	const raw = {
		controller: { name: { th: 5 }, 'e mail': 1 },
		categories: { ads: { services: [Symbol('own'), null, [[]]] }, constructor: { labell: 1 }, Ads: {} },
		texts: { th: { title: 7 } },
		__proto__: null,
		toString: 1,
	};
	const { problems } = resolve(raw);
	expect(problems.length).toBeGreaterThan(10);
	for (const problem of problems) expect(explain(problem, catalog)[0]).toMatch(/^yinyom: .{20,}[.?]$/);
});

it('does not ask for an object where one language wants a text', () => {
	expect(explain(['form', 'controller.name.th', 5], catalog)[0]).not.toContain('an object');
});

it.each<[string, string]>([
	['receits', 'receipts'],
	['Controller', 'controller'],
	['lcoale', 'locale'],
	['texst', 'texts'],
])('takes "%s" for a slip of the finger', (name, meant) => {
	const known = ['controller', 'receipts', 'locale', 'texts'];
	expect(nearest(name, known)).toBe(` Did you mean "${meant}"?`);
});

it.each<[string, string]>([
	['gdpr', ' Did you mean "eu-gdpr"?'],
	['PDPA', ' Did you mean "th-pdpa"?'],
	// Of several that it is a part of, which?
	['google', ''],
])('takes "%s", a part of a name, for the whole if there is one', (name, words) => {
	expect(nearest(name, ['eu-gdpr', 'th-pdpa', 'google-ads', 'google-analytics'])).toBe(words);
});

it('guesses nothing when nothing is near', () => {
	expect(nearest('frobnicate', ['controller', 'receipts'])).toBe('');
	expect(nearest('anything', [])).toBe('');
});
