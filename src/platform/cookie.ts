import Cookies from 'js-cookie';

/** Writes one first-party cookie for the whole site, which is js-cookie's default (DESIGN §2), host-only. */
export function writeCookie(name: string, value: string, expires: Date): void {
	Cookies.set(name, value, { expires, sameSite: 'Lax', secure: location.protocol === 'https:' });
}

/**
 * Deletes cookies under every path and domain they can have been set with from here, until none is left.
 *
 * A cookie is only deleted by naming the path and domain it was set with, and neither can be read back. js-cookie would escape
 * the name, and so delete another one.
 *
 * @param find the names of those that are left, letter for letter
 */
export function deleteCookies(find: () => readonly string[]): void {
	const hosts = location.hostname.split('.');
	const places = ['', ...hosts.map((_, index) => `; domain=${hosts.slice(index).join('.')}`)].flatMap((domain) => [
		domain,
		// Names that begin with `__Secure-` or `__Host-`.
		`${domain}; secure`,
		// A partitioned cookie is another cookie of the same name. https://datatracker.ietf.org/doc/draft-cutler-httpbis-partitioned-cookies/
		`${domain}; secure; samesite=none; partitioned`,
	]);
	let path = '';
	for (const step of location.pathname.split(/(?<=\/)|(?=\/)/)) {
		path += step;
		for (const place of places) {
			const left = find();
			if (!left.length) return;
			for (const name of left) document.cookie = name + '=; max-age=0; path=' + path + place;
		}
	}
}
