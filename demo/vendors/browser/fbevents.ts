/**
 * Stands in for Meta's fbevents.js. What a page can tell is alike: it takes over the queue of the base code, sets
 * `_fbp`, sends events as images, and after `consent revoke` holds them until `consent grant`. Nothing is ever removed.
 */
import { note } from './heard.ts';
import { ownUrl } from './own-url.ts';
import { readCookie, setOnHighestDomain } from './vendor-cookie.ts';

interface Fbq {
	queue?: ArrayLike<unknown>[];
	callMethod?: (...values: unknown[]) => void;
}

const page: Window & { fbq?: Fbq } = window;
const endpoint = `${ownUrl().origin}/www.facebook.com/tr`;
const pixels = new Set<string>();
let revoked = false;
let held: URLSearchParams[] = [];

const methods: Record<string, (...values: unknown[]) => void> = {
	consent(decision) {
		note('meta', ['consent', decision]);
		revoked = decision === 'revoke';
		if (decision === 'grant') flush();
	},
	init(id) {
		pixels.add(String(id));
		if (!revoked) keepCookie();
	},
	track: trackEverywhere,
	trackCustom: trackEverywhere,
	trackSingle: (id, name, data) => track(String(id), name, data),
};

function trackEverywhere(name: unknown, data: unknown): void {
	for (const id of pixels) track(id, name, data);
}

function track(id: string, name: unknown, data: unknown): void {
	const event = new URLSearchParams({ id, ev: String(name), dl: location.href, ts: String(Date.now()) });
	for (const [key, value] of Object.entries(data ?? {})) event.set(`cd[${key}]`, String(value));
	held.push(event);
	if (!revoked) flush();
}

function flush(): void {
	keepCookie();
	const events = held;
	held = [];
	for (const event of events) {
		event.set('fbp', readCookie('_fbp') ?? '');
		new Image().src = `${endpoint}?${event}`;
	}
}

function keepCookie(): void {
	if (pixels.size === 0 || readCookie('_fbp')) return;
	setOnHighestDomain('_fbp', `fb.1.${Date.now()}.${Math.floor(Math.random() * 1e18)}`, 90);
}

function takeOver(fbq: Fbq): void {
	fbq.callMethod = (method, ...values) => methods[String(method)]?.(...values);
	for (const call of fbq.queue?.splice(0) ?? []) fbq.callMethod(...Array.from(call));
}

// Like the real script, a second copy stays quiet.
if (page.fbq && !page.fbq.callMethod) takeOver(page.fbq);
