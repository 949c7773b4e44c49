import { isByService } from '../config/choice.ts';
import { readGateSettings } from '../config/gate-settings.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import { readSettings } from '../config/settings.ts';
import { hostsToAllow, type Vendor, vendorsOf } from '../config/vendors.ts';
import { isGrantedByName, isItemized } from '../consent/by-service.ts';
import { decode } from '../consent/codec.ts';
import { pick } from '../consent/decide.ts';
import { cookieValues, fetchItem, NAME } from '../platform/memory.ts';
import { ofDocument, querySelector } from '../platform/page.ts';
import { privacySignal } from '../platform/privacy-signal.ts';
import { createElements } from './elements.ts';
import { enforce } from './enforce.ts';
import { firstGrants } from './first-grants.ts';
import { createInert } from './inert.ts';
import { createDirectory } from './known.ts';
import { createMarkup } from './markup.ts';
import type { Realm } from './patch.ts';
import { watchElements } from './realm.ts';
import { watchRequests } from './network.ts';
import { watchSockets } from './sockets.ts';
import { type Caught, createWaiting } from './waiting.ts';

/** What the gate did, for whoever looks into it. */
export interface Gate {
	readonly caught: readonly Caught[];
	/** The policy in force; `undefined` when nothing is enforced. */
	readonly policy: string | undefined;
}

declare global {
	interface Window {
		yinyomGate?: Gate;
	}
}

/**
 * Catches and enforces, as the config above it asks; without that it does nothing.
 *
 * Until the guard is there the stored record decides, by rules that are no looser; from then on the guard is asked.
 */
export function start(catalog: readonly Vendor[]): void {
	const written = querySelector('script[data-yinyom-config]');
	if (window.yinyomGate || !written) return;
	const raw: unknown = JSON.parse(written.textContent);
	const tag = (querySelector('script[src*="yinyom"]') ?? ofDocument('currentScript')) as HTMLScriptElement | null;
	const dataset = tag?.dataset ?? {};
	const wishes = readGateSettings(raw, dataset);
	const settings = readSettings(raw, dataset);
	const newest = () =>
		pick(
			cookieValues().flatMap((value) => decode(value) ?? []),
			decode(fetchItem(NAME) ?? ''),
		);
	const record = newest();
	const byName = isByService(raw) && isItemized(record) ? record : undefined;
	// What was denied in part is among the denied; what was granted of it is told by name.
	const counting = byName ? { ...byName, granted: [...byName.granted, ...byName.denied] } : record;
	const granted = firstGrants({ raw, dataset, settings }, counting, { now: Date.now(), gpc: privacySignal() });
	const first = new Set(
		['necessary', ...granted].flatMap((category) => {
			const { services = [] } = settings.categories[category] ?? {};
			const runs = services.filter((id) => !byName || category === 'necessary' || isGrantedByName(byName, id));
			const isWhole =
				services.length === runs.length && (!byName || byName.granted.concat('necessary').includes(category));
			return [...(isWhole ? [category] : []), ...runs.map((id) => `service:${id}`)];
		}),
	);
	// A property of its own, however empty, is found at once; a missing one is looked for among frames and named elements.
	Object.assign(window, { yinyom: window.yinyom });
	const isGranted = (id: string) => window.yinyom?.isGranted?.(id) ?? first.has(id);

	const vendors = vendorsOf(catalog, wishes);
	// Asked at each call, so not by the slower way round.
	const { get } = Reflect.getOwnPropertyDescriptor(Node.prototype, 'baseURI') ?? {};
	const base = () => `${get?.call(document)}`;
	const find = createDirectory(vendors, { ...wishes, settings }, { host: location.host, base });
	const waiting = createWaiting(isGranted);

	let policy: string | undefined;
	if (wishes.enforce && !optionalCategories(settings).every(isGranted)) {
		const hosts = hostsToAllow(vendors, wishes, { isGranted, base: base(), files: tag?.src ?? '' });
		policy = enforce(hosts, newest, (url, what) => {
			const known = find(url);
			if (known) waiting.note(known, what, url);
			return !!known;
		});
	}
	window.yinyomGate = { caught: waiting.caught, policy };
	if (!wishes.catch) return;

	const parse = createInert();
	const elements = createElements(find, waiting, parse);
	const above = elements.inside(document);
	if (above) console.warn(`yinyom: ${above.service} stands above the gate, which cannot hold it`);
	watchElements(window as Realm, elements, createMarkup(elements, parse), (realm) => {
		watchRequests(realm, find, waiting);
		watchSockets(realm, find, waiting);
	});
}
