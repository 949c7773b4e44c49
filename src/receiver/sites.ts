/** Whose receipts are kept: host names, `*.` before one for all below it; or everybody's. */
export type Sites = '*' | readonly string[];

/**
 * Answers whether the receipts of a host are kept.
 *
 * In contrast with `Origins`, which is what a browser says of the page, this is what the receipt itself says.
 *
 * @throws when an entry could never be a site
 */
export function sitesPolicy(sites: Sites): (site: string) => boolean {
	if (sites === '*') return () => true;
	for (const [index, site] of sites.entries()) {
		const mistake = siteMistake(site);
		if (mistake) throw new RangeError(`yinyom receiver: sites[${index}] is ${mistake}`);
	}
	const exact = new Set(sites);
	const below = sites.flatMap((site) => (site.startsWith('*.') ? [site.slice(1)] : []));
	// A final dot names the same host.
	return (site) => [site.replace(/\.$/, '')].some((host) => exact.has(host) || below.some((end) => host.endsWith(end)));
}

/** What is wrong with a site that somebody configured; `undefined` when a receipt could name it. */
export function siteMistake(site: string): string | undefined {
	if (/^(\*\.)?[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/.test(site)) return undefined;
	const host = URL.canParse(site) ? new URL(site).hostname : site.toLowerCase();
	const meant = host && host !== site ? ` Did you mean "${host}"?` : '';
	return `"${site}"; expected a bare host name in lower case, such as "www.shop.example" or "*.shop.example".${meant}`;
}
