import type { ManagerId } from '../config/types.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import type { Settings } from '../config/settings.ts';
import { cookiebot } from './cookiebot.ts';
import { cookieconsent } from './cookieconsent.ts';
import { cookieyes } from './cookieyes.ts';
import { klaro } from './klaro.ts';
import { categoryNamed } from './name-of.ts';
import { type Kept, type ReadOld, textsOf } from './old-decision.ts';
import { pdpaThailand } from './pdpa-thailand.ts';
import { tarteaucitron } from './tarteaucitron.ts';

/** Every manager whose memory we can read. */
export const managers: Readonly<Record<ManagerId, ReadOld>> = {
	cookieconsent,
	cookiebot,
	cookieyes,
	klaro,
	tarteaucitron,
	'pdpa-thailand': pdpaThailand,
};

/**
 * The categories that a visitor refused in another manager that was here before.
 *
 * A refusal needs no proof, so it counts. A grant does: what was shown for it, and whether there was a way to refuse, nobody
 * knows any longer, so it is asked for anew (PDPA s.19 para 2 and last; GDPR 7(1)). Nothing is written: the old memory lasts
 * as long as its manager gave it, and the visitor's next decision stands above it.
 *
 * @param names `migrate` of a config that nobody has checked
 */
export function refusedBefore(names: unknown, kept: Kept, settings: Pick<Settings, 'categories'>): readonly string[] {
	const optional = optionalCategories(settings);
	const refused = textsOf(names).flatMap((manager) => {
		const old = Object.hasOwn(managers, manager) ? managers[manager as ManagerId](kept) : undefined;
		if (!old?.refused.length) return [];
		const categories = (theirs: readonly string[]) => theirs.map((name) => categoryNamed(name, settings.categories));
		const granted = categories(old.granted);
		const denied = categories(old.refused);
		// A refusal of something that nobody can name today refuses whatever was not granted.
		return optional.filter((id) => denied.includes(id) || (denied.includes(undefined) && !granted.includes(id)));
	});
	return optional.filter((id) => refused.includes(id));
}

/** Cookies by name, as they are written in a `Cookie` header and in `document.cookie`; of several the first. */
export function cookiesIn(text: string): Readonly<Record<string, string>> {
	const found: Record<string, string> = Object.create(null);
	for (const pair of text.split(/; ?/)) {
		const at = pair.indexOf('=');
		found[pair.slice(0, at)] ??= pair.slice(at + 1);
	}
	return found;
}
