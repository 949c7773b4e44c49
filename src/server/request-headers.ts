/**
 * What a browser said with a request: web-standard `Headers`, the object that Node and Express have, or the `Cookie` header alone.
 *
 * Better give all of them: Global Privacy Control is a header too, and of a cookie alone nobody knows whether it was there.
 */
export type RequestHeaders =
	| { readonly get: (name: string) => string | null }
	| { readonly cookie?: string | undefined; readonly 'sec-gpc'?: string | readonly string[] | undefined }
	| string
	| null
	| undefined;

const header = (headers: RequestHeaders, name: 'cookie' | 'sec-gpc'): string => {
	if (!headers) return '';
	if (typeof headers === 'string') return name === 'cookie' ? headers : '';
	const value = 'get' in headers && typeof headers.get === 'function' ? headers.get(name) : Reflect.get(headers, name);
	return `${value ?? ''}`;
};

/** The `Cookie` header as it came. */
export const cookieText = (headers: RequestHeaders): string => header(headers, 'cookie');

/** Every value under our name: a browser may send several, and the first is whose a subdomain chose. */
export const cookieValues = (text: string): readonly string[] =>
	Array.from(text.matchAll(/(?:^|; ?)yinyom=([^;]*)/g), ([, value = '']) => value);

/**
 * Whether the browser sent Global Privacy Control. Of a cookie alone nobody can tell: then it is taken for sent.
 *
 * https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests
 */
export const sendsPrivacySignal = (headers: RequestHeaders): boolean =>
	typeof headers !== 'object' || headers === null || /^1\b/.test(header(headers, 'sec-gpc'));
