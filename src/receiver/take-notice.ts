import { canonicalJson } from '../consent/canonical-json.ts';
import { note, type Problem } from './problem.ts';
import { sha256 } from './sha256.ts';
import type { NoticeOutcome, ReceiptStore } from './store.ts';

/** Names the shape of an upload: `{ "notice": …, "schema": "urn:yinyom:notice:1" }`. */
export const NOTICE_SCHEMA = 'urn:yinyom:notice:1';

/** A preference center with a hundred services fills a third of it. */
export const MAX_NOTICE_BYTES = 64 * 1024;

/** Ours are seven deep: content, categories, a category, its services, a service, its pieces, a piece. */
const MAX_DEPTH = 16;

export const isUpload = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && 'schema' in value && value.schema === NOTICE_SCHEMA;

/** What became of an uploaded notice; its digest is always computed here, because a claimed one would prove nothing. */
export type NoticeResult =
	| { readonly outcome: NoticeOutcome; readonly digest: string }
	| { readonly outcome: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Keeps the text of a notice.
 *
 * @param options.onlyNamed whoever may post may add no text but one that a kept receipt names
 * @throws whatever the store throws: then it was not kept
 */
export async function takeNotice(
	{ notice, ...rest }: Readonly<Record<string, unknown>>,
	{
		store,
		receivedAt,
		onlyNamed,
	}: { readonly store: ReceiptStore; readonly receivedAt: string; readonly onlyNamed: boolean },
): Promise<NoticeResult> {
	const problems = problemsOf(notice, rest);
	if (problems.length) return { outcome: 'invalid', problems };
	const body = canonicalJson(notice);
	const digest = await sha256(body);
	const [outcome] = await store.putNotices([{ digest, body, receivedAt }], { onlyNamed });
	if (!outcome) throw new Error('yinyom receiver: the store gave fewer outcomes than it was given notices');
	return { outcome, digest };
}

function problemsOf(notice: unknown, rest: Readonly<Record<string, unknown>>): readonly Problem[] {
	const problems: Problem[] = [];
	for (const name of Object.keys(rest))
		if (name !== 'schema')
			note(problems, {
				at: () => `[${JSON.stringify(name.slice(0, 40))}]`,
				expected: 'no such field',
				value: rest[name],
			});
	if (typeof notice !== 'object' || notice === null || Array.isArray(notice))
		note(problems, { at: () => 'notice', expected: 'an object: everything that was shown', value: notice });
	else if (isDeeper(notice, MAX_DEPTH))
		note(problems, { at: () => 'notice', expected: `at most ${MAX_DEPTH} levels`, value: notice });
	// PostgreSQL has no place for it, and no text on a screen does.
	else if (canonicalJson(notice).includes('\\u0000'))
		note(problems, { at: () => 'notice', expected: 'texts without NUL', value: notice });
	return problems;
}

/** Level by level, not by calling itself: ten thousand brackets are no deeper than it is asked to look. */
function isDeeper(value: unknown, levels: number): boolean {
	let level: readonly unknown[] = [value];
	for (let depth = 0; depth <= levels; depth += 1) {
		level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
		if (!level.length) return false;
	}
	return true;
}
