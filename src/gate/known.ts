import { categoryOf } from '../config/category-of.ts';
import type { Settings } from '../config/settings.ts';
import type { Vendor } from '../config/vendors.ts';

/** What an address belongs to. */
export interface Known {
	readonly service: string;
	/** What has to be granted, all of it. */
	readonly ids: readonly string[];
	/** The same as `data-consent` says it. */
	readonly consent: string;
}

/** `name/…`, `/name…`, `name`: an address that stays where the page is. */
const RELATIVE = /^\/?[\w.-]+(?:[/?#]|$)/;
/** What an ordinary address has before its path; what is not ordinary is parsed as a whole. */
const AUTHORITY = /^(?:https?|wss?):\/\/[\w.:-]+$/;
/** Where the path of one can begin at the earliest: behind `http://a`. */
const SHORTEST = 8;
/** Hosts a page remembers before it starts anew. */
const ROOM = 999;

/**
 * Finds the service behind an address; `undefined` for nobody we know, for the page's own host and for hosts that are
 * left alone.
 *
 * Hosts are compared as the browser parses them (WHATWG URL), never as text: case, a trailing dot, userinfo, backslashes,
 * tabs and percent signs are ways to write the same host.
 *
 * @param page its own host, and the address that relative ones start from, as it is at each call
 */
export function createDirectory(
	vendors: readonly Vendor[],
	{ settings, allow }: { readonly settings: Pick<Settings, 'categories'>; readonly allow: readonly string[] },
	page: { readonly host: string; readonly base: () => string },
): (url: string) => Known | undefined {
	const table = new Map<string, Vendor[]>();
	const normal = (host: string) => host.toLowerCase().replace(/:(80|443)$/, '');
	for (const vendor of vendors)
		for (const host of vendor.hosts) {
			const key = normal(host);
			const found = table.get(key);
			if (found) found.push(vendor);
			else table.set(key, [vendor]);
		}
	const free = new Set(allow.map(normal));

	/** What the owner lists counts; without that the catalog's category, if the config has it. */
	const idOf = ({ id, category }: Vendor) => {
		const service = `service:${id}`;
		return categoryOf(settings, service) || !categoryOf(settings, category) ? service : category;
	};

	const findHost = ({ host, hostname, port }: URL): Known | undefined => {
		if (host === page.host) return undefined;
		const name = hostname.replace(/\.$/, '');
		const keysOf = (each: string) => {
			const above = each.split('.');
			return [each, ...above.map((_, index) => `*.${above.slice(index + 1).join('.')}`)];
		};
		const exact = keysOf(port ? `${name}:${port}` : name);
		if (exact.some((key) => free.has(key))) return undefined;
		// Held is a service on every port, when its host names none; allowed is a host on the usual one only.
		const groups = [...exact, ...(port ? keysOf(name) : [])]
			.map((key) => table.get(key) ?? [])
			.filter((group) => group.length);
		// A name says more than a pattern, but what the owner lists comes before what nobody does.
		const listed = groups
			.map((group) => group.filter(({ id }) => categoryOf(settings, `service:${id}`)))
			.find((group) => group.length);
		const found = listed ?? groups[0] ?? [];
		const ids = [...new Set(found.map(idOf))];
		return found[0] && { service: found[0].id, ids, consent: ids.join(' ') };
	};
	const parse = (url: string, base: string) => (URL.canParse(url, base) ? findHost(new URL(url, base)) : undefined);

	const hosts = new Map<string, Known | undefined>();
	let lastBase: string | undefined;
	let ofBase: Known | undefined;
	return (url) => {
		const isRelative = RELATIVE.test(url);
		const end = isRelative ? -1 : url.indexOf('/', SHORTEST);
		const authority = end < 0 ? url : url.slice(0, end);
		if (!isRelative && hosts.has(authority)) return hosts.get(authority);
		if (!isRelative && AUTHORITY.test(authority)) {
			const known = parse(authority, authority);
			if (hosts.size > ROOM) hosts.clear();
			hosts.set(authority, known);
			return known;
		}
		const base = page.base();
		if (base !== lastBase) ofBase = parse('', (lastBase = base));
		return isRelative ? ofBase : parse(url, base);
	};
}
