/**
 * The longer forms of a receipt's texts. None of them takes an address of a page or of a person, or a browser's name, and but for
 * the owner's own word none takes what looks like a machine's address or a telephone number (standards: G2); a test tries. They know
 * no flags, so that JSON Schema can have them as they are.
 */

const numbers = (count: number): string => String.raw`(?:\.\d{1,3}){${count}}`;
/** Networks that no visitor comes from (RFC 1918, loopback, link-local). */
const PRIVATE = `(?:127|10)${numbers(3)}|(?:192\\.168|169\\.254|172\\.(?:1[6-9]|2\\d|3[01]))${numbers(2)}`;

/**
 * As `location.hostname` has it: underscores and a final dot occur; scheme, port, path and "@" never do. The last label begins
 * with a letter, as all top-level domains do, so a telephone number is none. Of addresses only those of private networks, where
 * sites are built and tested: any other could be a visitor's.
 */
export const siteForm = new RegExp(
	String.raw`^(?=.{1,254}$)(?:(?:[a-z0-9_-]{1,63}\.)*[a-z_][a-z0-9_-]{0,62}\.?|${PRIVATE})$`,
);

const LONG_MONTH = String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])`;
const SHORT_MONTH = String.raw`(?:0[469]|11)-(?:0[1-9]|[12]\d|30)`;
const FEBRUARY = String.raw`02-(?:0[1-9]|1\d|2[0-8])`;
const LEAP_YEAR = String.raw`(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)`;

/** ISO 8601 in UTC, of days that exist: 30 February, which `Date` reads as 2 March, is none. */
export const timeForm = new RegExp(
	`^(?:\\d{4}-(?:${LONG_MONTH}|${SHORT_MONTH}|${FEBRUARY})|${LEAP_YEAR}-02-29)` +
		String.raw`T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$`,
);

/**
 * The characters that `policy.version` of a config may have, so no e-mail, no address of a page and no browser's name.
 *
 * It is the owner's word and the same for every visitor. One that happens to look like a machine's address ("1.0.0.0") is taken:
 * to refuse it would lose the proof of everybody who agreed to that policy.
 */
export const versionForm = /^[\w .:+-]{0,40}$/;

/** Semantic versioning, as our own releases use it. */
export const widgetForm = new RegExp(
	String.raw`^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){2}(?:[-+][a-z]{1,10}(?:\.\d{1,6})?)?$`,
);
