const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

/**
 * Whether an address lies on a host as the config writes it: `example.com` is that host alone, `*.example.com` any host
 * below it but not itself, and without a port only the usual one of the address's scheme.
 */
export function isOnHost({ hostname, port, protocol }: URL, pattern: string): boolean {
	const [name = '', wanted] = pattern.toLowerCase().split(':');
	const usual = usualPorts[protocol];
	if ((port || usual) !== (wanted ?? usual)) return false;
	return name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name;
}

/** Whether it lies on one of them. */
export const isOnHosts = (url: URL, patterns: readonly string[] = []): boolean =>
	patterns.some((pattern) => isOnHost(url, pattern));

/** An address as the page means it; `undefined` when it is none. */
export const addressOf = (text: string | undefined, base: string): URL | undefined =>
	text && URL.canParse(text, base) ? new URL(text, base) : undefined;
