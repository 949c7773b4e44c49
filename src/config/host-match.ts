/** Host and port of an address, without the dot that may end the name. */
export const hostOf = ({ host }: URL): string => host.replace(/\.(?=:|$)/, '');

/**
 * Whether an address lies on a host as the config writes it: `example.com` is that host alone, `*.example.com` any host
 * below it but not itself; without a port only the usual one of the scheme, and with the usual one, none.
 */
export function isOnHost(url: URL, pattern: string): boolean {
	const [host, wanted] = [hostOf(url), pattern.toLowerCase()];
	return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

/** Whether it lies on one of them: what is granted or allowed asks this. */
export const isOnHosts = (url: URL, patterns: readonly string[] = []): boolean =>
	patterns.some((pattern) => isOnHost(url, pattern));

/** The same, and on any port where a pattern names none: what is held or denied asks this. */
export function mayBeOnHosts(url: URL, patterns: readonly string[] = []): boolean {
	const usual = new URL(url);
	usual.port = '';
	return isOnHosts(url, patterns) || isOnHosts(usual, patterns);
}

/** An address as the page means it; `undefined` when it is none. */
export const addressOf = (text: string | undefined, base: string): URL | undefined =>
	text && URL.canParse(text, base) ? new URL(text, base) : undefined;
