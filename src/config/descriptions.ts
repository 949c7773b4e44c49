import type { configShape, Shape } from './shape.ts';

/** Dotted path of every field of a shape; an open map has `*` or `**` in place of the owner's key. */
type Paths<S extends Shape, At extends string = ''> = S extends RegExp | number | string | readonly unknown[]
	? never
	: {
			[Key in keyof S & string]: `${At}${Key}` | (S[Key] extends Shape ? Paths<S[Key], `${At}${Key}.`> : never);
		}[keyof S & string];

const party = {
	name: 'Name of the company or person.',
	email: 'E-mail address.',
	phone: 'Telephone number, as people write it.',
	address: 'Postal address, on one line.',
	url: 'Contact or request form: https: or a path.',
} as const;

const of = <Part extends string>(part: Part) =>
	Object.fromEntries(Object.entries(party).map(([name, text]) => [`${part}.${name}`, text])) as {
		readonly [Name in keyof typeof party as `${Part}.${Name}`]: string;
	};

/** What each field means, for whoever writes a config in an editor. A field that is missing here does not compile. */
export const descriptions: Readonly<Record<Paths<typeof configShape>, string>> = {
	controller: 'Who decides why and how data is processed (PDPA s.23(5), GDPR 13(1)(a)).',
	...of('controller'),
	dpo: 'Data protection officer (PDPA s.41, GDPR 37). Default: not shown.',
	...of('dpo'),
	rights: 'Where a person exercises their rights (PDPA s.23(6), 30-36; GDPR 13(2)(b)). Default: not shown.',
	'rights.url': 'Your request form: https:, mailto: or a path.',
	'rights.text': 'What else is to be said, such as "answered within 30 days".',
	authority:
		'The authority that takes complaints (PDPA s.73, GDPR 13(2)(d)). Look its address up yourself, and date it.',
	...of('authority'),
	'authority.asOf': "ISO date on which you last compared this with the authority's own page.",
	elsewhere: 'What is managed in another place, such as newsletters: a list of { label, url }, shown as links.',
	policy: 'The privacy or cookie policy.',
	'policy.url': 'Where it can be read: https: or a path.',
	'policy.version': 'A short text, best an ISO date, which is shown as a date. A new one asks every visitor again.',
	reprompt:
		'false: a new version is shown and recorded, and asks nobody again; only a raised "revision" does. For corrections of words. Default: true.',
	'policy.changes': 'What is new since the last version; shown in the preference center.',
	categories:
		'Category id to what it holds, in the order shown. "necessary" is always there and always on. Default: functional, analytics and marketing, without services.',
	'categories.*': 'What a visitor switches.',
	'categories.*.label': 'Replaces our label. A category of your own needs one.',
	'categories.*.purpose': 'Replaces our one-sentence purpose (PDPA s.19, s.23(1)). A category of your own needs one.',
	'categories.*.services': 'Ids of services, from the catalog or from "services". Each belongs to one category.',
	'categories.*.basis':
		'Why it may be processed: "consent", "contract", "legal-duty" or "legitimate-interest". Only consent has a switch, and what people can opt out of. Default: consent.',
	'categories.*.refusing': 'What changes for who turns it off (PDPA s.19 para 6). Replaces our words.',
	'categories.*.retention': 'How long data is kept (PDPA s.23(3)), in your words.',
	'categories.*.recipients': 'Who receives data (PDPA s.23(4)). The vendors of its services are named anyway.',
	'categories.*.transfer': 'That data leaves the country, and where it goes.',
	'categories.*.sale':
		'Whether it is sale, sharing or targeted advertising in the words of US states: an opt-out and Global Privacy Control deny it, whatever the basis. Default: true, but for functional, and for a contract or a legal duty.',
	choice:
		'"service": each service has a switch of its own, and one that comes later stays denied and is asked for alone; mark tags with their service. Default: category.',
	services: 'Services that the catalog does not know, under ids of your choice.',
	'services.*': 'A service of your own.',
	'services.*.name': 'As its vendor writes it.',
	'services.*.vendor': 'The company behind it.',
	'services.*.privacyUrl': "The vendor's privacy policy.",
	'services.*.hosts':
		'Hosts it is loaded from or talks to: example.com, *.example.com, with a port where it is not the usual one.',
	'services.*.embed': 'What it shows inside a page, as its placeholder calls it. Default: "content".',
	'services.*.storage':
		'Keys of localStorage and sessionStorage, names of databases and caches, files of service workers to delete at withdrawal; * stands for any characters.',
	catch:
		"Hold known vendors' tags that nobody marked, too; best effort. Needs the tag synchronous and first. Default: false.",
	enforce:
		'Let the browser refuse every third party that is not granted; a grant reloads the page once. Needs the tag synchronous and first. Default: false.',
	allow:
		'Hosts that "enforce" and "cut-off" leave alone, beside your own and those of granted services. Default: none.',
	withdraw:
		'What a withdrawal does to what already runs, after its vendor was told: "cut-off" has the browser refuse its requests, "reload" starts the page anew, "signal" does nothing more. Default: cut-off.',
	'services.*.cookies':
		'First-party cookies to delete at withdrawal, each a name, or name, purpose and lifetime ("session", "30 min", "13 mo", "2 y"); * stands for any characters.',
	'services.*.purpose': 'What it is used for, in a sentence.',
	'services.*.country': 'Where its data is processed: a country code (ISO 3166-1), such as US.',
	'services.*.retention': 'How long its data is kept. Default: what the category says.',
	receipts: 'What becomes of the proof of each decision.',
	'receipts.endpoint': 'Address of your receiver. Default: none; decisions are then kept in the browser only.',
	locale: 'Language tag (BCP 47). Default: the language of the page, then of the browser, then English.',
	locales: 'Languages to choose from in the preference center. Default: none, and no choice is shown.',
	minors:
		'For a site directed at minors. under20, under18: asks to decide with a guardian. under16 and below: nobody is asked, all stays held until your page calls yinyom.save().',
	regime: 'Rule set to ask under, such as "th-pdpa". Default: that of data-country in the tag, else the strictest.',
	migrate: 'Consent managers whose old cookies are read once: a refusal stays one, a grant is asked for again.',
	adopt: 'Consent managers whose marks on tags are taken for ours.',
	revision: 'Raise it to ask every visitor again. Default: 0.',
	validityDays:
		'Days until a decision, either way, is asked for again: 1 to 400. Default: as the rule set says; 180 where none is chosen.',
	reopen:
		'Corner of the button that brings the preference center back; "none" when the page has a link of its own. Default: start.',
	layout: 'How the two layers stand on the screen; on a phone every notice lies at the lower edge.',
	'layout.notice':
		'"bar" along the lower edge, "box" in a corner, "modal" in the middle with the page out of reach. Default: bar.',
	'layout.corner': 'Corner of the box; "start" is where lines begin. Default: bottom-start.',
	'layout.preferences': '"dialog" in the middle, or a "drawer" at the end side. Default: dialog.',
	theme:
		'A finished look, over which tokens win: "plain", "soft" (round, tinted), "sharp" (square, lined). Default: plain.',
	colorScheme: 'Light or dark; "auto" is as the visitor\'s system has it. Default: auto.',
	logo: "Picture above the notice's title: from your own site or over https. Default: none.",
	allowUnequal:
		'Let your style sheet make granting and denying look different. The console then says so and each receipt is marked. Default: false.',
	signals:
		'Which vendors are told of a decision through their own consent API. Default: all we know, which is the safe side for tags nobody marked.',
	'signals.google': 'Google Consent Mode v2. Default: true.',
	'signals.meta': 'The Meta pixel, when it is on the page. Default: true.',
	'signals.googleMode': 'How Google is told. Default: basic mode, default and update and no more.',
	'signals.googleMode.advanced':
		"Countries or parts of one, by ISO 3166 (US, US-CA; the tag's data-country), where Google's tags load before consent and are told that it is denied. Default: none.",
	'signals.googleMode.waitForUpdate': "Milliseconds that Google's tags wait for the update. Default: none.",
	'signals.googleMode.redactAds': 'ads_data_redaction. Default: false.',
	'signals.googleMode.passUrls': 'url_passthrough. Default: false.',
	'signals.googleMode.event': 'An event "yinyom_consent" in dataLayer after each update. Default: false.',
	'signals.metaMode': 'How Meta is told beside consent. Default: no more.',
	'signals.metaMode.limitedDataUse':
		'Under the opt-out law of the United States, Limited Data Use unless a person granted the category. Default: false.',
	'signals.shopifyConsent': "Shopify's Customer Privacy API. Default: false.",
	'signals.wpConsent': 'The WP Consent API. Default: false.',
	'signals.zarazConsent': 'Cloudflare Zaraz; its purposes have to bear the ids of the categories. Default: false.',
	texts: 'Your own words, by language; the keys are those of locales/en.json.',
	'texts.**': 'Text key to your own words.',
	'texts.**.**': 'Your own words.',
};
