import { categoryOf } from '../config/category-of.ts';
import type { Settings } from '../config/settings.ts';
import type { Vendor } from '../config/vendors.ts';

/** What an address belongs to. */
export interface Known {
	readonly service: string;
	/** What `data-consent` would say of it; all of it must be granted. */
	readonly ids: readonly string[];
}

/** `name/…`, `/name…`, `name`: an address that stays where the page is. */
const RELATIVE = /^\/?[\w.-]+(?:[/?#]|$)/;
/** The part of an ordinary address that says where it leads; what is not ordinary is parsed as a whole. */
const AUTHORITY = /^(?:https?|wss?):\/\/[\w.:-]+(?=[/?#]|$)/;
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
		const keys = (port ? [`${name}:${port}`, name] : [name]).flatMap((each) => {
			const above = each.split('.');
			return [each, ...above.map((_, index) => `*.${above.slice(index + 1).join('.')}`)];
		});
		if (keys.some((key) => free.has(key))) return undefined;
		const all = table.get(keys.find((key) => table.has(key)) ?? '') ?? [];
		const listed = all.filter(({ id }) => categoryOf(settings, `service:${id}`));
		const [first] = listed.length ? listed : all;
		return first && { service: first.id, ids: [...new Set((listed.length ? listed : all).map(idOf))] };
	};
	const parse = (url: string, base: string) => (URL.canParse(url, base) ? findHost(new URL(url, base)) : undefined);

	const hosts = new Map<string, Known | undefined>();
	let lastBase: string | undefined;
	let ofBase: Known | undefined;
	return (url) => {
		const [authority] = AUTHORITY.exec(url) ?? [];
		if (!authority) {
			const base = page.base();
			if (base !== lastBase) ofBase = parse('', (lastBase = base));
			return RELATIVE.test(url) ? ofBase : parse(url, base);
		}
		let known = hosts.get(authority);
		if (!known && !hosts.has(authority)) {
			if (hosts.size > ROOM) hosts.clear();
			hosts.set(authority, (known = parse(authority, authority)));
		}
		return known;
	};
}
