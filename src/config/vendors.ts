import type { GateSettings } from './gate-settings.ts';

/** Who answers at which hosts. */
export interface Vendor {
	/** Of the service. */
	readonly id: string;
	/** The catalog's; `''` for a service of the owner's own. */
	readonly category: string;
	readonly hosts: readonly string[];
}

/** The catalog, and the services of the owner's own. */
export const vendorsOf = (
	catalog: readonly Vendor[],
	{ services }: Pick<GateSettings, 'services'>,
): readonly Vendor[] => [...catalog, ...Object.entries(services).map(([id, hosts]) => ({ id, category: '', hosts }))];

/** Host of an address with its port; none when it is the page's own, or no address at all. */
const otherHost = (url: string, base: string): readonly string[] => {
	if (!URL.canParse(url, base)) return [];
	const { host } = new URL(url, base);
	return host && host !== new URL(base).host ? [host] : [];
};

/**
 * The hosts a page may ask beside its own: those of the services that the config lists and that are granted, those the
 * owner allows, the receiver's, and where our own files come from.
 */
export const hostsToAllow = (
	vendors: readonly Vendor[],
	{ allow, endpoint }: Pick<GateSettings, 'allow' | 'endpoint'>,
	{
		isGranted,
		base,
		files = '',
	}: {
		/** Judges one id of `data-consent`. */
		readonly isGranted: (id: string) => boolean;
		/** The page's address. */
		readonly base: string;
		/** Address of one of our files. */
		readonly files?: string;
	},
): readonly string[] => [
	...vendors.flatMap(({ id, hosts }) => (isGranted(`service:${id}`) ? hosts : [])),
	...allow,
	...otherHost(endpoint, base),
	...otherHost(files, base),
];
