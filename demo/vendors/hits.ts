/** One request that reached a vendor. */
export interface Hit {
	/** Milliseconds since 1970, when the request arrived. */
	readonly time: number;
	readonly method: string;
	/** The vendor's host the request was meant for, e.g. `www.googletagmanager.com`. */
	readonly host: string;
	/** Path on that host, without the query. */
	readonly path: string;
	/** With its question mark, or empty. */
	readonly query: string;
	/** What the browser wanted it for (`sec-fetch-dest`): `script`, `image`, `iframe`, `empty`, …; empty if unsaid. */
	readonly dest: string;
	/** Path of the page that asked; empty if the browser did not say. */
	readonly referrerPath: string;
}

export function hitOf(request: Request): Hit {
	const url = new URL(request.url);
	const [, host = '', ...rest] = url.pathname.split('/');
	const referrer = request.headers.get('referer');
	return {
		time: Date.now(),
		method: request.method,
		host,
		path: `/${rest.join('/')}`,
		query: url.search,
		dest: request.headers.get('sec-fetch-dest') ?? '',
		referrerPath: referrer && URL.canParse(referrer) ? new URL(referrer).pathname : '',
	};
}
