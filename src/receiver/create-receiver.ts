import { acknowledge, answerOne, respond } from './answers.ts';
import { parseJson, readText } from './body.ts';
import { corsPolicy, type Origins, preflightHeaders } from './cors.ts';
import { takeIn } from './intake.ts';
import { type LogEntry, logEntry, type Reply } from './log-entry.ts';
import {
	methods,
	notKept,
	strangeOrigin,
	tooLarge,
	unreadable,
	wrongCount,
	wrongMethod,
	wrongType,
} from './refusals.ts';
import type { ReceiptStore } from './store.ts';

export interface ReceiverOptions {
	readonly store: ReceiptStore;
	/** Whose pages may post. Default `'*'`: see `corsPolicy` for why that gives nothing away. */
	readonly origins?: Origins;
	/** Milliseconds since 1970; dates what is received. Default `Date.now`. */
	readonly now?: () => number;
	/** Called once per request. Default: nothing is logged. */
	readonly log?: (entry: LogEntry) => void;
	/** Default 32768: sixteen receipts of 2 KiB, and half of what a browser lets a page send while it closes. */
	readonly maxBodyBytes?: number;
}

export type Handler = (request: Request) => Promise<Response>;

type Settings = Required<Pick<ReceiverOptions, 'store' | 'now' | 'maxBodyBytes'>>;

const MAX_BATCH = 16;

/**
 * The server side of receipts, as a web-standard handler: it runs under Node, Deno, workers and Hono alike, at whatever
 * path it is mounted. It never rejects, and it reads the method, the origin, the body and its type: nothing else.
 *
 * @throws when `origins` or `maxBodyBytes` could never work
 */
export function createReceiver(options: ReceiverOptions): Handler {
	const { store, origins = '*', now = Date.now, log, maxBodyBytes = 32 * 1024 } = options;
	if (!(maxBodyBytes > 0))
		throw new RangeError(`yinyom receiver: maxBodyBytes is ${maxBodyBytes}; expected a number above 0`);
	const corsHeadersFor = corsPolicy(origins);
	return async (request) => {
		const started = performance.now();
		const corsHeaders = corsHeadersFor(request.headers.get('origin'));
		const reply = corsHeaders ? await replyTo(request, { store, now, maxBodyBytes }) : { answer: strangeOrigin };
		const ms = performance.now() - started;
		attempt(() => log?.(logEntry(reply, { time: now(), method: request.method, ms })));
		return respond(reply.answer, corsHeaders ?? { vary: 'Origin' });
	};
}

async function replyTo(request: Request, { store, now, maxBodyBytes }: Settings): Promise<Reply> {
	if (request.method === 'OPTIONS') return { answer: { status: 204, headers: { ...preflightHeaders, ...methods } } };
	if (request.method !== 'POST') return { answer: wrongMethod };
	if (!isJsonText(request.headers)) return { answer: wrongType };
	const body = await readText(request.body, maxBodyBytes);
	if ('fault' in body) return { answer: body.fault === 'too-large' ? tooLarge(maxBodyBytes) : unreadable };
	const json = parseJson(body.text);
	if (!json) return { answer: unreadable };
	const values: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
	if (values.length < 1 || values.length > MAX_BATCH) return { answer: wrongCount(values.length, MAX_BATCH) };
	try {
		const results = await takeIn(values, { store, receivedAt: new Date(now()).toISOString() });
		const [only] = results;
		return { answer: only && !Array.isArray(json.value) ? answerOne(only) : acknowledge(results), results };
	} catch (error) {
		return { answer: notKept, error: error instanceof Error ? error.message : 'unknown error' };
	}
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
