import type { ReadOld } from './old-decision.ts';

/**
 * tarteaucitron: `tarteaucitron`, pairs such as `!gtag=true!youtube=wait`; `wait` is not decided yet.
 *
 * https://github.com/AmauriC/tarteaucitron.js, `tarteaucitron.js` (`cookie.create`)
 */
export const tarteaucitron: ReadOld = ({ cookies, item }) => {
	const text = cookies['tarteaucitron'] ?? item('tarteaucitron') ?? '';
	const named = (state: string) =>
		Array.from(text.matchAll(/!([^=!]+)=(\w+)/g)).flatMap(([, name = '', value]) => (value === state ? [name] : []));
	return { granted: named('true'), refused: named('false') };
};
