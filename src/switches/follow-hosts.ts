import { readGateSettings } from '../config/gate-settings.ts';
import { addressOf, isOnHosts } from '../config/host-match.ts';
import type { Switched } from '../consent/by-service.ts';
import type { Guard } from '../guard/contract.ts';
import { quietly, querySelectorAll, whenParsed } from '../platform/page.ts';

/** Who is where, one service a line: id, category, hosts. Made from the catalog when the package is built. */
declare const __HOSTS__: string;

/**
 * Marks what names a category and loads from a host of its services with those services, now and as it comes.
 *
 * What cannot be told apart keeps its mark, and runs when all of the category is granted.
 */
export function followHosts({ dataset, raw }: Pick<Guard, 'dataset' | 'raw'>, switched: Switched): void {
	const own = readGateSettings(raw, dataset).services;
	const catalog = new Map(
		__HOSTS__.split('\n').map((line) => {
			const [id = '', , ...hosts] = line.split(' ');
			return [id, hosts];
		}),
	);
	const mark = (element: HTMLElement) => {
		const { consent = '', src, href, data } = element.dataset;
		const address = src ?? href ?? data ?? element.getAttribute('src') ?? element.getAttribute('href') ?? undefined;
		const url = addressOf(address, element.baseURI);
		const ids = consent.trim().split(/\s+/);
		const marks = ids.map((id) => {
			const isThere = (service: string) => url && isOnHosts(url, own[service] ?? catalog.get(service));
			const services = Object.hasOwn(switched, id) ? (switched[id]?.filter(isThere) ?? []) : [];
			return services.map((service) => `service:${service}`).join(' ') || id;
		});
		if (`${marks}` !== `${ids}`) element.dataset['consent'] = marks.join(' ');
	};
	// An element may hide its own methods (`<form><input name="getAttribute">`); it keeps its mark.
	const look = () => querySelectorAll('[data-consent]').forEach((element) => void quietly(() => mark(element)));
	// Before the queue looks: it begins when the page is parsed, and is told of what comes later after us.
	whenParsed(() => {
		look();
		new MutationObserver(look).observe(document, { childList: true, subtree: true });
	});
}
