/**
 * Stands in for Google's gtag.js. What a page can tell is alike: the queue is played in order, consent mode is obeyed,
 * `_ga` and `_ga_<container>` are set while analytics storage is not denied, hits go to `/g/collect` with `gcs`.
 * Denied means what it means at Google: no cookies, yet a cookieless ping for each event. Nothing is ever removed.
 */
import { note } from './heard.ts';
import { ownUrl } from './own-url.ts';
import { readCookie, setOnHighestDomain } from './vendor-cookie.ts';

type Consent = Record<string, unknown>;

const page: Window & { dataLayer?: unknown[]; google_tag_manager?: Record<string, object> } = window;
const address = ownUrl();
const collector = `${address.origin}/www.google-analytics.com/g/collect`;
const scriptId = address.searchParams.get('id') ?? '';

const defaults: Consent = {};
const updates: Consent = {};
const configured = new Set<string>();
const pageVisitor = `${random()}.${seconds()}`;
const sessionStart = seconds();
let eventCount = 0;

const commands: Record<string, (...values: unknown[]) => void> = {
	consent(kind, consent) {
		if (typeof consent !== 'object') return;
		note('google', ['consent', kind, consent]);
		Object.assign(kind === 'update' ? updates : defaults, consent);
		if (!isDenied('analytics_storage')) configured.forEach(keepCookies);
	},
	config(id, options) {
		const tag = String(id);
		configured.add(tag);
		const quiet = typeof options === 'object' && options && 'send_page_view' in options && !options.send_page_view;
		if (!quiet) send(tag, 'page_view');
	},
	event(name) {
		for (const tag of configured) send(tag, String(name));
	},
};

function hear(entry: unknown): void {
	// Only an `arguments` object is a command; a pushed array or object is data for Google Tag Manager.
	if (Object.prototype.toString.call(entry) !== '[object Arguments]') return;
	const [command, ...values] = Array.from(entry as ArrayLike<unknown>);
	commands[String(command)]?.(...values);
}

function send(tag: string, event: string): void {
	if (Reflect.get(window, `ga-disable-${tag}`) === true) return;
	const denied = isDenied('analytics_storage');
	if (!denied) keepCookies(tag);
	const visitor = denied ? pageVisitor : (readCookie('_ga')?.split('.').slice(2).join('.') ?? pageVisitor);
	const hit = new URLSearchParams({ v: '2', tid: tag, gcs: gcs(), cid: visitor, en: event, dl: location.href });
	hit.set('_s', String(++eventCount));
	// A lost hit is the vendor's loss, never an error on the page.
	fetch(`${collector}?${hit}`, { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => undefined);
}

function keepCookies(tag: string): void {
	const visitor = readCookie('_ga') ?? `GA1.1.${random()}.${seconds()}`;
	setOnHighestDomain('_ga', visitor, 400);
	setOnHighestDomain(`_ga_${tag.replace(/^G-/, '')}`, `GS2.1.s${sessionStart}$o1$g0$t${seconds()}$j60$l0$h0`, 400);
}

/** How Google writes the state on every hit: ad storage, then analytics storage; a dash where nobody said anything. */
function gcs(): string {
	return `G1${digit('ad_storage')}${digit('analytics_storage')}`;
}

function digit(key: string): string {
	const state = effective(key);
	if (state === undefined) return '-';
	return state === 'denied' ? '0' : '1';
}

function isDenied(key: string): boolean {
	return effective(key) === 'denied';
}

function effective(key: string): unknown {
	return updates[key] ?? defaults[key];
}

function seconds(): number {
	return Math.floor(Date.now() / 1000);
}

function random(): number {
	return Math.floor(Math.random() * 2 ** 31);
}

function takeOver(): void {
	const layer = (page.dataLayer ??= []);
	const { push } = layer;
	layer.push = (...entries) => {
		const length = push.apply(layer, entries);
		entries.forEach(hear);
		return length;
	};
	[...layer].forEach(hear);
}

page.google_tag_manager ??= {};
// Like the real script, a second copy for the same tag stays quiet.
if (!page.google_tag_manager[scriptId]) {
	page.google_tag_manager[scriptId] = {};
	takeOver();
}
