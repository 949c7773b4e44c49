import { idForm } from './id-form.ts';
import { placeForm } from './place.ts';

/**
 * The form of a config, as data: the guard checks by it, `config.schema.json` is made from it.
 *
 * A RegExp wants a matching string; `TEXT` a string or one per locale; a number a whole number up to it (`isCount`); `'boolean'` true or false; a one-element array a
 * list, one of two the first form that fits; an object exactly those keys; `{ '*': … }` any id, `{ '**': … }` any key.
 */
export type Shape =
	| RegExp
	| number
	| 'boolean'
	| readonly [Shape]
	| readonly [Shape, Shape]
	| { readonly [key: string]: Shape };

export const TEXT = 0;
export const COUNT = 999_999;
/** No browser keeps a cookie longer than 400 days (RFC 6265bis), so no decision either. */
export const DAYS = 400;

/** A whole number, up to the most there may be; of days there is at least one. */
export const isCount = (value: unknown, most: number): value is number =>
	Number.isInteger(value) && (value as number) <= most && (value as number) >= +(most === DAYS);

/** Keys of an open map: ids, text keys such as `notice.title`, locales such as `pt-BR`. */
export const openKey = /^[a-z][\w.-]{0,31}$/i;

/** A host name, `*.` before it for all below it, a port after it where it is not the usual one. */
export const hostForm = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

/** Names of cookies, and keys; a pattern that fits all of them would sweep the site's own. */
export const cookie = /^(?!\*+$)[\w.*-]{1,64}$/;
const language = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
export const line = /^[^\n]{1,200}$/;
/** Nothing that a click could execute: `javascript:` and kin need a scheme, and no scheme but these passes. */
export const link = /^((https?|mailto|tel):|[/?#.]|[^:]+$)/i;
const party = { name: TEXT, email: /^[^\s@]+@[^\s@]+$/, phone: line, address: TEXT, url: link } as const;

export const configShape = {
	controller: party,
	dpo: party,
	rights: { url: link, text: TEXT },
	authority: { ...party, asOf: /^\d{4}-\d\d-\d\d$/ },
	elsewhere: [{ label: TEXT, url: link }],
	policy: { url: link, version: /^[\w .:+-]{1,40}$/, changes: TEXT },
	categories: {
		'*': {
			label: TEXT,
			purpose: TEXT,
			services: [idForm],
			basis: /^(consent|contract|legal-duty|legitimate-interest)$/,
			refusing: TEXT,
			retention: TEXT,
			recipients: TEXT,
			transfer: TEXT,
			sale: 'boolean',
		},
	},
	services: {
		'*': {
			name: line,
			vendor: line,
			privacyUrl: link,
			hosts: [hostForm],
			embed: /^(video|map|post|chat)$/,
			cookies: [[cookie, { name: cookie, purpose: TEXT, lifetime: TEXT }]],
			storage: [/^(?!\*+$)[\w.*:/-]{1,64}$/],
			purpose: TEXT,
			country: /^[A-Z]{2}$/,
			retention: TEXT,
		},
	},
	choice: /^(category|service)$/,
	catch: 'boolean',
	enforce: 'boolean',
	allow: [hostForm],
	withdraw: /^(cut-off|reload|signal)$/,
	receipts: { endpoint: link },
	locale: language,
	locales: [language],
	minors: /^under(10|12|13|16|18|20)$/,
	// Their ids are checked where they are used: a list here would be on every first visit.
	regime: idForm,
	migrate: [idForm],
	adopt: [idForm],
	reprompt: 'boolean',
	revision: COUNT,
	validityDays: DAYS,
	reopen: /^(start|end|none)$/,
	layout: {
		notice: /^(bar|box|modal)$/,
		corner: /^(bottom-start|bottom-end|top-start|top-end)$/,
		preferences: /^(dialog|drawer)$/,
	},
	theme: /^(plain|soft|sharp)$/,
	colorScheme: /^(auto|light|dark)$/,
	logo: link,
	allowUnequal: 'boolean',
	signals: {
		google: 'boolean',
		meta: 'boolean',
		googleMode: {
			advanced: [placeForm],
			waitForUpdate: COUNT,
			redactAds: 'boolean',
			passUrls: 'boolean',
			event: 'boolean',
		},
		metaMode: { limitedDataUse: 'boolean' },
		shopifyConsent: 'boolean',
		wpConsent: 'boolean',
		zarazConsent: 'boolean',
	},
	texts: { '**': { '**': line } },
} as const satisfies Shape;
