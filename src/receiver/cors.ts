/** Whose pages may post: a list of origins such as `https://shop.example`, or anybody's. */
export type Origins = '*' | readonly string[];

type HeaderFields = Readonly<Record<string, string>>;

/** Without it a browser hides `Retry-After` from the page that has to wait. */
const exposed = { 'access-control-expose-headers': 'retry-after' };

/** What a preflight is told. 86400 s is a day; browsers shorten it to their own maximum. */
export const preflightHeaders: HeaderFields = {
	'access-control-allow-methods': 'POST',
	'access-control-allow-headers': 'content-type',
	'access-control-max-age': '86400',
};

/**
 * Answers, for the `Origin` of a request, the CORS headers of every response to it, or nothing when that origin is not
 * on the list.
 *
 * Never with credentials: a receipt carries no authority. No cookie is read, nothing can be read back, and whoever
 * wants to forge one needs no browser. So `'*'` gives nothing away; a list only keeps other sites' receipts out.
 *
 * @throws when an entry is not written the way browsers write an origin, because it would silently match nothing
 */
export function corsPolicy(origins: Origins): (origin: string | null) => HeaderFields | undefined {
	const listed = new Set(origins === '*' ? [] : origins);
	for (const [index, origin] of [...listed].entries()) {
		const mistake = originMistake(origin);
		if (mistake) throw new RangeError(`yinyom receiver: origins[${index}] is ${mistake}`);
	}
	return (origin) => {
		if (origins === '*') return { vary: 'Origin', 'access-control-allow-origin': '*', ...exposed };
		// No browser posts without an Origin; a server that does is not bound by CORS.
		if (origin === null) return { vary: 'Origin' };
		return listed.has(origin) ? { vary: 'Origin', 'access-control-allow-origin': origin, ...exposed } : undefined;
	};
}

/** What is wrong with an origin that somebody configured; `undefined` when a browser could send it. */
export function originMistake(origin: string): string | undefined {
	const url = URL.canParse(origin) ? new URL(origin) : undefined;
	const web = url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : undefined;
	if (web === origin) return undefined;
	const meant = web ? ` Did you mean "${web}"?` : '';
	return `"${origin}"; expected scheme and host and nothing else, such as "https://shop.example".${meant}`;
}
