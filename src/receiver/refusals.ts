import type { Problem } from './problem.ts';

/** An answer that is not 2xx, as problem details (RFC 9457). */
export interface Refusal {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: ProblemDetails;
}

export interface ProblemDetails {
	readonly type: `urn:yinyom:problem:${Code}`;
	readonly title: string;
	readonly status: number;
	/** What to do about it. */
	readonly detail: string;
	/** The receipt it is about, when its id could be read. */
	readonly id?: string;
	readonly problems?: readonly Problem[];
}

type Code = keyof typeof titles;

const titles = {
	unreadable: { status: 400, title: 'The body is not JSON' },
	token: { status: 401, title: 'This is not the token' },
	origin: { status: 403, title: 'This origin is not on the list' },
	site: { status: 403, title: 'This site is not on the list' },
	method: { status: 405, title: 'Receipts are posted' },
	mismatch: { status: 409, title: 'This id belongs to another receipt' },
	size: { status: 413, title: 'The body is too large' },
	type: { status: 415, title: 'The body is not marked as JSON text' },
	invalid: { status: 422, title: 'This is not a receipt' },
	unasked: { status: 422, title: 'No receipt names this notice' },
	rate: { status: 429, title: 'Too much at once' },
	newer: { status: 503, title: 'This receipt is newer than the receiver' },
	store: { status: 503, title: 'The receipt could not be kept now' },
} as const;

function refusal(code: Code, detail: string, extra: Pick<ProblemDetails, 'id' | 'problems'> = {}): Refusal {
	return {
		body: { type: `urn:yinyom:problem:${code}`, ...titles[code], detail, ...extra },
		status: titles[code].status,
	};
}

export const methods = { allow: 'POST, OPTIONS' };
/** Seconds: a receiver is updated within hours, not within a visit. */
const UPDATE_AFTER = '3600';
/** Seconds. Long enough for a disk to be freed or a database to restart, short enough for a visit. */
const RETRY_AFTER = '30';

export const unreadable = refusal(
	'unreadable',
	'The body broke off, or is not UTF-8, or not JSON. Send one receipt, or an array of them.',
);
export const strangeOrigin = refusal(
	'origin',
	'This receiver has a list of origins and this page is not on it. Its operator can add it (`origins`, `--origin`).',
);
export const wrongMethod = {
	...refusal('method', 'Send receipts with POST. Nothing can be read here.'),
	headers: methods,
};
export const wrongType = refusal(
	'type',
	'Send JSON text as text/plain (no preflight) or application/json, in UTF-8 and uncompressed.',
);
export const notKept = {
	...refusal('store', `Nothing was kept. Send the same again after ${RETRY_AFTER} seconds.`),
	headers: { 'retry-after': RETRY_AFTER },
};
export const wrongToken = {
	...refusal('token', 'Send the text of a notice with the token of this receiver, or with none.'),
	headers: { 'www-authenticate': 'Bearer' },
};
export const unasked = refusal(
	'unasked',
	'A text is taken when a kept receipt names its digest, or from who has the token (`yinyom notices push`).',
);
export const tooMuch = (seconds: number): Refusal => ({
	...refusal('rate', `Nothing was kept. Send the same again after ${seconds} seconds.`),
	headers: { 'retry-after': String(seconds) },
});
export const newer = (id: string): Refusal => ({
	...refusal(
		'newer',
		'It was not kept: its schema is of a later version. Update the receiver; browsers keep it until then.',
		{
			id,
		},
	),
	headers: { 'retry-after': UPDATE_AFTER },
});
export const elsewhere = (id: string): Refusal =>
	refusal(
		'site',
		'This receiver has a list of sites and this one is not on it. Its operator can add it (`sites`, `--site`).',
		{
			id,
		},
	);
export const tooLarge = (limit: number, ofNotice: number): Refusal =>
	refusal(
		'size',
		`The body is larger than ${limit} bytes, or than ${ofNotice} for the text of a notice. Send fewer receipts at a time.`,
	);
export const wrongCount = (count: number, max: number): Refusal =>
	refusal('invalid', `The array holds ${count} receipts; expected 1 to ${max}.`);
export const mismatch = (id: string): Refusal =>
	refusal('mismatch', 'An earlier receipt has this id and another body, and stays. Give each decision its own id.', {
		id,
	});
export const invalid = (problems: readonly Problem[], id: string | null): Refusal =>
	refusal(
		'invalid',
		problems.map(({ at, expected, received }) => `${at} is ${received}; expected ${expected}.`).join(' '),
		{
			...(id === null ? {} : { id }),
			problems,
		},
	);
