import { type Decision, RECEIPT_SCHEMA, type Receipt } from '../consent/receipt.ts';
import { note, type Place, type Problem } from './problem.ts';
import { siteForm, timeForm, versionForm, widgetForm } from './forms.ts';
import { check, count, flag, type JsonSchema, list, map, nullable, object, oneOf, ordinal, text } from './shape.ts';

/**
 * The receipt in a value that somebody sent, or everything that keeps it from being one.
 *
 * An exact check, not a tolerant reader: what has no place in the form cannot be stored, and the form has no place for
 * an address, a user agent, a URL, a referrer or a name. It does not judge the clock: a wrong one makes no consent
 * invalid.
 */
export function validateReceipt(
	value: unknown,
): { readonly receipt: Receipt } | { readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	return receipt(value, nowhere, problems) ? { receipt: value } : { problems };
}

/** Whether a text is an id that a receipt may bear. */
export const isUuid = (value: unknown): value is string => uuid(value, nowhere, []);

/**
 * The form of a receipt in the words of JSON Schema, for receivers of others' making. It says what `validateReceipt` says but for
 * one thing, for which JSON Schema has no word: each category occurs once.
 */
export function receiptSchema(): JsonSchema {
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: RECEIPT_SCHEMA,
		title: 'Receipt of Yinyom',
		description: 'Proof of one decision. No field has room for an address, a person or a browser.',
		...receipt.schema,
	};
}

/** The place of the whole. */
const nowhere: Place = () => '';

/** More than any site has; fewer than would make one receipt a burden. */
const MAX_ITEMS = 64;

// RFC 9562 writes a UUID in lower case, and one id must have one spelling: it is the idempotency key.
const uuid = text(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'a UUID v4 in lower case');
const digest = text(/^sha256-[\w-]{43}$/, '"sha256-" and 43 characters of base64url');
const id = text(/^[a-z][a-z0-9-]{0,31}$/, 'an id of at most 32 characters a-z, 0-9, "-"');
const isoTime = text(timeForm, 'an ISO 8601 time in UTC, such as 2026-11-22T04:12:31.204Z');

const decision = object<Decision>(
	{ id, status: oneOf('notAsked', 'ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn') },
	{ basis: oneOf('necessary', 'contract', 'legal-duty', 'legitimate-interest'), services: map(id, flag, MAX_ITEMS) },
);

/** One category, one outcome: two that contradict each other would prove nothing. */
const decisionList = list(decision, MAX_ITEMS);
const decisions = check<readonly Decision[]>(decisionList.schema, (value, at, problems) => {
	if (!decisionList(value, at, problems)) return false;
	const ids = value.map((each) => each.id);
	const twice = ids.find((each, index) => ids.indexOf(each) !== index);
	return twice === undefined || note(problems, { at, expected: 'each category once', value: twice });
});

const receipt = object<Receipt>(
	{
		schema: oneOf(RECEIPT_SCHEMA),
		receiptId: uuid,
		consentId: uuid,
		prevReceiptId: nullable(uuid),
		prevDigest: nullable(digest),
		seq: ordinal,
		event: object<Receipt['event']>(
			{
				state: oneOf('given', 'partial', 'refused', 'withdrawn'),
				action: oneOf('grantAll', 'denyAll', 'save', 'withdraw'),
				surface: oneOf('notice', 'preferences', 'placeholder', 'choices', 'signal', 'api'),
				source: oneOf('user', 'gpc', 'host'),
				time: isoTime,
				validUntil: isoTime,
			},
			{},
		),
		scope: object<Receipt['scope']>(
			{
				site: text(siteForm, 'a bare host name, such as www.example.com'),
				jurisdiction: text(/^[A-Z]{2}$/, 'an ISO 3166-1 country code, such as TH'),
				ruleset: text(/^[a-z]{2,12}(?:-[a-z]{2,12}){0,2}\/\d{1,3}$/, 'a rule set and its version, such as th-pdpa/1'),
			},
			{},
		),
		notice: object<Receipt['notice']>(
			{
				policyVersion: text(versionForm, 'at most 40 letters, digits, spaces or ".:+-_"'),
				configVersion: text(/^\d{1,6}$/, 'a revision as text, such as "7"'),
				locale: text(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/, 'a BCP 47 tag, such as th or pt-BR'),
				noticeDigest: nullable(digest),
				configDigest: nullable(digest),
				widget: text(widgetForm, 'a version, such as 1.4.0'),
				layout: id,
				withdrawalEffectShown: flag,
			},
			{},
		),
		decisions,
		signals: object<Receipt['signals']>({ gpc: flag, gcm: oneOf('basic', 'advanced') }, {}),
	},
	{
		storage: oneOf('none'),
		losses: object<NonNullable<Receipt['losses']>>({ expired: count, dead: count, overflow: count }, {}),
	},
);
