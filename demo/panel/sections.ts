import { element, list } from './element.ts';
import type { Sight } from './sight.ts';
import { clock, day, words } from './words.ts';

export interface Section {
	readonly title: string;
	/** The part of the sight it shows: it is drawn again only when that changes. */
	readonly part: (sight: Sight) => unknown;
	readonly count?: (sight: Sight) => number;
	readonly draw: (sight: Sight) => Node;
}

export const sections: readonly Section[] = [
	{
		title: words.requests,
		part: ({ hits }) => hits,
		count: ({ hitCount }) => hitCount,
		draw: ({ hits }) => list(hits.map(hitItem), words.none),
	},
	{
		title: words.cookies,
		part: ({ cookies }) => cookies,
		count: ({ cookies }) => cookies.length,
		draw: ({ cookies }) => list(cookies.map(cookieItem), words.none),
	},
	{ title: words.record, part: ({ record }) => record, draw: recordDetails },
	{
		title: words.heard,
		part: ({ heard }) => heard,
		count: ({ heard }) => heard.length,
		draw: ({ heard }) => list(heard.map(heardItem), words.none),
	},
	{
		title: words.events,
		part: ({ events }) => events.length,
		count: ({ events }) => events.length,
		draw: ({ events }) => list(events.map(eventItem), words.none),
	},
	{
		title: words.receipts,
		part: ({ receipts }) => receipts,
		count: ({ receiptCount }) => receiptCount,
		draw: ({ receipts }) => list(receipts.map(receiptItem), words.none),
	},
];

function hitItem({ time, method, host, path, dest }: Sight['hits'][number]): Node {
	const what = element('span.data', element('b', host), path);
	return element('li', what, element('small', `${clock(time)} · ${method} ${dest}`));
}

function cookieItem(cookie: string): Node {
	const at = cookie.indexOf('=');
	return element('li', element('span.data', element('b', cookie.slice(0, at)), cookie.slice(at)));
}

function recordDetails({ record }: Sight): Node {
	if (!record) return element('p.quiet', words.undecided);
	const { granted, denied, seq, time, validUntil, consentId } = record;
	return element(
		'div',
		verdicts(granted, denied),
		element('small', `${words.decision} ${seq} · ${words.decided} ${day(time)} ${clock(time)}`),
		element('small', `${words.validUntil} ${day(validUntil)} · ${consentId.slice(0, 8)}…`),
	);
}

function heardItem({ time, vendor, message }: Sight['heard'][number]): Node {
	const states = message.find((part) => typeof part === 'object' && part !== null) ?? {};
	const said = message.filter((part) => typeof part === 'string').join(' ');
	const withState = (wanted: string) =>
		Object.entries(states).flatMap(([type, state]) => (state === wanted ? [type] : []));
	return element(
		'li',
		element('span.data', element('b', vendor), ` ${said}`),
		verdicts(withState('granted'), withState('denied')),
		element('small', clock(time)),
	);
}

function eventItem({ time, name, detail }: Sight['events'][number]): Node {
	const of = (key: string): unknown => (typeof detail === 'object' && detail ? Reflect.get(detail, key) : undefined);
	return element(
		'li',
		element('span.data', element('b', `yinyom:${name}`), ` ${of('layer') ?? of('status') ?? ''}`),
		verdicts(names(of('granted')), names(of('withdrawn'))),
		element('small', clock(time)),
	);
}

function receiptItem({ serverSeq, receivedAt, receipt }: Sight['receipts'][number]): Node {
	const { event, decisions, notice } = receipt;
	const decided = (...wanted: string[]) => decisions.flatMap(({ id, status }) => (wanted.includes(status) ? [id] : []));
	const text = element('details', element('summary', 'JSON'), element('pre', JSON.stringify(receipt, null, 2)));
	return element(
		'li',
		element('span.data', element('b', `#${serverSeq} ${event.state}`), ` ${event.action} · ${event.surface}`),
		verdicts(decided('ConsentGiven'), decided('ConsentRefused', 'ConsentWithdrawn')),
		element('small', `${clock(Date.parse(receivedAt))} · ${notice.locale}`),
		text,
	);
}

function verdicts(granted: readonly string[], denied: readonly string[]): HTMLElement {
	return element(
		'span.verdicts',
		...granted.map((id) => element('span.granted', `✓ ${id}`)),
		...denied.map((id) => element('span.denied', `✕ ${id}`)),
	);
}

function names(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
