import Cookies from 'js-cookie';
import { quietly } from './page.ts';

/** Writes one first-party cookie for the whole site (DESIGN §2), host-only. */
export function writeCookie(name: string, value: string, expires: Date): void {
	Cookies.set(name, value, { expires, path: '/', sameSite: 'Lax', secure: location.protocol === 'https:' });
}

/** Names of the cookies this page can see; none where looking is forbidden. */
export const cookieNames = (): string[] => Object.keys(quietly(() => Cookies.get()) ?? {});

/**
 * Deletes a cookie under every path and domain it can have been set from here.
 *
 * A cookie is only deleted by naming the path and domain it was set with, and neither can be read back.
 */
export function deleteCookie(name: string): void {
	const hosts = location.hostname.split('.');
	const steps = location.pathname.split('/');
	const paths = steps.flatMap((_, index) => {
		const path = steps.slice(0, index + 1).join('/');
		return [path, `${path}/`];
	});
	const domains = [{}, ...hosts.map((_, index) => ({ domain: hosts.slice(index).join('.') }))];
	for (const path of paths) {
		for (const domain of domains) {
			Cookies.remove(name, { path, ...domain });
			// A partitioned cookie is another cookie of the same name. https://datatracker.ietf.org/doc/draft-cutler-httpbis-partitioned-cookies/
			Cookies.remove(name, { path, ...domain, secure: true, sameSite: 'None', partitioned: true });
		}
	}
}
