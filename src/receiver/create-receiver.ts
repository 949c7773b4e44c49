import { acknowledge, answerNotice, answerOne, respond } from './answers.ts';
import { parseJson, readText } from './body.ts';
import type { Client } from './client.ts';
import { corsPolicy, type Origins, preflightHeaders } from './cors.ts';
import { type Handler, webHandler } from './handler.ts';
import { takeIn } from './intake.ts';
import { createLimits, type Limits } from './limits.ts';
import { type LogEntry, logEntry, type Reply } from './log-entry.ts';
import { createNeed } from './need.ts';
import {
	methods,
	notKept,
	strangeOrigin,
	tooLarge,
	tooMuch,
	unreadable,
	wrongCount,
	wrongMethod,
	wrongToken,
	wrongType,
} from './refusals.ts';
import { type Sites, sitesPolicy } from './sites.ts';
import type { ReceiptStore } from './store.ts';
import { isUpload, MAX_NOTICE_BYTES, takeNotice } from './take-notice.ts';
import { bearsToken, tokenMistake } from './token.ts';

export interface ReceiverOptions {
	readonly store: ReceiptStore;
	/** Hosts whose receipts are kept, such as `www.shop.example` or `*.shop.example`. Default `'*'`: those of every site. */
	readonly sites?: Sites;
	/** Whose pages may post. Default `'*'`: see `corsPolicy` for why that gives nothing away. */
	readonly origins?: Origins;
	/** How much may come in. Default: see `Limits`. */
	readonly limits?: Limits;
	/** Who bears it may add texts of notices that no receipt has named yet. Default: nobody may. */
	readonly token?: string;
	/** Milliseconds since 1970; dates what is received. Default `Date.now`. */
	readonly now?: () => number;
	/** Called once per request. Default: nothing is logged. */
	readonly log?: (entry: LogEntry) => void;
	/** Of receipts. Default 32768: sixteen of 2 KiB, and half of what a browser lets a page send while it closes. */
	readonly maxBodyBytes?: number;
}

const MAX_BATCH = 16;

/**
 * The server side of receipts, as a web-standard handler: it runs under Node, Deno, workers and Hono alike, at whatever
 * path it is mounted. It never rejects. Of a request it reads the method, the origin, the body and its type; for a notice the
 * authorization; behind declared proxies `X-Forwarded-For`: nothing else.
 *
 * @throws when an option could never work, or the token can be guessed
 */
export function createReceiver(options: ReceiverOptions): Handler {
	const { origins = '*', now = Date.now, log } = options;
	const corsHeadersFor = corsPolicy(origins);
	const replyTo = createReply(options, now);
	return webHandler(async (request, client) => {
		const started = performance.now();
		const corsHeaders = corsHeadersFor(request.headers.get('origin'));
		const reply = corsHeaders ? await replyTo(request, client) : { answer: strangeOrigin };
		const ms = performance.now() - started;
		attempt(() => log?.(logEntry(reply, { time: now(), method: request.method, ms })));
		return respond(reply.answer, corsHeaders ?? { vary: 'Origin' });
	});
}

function createReply(
	{ store, sites = '*', limits = {}, token, maxBodyBytes = 32 * 1024 }: ReceiverOptions,
	now: () => number,
): (request: Request, client: Client) => Promise<Reply> {
	if (!(maxBodyBytes > 0))
		throw new RangeError(`yinyom receiver: maxBodyBytes is ${maxBodyBytes}; expected a number above 0`);
	const mistake = token === undefined ? undefined : tokenMistake(token);
	if (mistake) throw new RangeError(`yinyom receiver: the token is ${mistake}`);
	const isOurs = sitesPolicy(sites);
	const { waitOfClient, waitFor } = createLimits(limits, now);
	const needOf = createNeed(store);
	const overLimit = tooLarge(maxBodyBytes, MAX_NOTICE_BYTES);

	const keepReceipts = async (value: unknown): Promise<Reply> => {
		const values: readonly unknown[] = Array.isArray(value) ? value : [value];
		if (values.length < 1 || values.length > MAX_BATCH) return { answer: wrongCount(values.length, MAX_BATCH) };
		const receivedAt = new Date(now()).toISOString();
		const { results, named, wait } = await takeIn(values, { store, receivedAt, isOurs, waitFor });
		if (wait) return { answer: tooMuch(wait) };
		const need = await needOf(named);
		const [only] = results;
		return { answer: only && !Array.isArray(value) ? answerOne(only, need) : acknowledge(results, need), results };
	};
	const keepNotice = async (value: Readonly<Record<string, unknown>>, headers: Headers): Promise<Reply> => {
		const isOwner = headers.has('authorization');
		if (isOwner && !(token !== undefined && (await bearsToken(headers, token)))) return { answer: wrongToken };
		const receivedAt = new Date(now()).toISOString();
		const result = await takeNotice(value, { store, receivedAt, onlyNamed: !isOwner });
		return { answer: answerNotice(result), notice: result.outcome };
	};

	return async (request, client) => {
		const { method, headers } = request;
		if (method === 'OPTIONS') return { answer: { status: 204, headers: { ...preflightHeaders, ...methods } } };
		if (method !== 'POST') return { answer: wrongMethod };
		// Who has the token uploads hundreds of texts; who guesses it waits like anybody.
		const isOwner = token !== undefined && headers.has('authorization') && (await bearsToken(headers, token));
		const wait = isOwner ? 0 : await waitOfClient(headers, client);
		if (wait) return { answer: tooMuch(wait) };
		if (!isJsonText(headers)) return { answer: wrongType };
		// What it is shows when it has been read; before that, the larger of the two counts.
		const most = Math.max(maxBodyBytes, MAX_NOTICE_BYTES);
		// A claim to be small is worth nothing; one to be too large is reason enough not to wait.
		if (Number(headers.get('content-length')) > most) return { answer: overLimit };
		const read = await readText(request, most);
		if ('fault' in read) return { answer: read.fault === 'too-large' ? overLimit : unreadable };
		const json = parseJson(read.text);
		const upload = isUpload(json?.value) ? json.value : undefined;
		if (read.size > (upload ? MAX_NOTICE_BYTES : maxBodyBytes)) return { answer: overLimit };
		if (!json) return { answer: unreadable };
		try {
			return upload ? await keepNotice(upload, headers) : await keepReceipts(json.value);
		} catch (error) {
			return { answer: notKept, error: error instanceof Error ? error.message : 'unknown error' };
		}
	};
}

/** `fetch` marks a string body as text/plain by itself, and that is a type a browser may send without a preflight. */
const isJsonText = (headers: Headers): boolean =>
	/^(?:text\/plain|application\/json)\s*(?:;|$)/i.test(headers.get('content-type') ?? '') &&
	!headers.has('content-encoding');

/** A broken log must not cost an acknowledgement. */
function attempt(work: () => void): void {
	try {
		work();
	} catch {
		// There is nobody left to tell: the log itself is what failed.
	}
}
