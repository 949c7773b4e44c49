import type { ResolvedConfig } from '../config/types.ts';
import type { CatalogService } from '../services.ts';
import { namesOfCookies } from '../config/cookie-names.ts';
import { isOnHost, isOnHosts } from '../config/host-match.ts';
import { isOwn } from './addresses.ts';

/** A service as the judges need it: where it stands, and by what it is recognised. */
export interface KnownService {
	readonly id: string;
	/** The config's category for it, else the catalog's. */
	readonly category: string;
	/** Whether the config lists it under a category. */
	readonly isDeclared: boolean;
	readonly hosts: readonly string[];
	readonly cookies: readonly string[];
	readonly storage: readonly string[];
	/** Cookies that no script of this site can delete, each with its host: `fr (facebook.com)`. */
	readonly sticky: readonly string[];
}

/** What config and catalog together know about hosts and names. */
export interface Known {
	readonly services: readonly KnownService[];
	/**
	 * The services an address may belong to, none for one that nobody knows: those the config lists if it lists any, of
	 * these the ones that name the host exactly if any do.
	 */
	readonly servicesOf: (url: URL) => readonly KnownService[];
	/** The first of them. */
	readonly serviceOf: (url: URL) => KnownService | undefined;
	/** What their switches may be called, each by its category or by itself; one of them has to be granted. */
	readonly switchesOf: (url: URL) => readonly string[];
	/** Whether an address is nobody's business: the site's own, allowed by the config, or of a `necessary` service. */
	readonly isFree: (url: URL) => boolean;
}

export function createKnown(config: ResolvedConfig, catalog: readonly CatalogService[], base: string): Known {
	const categoryOf = new Map(
		Object.entries(config.categories).flatMap(([category, { services }]) => services.map((id) => [id, category])),
	);
	const shipped = new Map(catalog.map((service) => [service.id, service]));
	const ids = [...new Set([...categoryOf.keys(), ...Object.keys(config.services), ...shipped.keys()])];
	const services = ids.map((id): KnownService => {
		const [own, ours] = [config.services[id], shipped.get(id)];
		return {
			id,
			category: categoryOf.get(id) ?? ours?.category ?? '',
			isDeclared: categoryOf.has(id),
			// What the owner writes replaces ours, as it does when cookies are swept.
			hosts: own?.hosts ?? ours?.hosts ?? [],
			cookies: namesOfCookies(own?.cookies ?? ours?.cookies),
			storage: own?.storage ?? ours?.storage ?? [],
			sticky: ours ? stickyOf(ours) : [],
		};
	});
	const some = (all: readonly KnownService[], test: (service: KnownService) => boolean) => {
		const found = all.filter(test);
		return found.length ? found : all;
	};
	const servicesOf = (url: URL) => {
		const all = services.filter(({ hosts }) => isOnHosts(url, hosts));
		const listed = some(all, ({ isDeclared }) => isDeclared);
		return some(listed, ({ hosts }) => hosts.some((host) => !host.startsWith('*') && isOnHost(url, host)));
	};
	const serviceOf = (url: URL) => servicesOf(url)[0];
	return {
		services,
		servicesOf,
		serviceOf,
		switchesOf: (url) => servicesOf(url).flatMap(({ id, category }) => [category, `service:${id}`]),
		isFree: (url) => {
			if (url.host === new URL(base).host) return true;
			const service = serviceOf(url);
			if (service?.isDeclared) return servicesOf(url).every(({ category }) => category === 'necessary');
			return isOwn(url, base) || !!config.allow?.some((host) => isOnHost(url, host));
		},
	};
}

const stickyOf = ({
	thirdPartyCookies = [],
}: CatalogService & { readonly thirdPartyCookies?: readonly { readonly name: string; readonly host: string }[] }) =>
	thirdPartyCookies.map(({ name, host }) => `${name} (${host})`);
