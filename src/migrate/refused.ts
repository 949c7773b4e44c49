import type { ManagerId } from '../config/types.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import type { Settings } from '../config/settings.ts';
import { cookiebot } from './cookiebot.ts';
import { cookieconsent } from './cookieconsent.ts';
import { cookieyes } from './cookieyes.ts';
import { klaro } from './klaro.ts';
import { categoryNamed } from './name-of.ts';
import type { Kept, ReadOld } from './old-decision.ts';
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
 */
export function refusedBefore(
	ids: readonly string[],
	kept: Kept,
	settings: Pick<Settings, 'categories'>,
): readonly string[] {
	const optional = optionalCategories(settings);
	const refused = ids.flatMap((manager) => {
		const old = Object.hasOwn(managers, manager) ? managers[manager as ManagerId](kept) : undefined;
		if (!old?.refused.length) return [];
		const named = (names: readonly string[]) => names.map((name) => categoryNamed(name, settings.categories));
		const granted = named(old.granted);
		const denied = named(old.refused);
		// A refusal of something that nobody can name today refuses whatever was not granted.
		return optional.filter((id) => denied.includes(id) || (denied.includes(undefined) && !granted.includes(id)));
	});
	return optional.filter((id) => refused.includes(id));
}
