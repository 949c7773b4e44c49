/** A browser that a test can open, close and leave for a day: its storage, its network and its clock, and pages with our receipts. */
import { vi } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { resolve } from '../../../src/config/resolve.ts';
import { change, type Cause } from '../../../src/consent/change.ts';
import type { Receipt } from '../../../src/consent/receipt.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { createDelivery } from '../../../src/effects/deliver.ts';
import { createReceipts, type Receipts } from '../../../src/effects/receipt.ts';
import type { LoadPart } from '../../../src/guard/contract.ts';

/** What a server says to a receipt; nothing: there is no server. */
export type Answer = { readonly status?: number; readonly body?: unknown; readonly retryAfter?: string } | undefined;

export interface Post {
	readonly time: number;
	readonly text: string;
	readonly keepalive: boolean;
}

/** One page: what it posted is in the browser, what it told in `events`, what its console said in `reports`. */
export interface Page {
	readonly receipts: Receipts;
	readonly decide: (cause?: Cause) => Receipt;
	readonly events: { readonly receipt: Receipt; readonly status: string }[];
	readonly reports: unknown[][];
	readonly tell: (type: string) => void;
}

export const noon = Date.UTC(2026, 10, 22, 12);
export const acknowledge = ({ text }: Pick<Post, 'text'>): Answer => ({
	body: { acks: [JSON.parse(text).receiptId] },
});

const config = resolve({ categories: { analytics: {} }, receipts: { endpoint: '/consent' } }).config;

export function createBrowser() {
	vi.useFakeTimers({ now: noon });
	const items = Object.create({
		getItem: (key: string) => (Object.hasOwn(items, key) ? items[key] : null),
		setItem: (key: string, value: string) => {
			items[key] = `${value}`;
		},
		removeItem: (key: string) => Reflect.deleteProperty(items, key),
	}) as Record<string, string>;
	const posts: Post[] = [];
	const listeners = new Map<string, Set<() => void>>();
	const browser = {
		/** Of the widget. */
		version: manifest.version,
		items,
		posts,
		cookies: new Set<string>(),
		record: undefined as ConsentRecord | undefined,
		/** Milliseconds that an answer takes. */
		latency: 20,
		answer: acknowledge as (post: Post) => Answer,
		keys: (prefix: string) => Object.keys(items).filter((key) => key.startsWith(prefix)),
		letters: () => Object.values(items).join('').length,
		open: async (): Promise<Page> => {
			// Who leaves takes timers and listeners along.
			vi.clearAllTimers();
			listeners.clear();
			const events: Page['events'] = [];
			const reports: unknown[][] = [];
			const guard = {
				emit: (_: string, detail: unknown) => void events.push(detail as Page['events'][number]),
				load: (async () => ({ createDelivery })) as unknown as LoadPart,
				use: async <Part>(part: Promise<Part>, run: (part: Part) => unknown) => run(await part),
				report: (...problem: unknown[]) => void reports.push(problem),
				state: { record: undefined, verdict: { granted: [], denied: [], ask: true } },
			};
			const receipts = await createReceipts(guard, config, 'th');
			const decide: Page['decide'] = (cause = { action: 'denyAll', surface: 'api' }) => {
				const previous = browser.record;
				browser.record = change(
					previous,
					{ action: cause.action },
					{
						config: { ...config, revision: 0 },
						granted: [],
						now: Date.now(),
						newId: () => crypto.randomUUID(),
					},
				);
				receipts.write({ record: browser.record, previous, granted: [], withdrawn: [], cause });
				const last = events.at(-1);
				if (!last) throw new Error('the page was not told');
				return last.receipt;
			};
			return { receipts, decide, events, reports, tell: (type) => listeners.get(type)?.forEach((run) => run()) };
		},
		/** Lets time pass. */
		pass: (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds),
	};
	vi.stubGlobal('localStorage', items);
	vi.stubGlobal('document', {
		get cookie() {
			return [...browser.cookies].join('; ');
		},
		set cookie(text: string) {
			const [pair = '', ...attributes] = text.split('; ');
			const expires = attributes.find((each) => each.startsWith('expires='))?.slice(8) ?? '';
			if (Date.parse(expires) > Date.now()) browser.cookies.add(pair);
			else for (const each of browser.cookies) if (each.startsWith(pair)) browser.cookies.delete(each);
		},
	});
	vi.stubGlobal('location', { href: 'https://shop.test/', hostname: 'shop.test', protocol: 'https:' });
	vi.stubGlobal('addEventListener', (type: string, run: () => void) => {
		listeners.set(type, (listeners.get(type) ?? new Set()).add(run));
	});
	vi.stubGlobal('removeEventListener', (type: string, run: () => void) => listeners.get(type)?.delete(run));
	// The next frame is painted at once: when a browser paints is not what these tests are about.
	vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));
	vi.stubGlobal('fetch', async (_: URL, { body: text, keepalive }: { body: string; keepalive: boolean }) => {
		const post = { time: Date.now(), text, keepalive };
		posts.push(post);
		const answer = browser.answer(post);
		await new Promise((done) => setTimeout(done, browser.latency));
		if (!answer) throw new TypeError('Failed to fetch');
		const { status = 200, body = {}, retryAfter } = answer;
		return new Response(JSON.stringify(body), {
			status,
			headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
		});
	});
	return browser;
}
