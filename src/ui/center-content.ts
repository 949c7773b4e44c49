import type { Party, ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { longDate } from './dates.ts';
import type { Words } from './words.ts';

/** One category as the center presents it. */
export interface CategoryContent {
	readonly id: string;
	readonly label: string;
	readonly purpose: string;
	/** What withdrawing changes (PDPA s.19 para 6); shown at the moment the switch goes off. */
	readonly effect: string | null;
	readonly services: readonly {
		readonly id: string;
		readonly name: string;
		readonly vendor: string | null;
		readonly privacyUrl: string | null;
	}[];
}

/** Everything the second layer says, with texts resolved: what is rendered is what the receipt's digest covers. */
export interface CenterContent {
	readonly title: string;
	readonly intro: string;
	readonly categories: readonly CategoryContent[];
	readonly always: string;
	readonly servicesLabel: string;
	readonly noServices: string;
	readonly past: string;
	readonly parties: readonly {
		readonly label: string;
		readonly contacts: readonly { readonly label: string; readonly url: string | null }[];
	}[];
	readonly policy: { readonly label: string; readonly url: string; readonly version: string | null } | null;
	readonly lastChoice: readonly string[];
	readonly close: string;
	/** In the order shown. */
	readonly buttons: { readonly grantAll: string; readonly denyAll: string; readonly save: string };
}

export async function centerContent(
	guard: Pick<Guard, 'locale' | 'load' | 'report' | 'state'>,
	config: ResolvedConfig,
	words: Words,
): Promise<CenterContent> {
	const { locale, load, report } = guard;
	const { record } = guard.state;
	const { about, local, say } = words;

	const service = async (id: string) => {
		const own = config.services[id];
		if (own) return { id, name: own.name, vendor: own.vendor ?? null, privacyUrl: own.privacyUrl ?? null };
		try {
			const { name, vendor, privacyUrl } = (await load(`services/${id}`)).service;
			return { id, name, vendor, privacyUrl };
		} catch {
			report('service', id);
			return { id, name: id, vendor: null, privacyUrl: null };
		}
	};
	const category = async ([id, { label, purpose, services }]: [
		string,
		ResolvedConfig['categories'][string],
	]): Promise<CategoryContent> => {
		const effect = about(id, '.effect');
		return {
			id,
			label: local(label) ?? about(id, '') ?? id,
			purpose: local(purpose) ?? about(id, '.purpose') ?? '',
			effect: effect ? say('preferences.effect', { effect }) : null,
			services: await Promise.all(services.map(service)),
		};
	};
	const party = ({ name, address, email, phone, url }: Party, key: 'preferences.controller' | 'preferences.dpo') => ({
		label: say(key, { name: local(name) ?? '' }),
		contacts: [
			...(email ? [{ label: email, url: `mailto:${email}` }] : []),
			...(phone ? [{ label: phone, url: `tel:${phone.replace(/[^\d+]/g, '')}` }] : []),
			...(url ? [{ label: url, url }] : []),
			...(address ? [{ label: local(address) ?? '', url: null }] : []),
		],
	});
	const { policy, controller, dpo } = config;
	return {
		title: say('preferences.title'),
		intro: say('preferences.intro'),
		categories: await Promise.all(Object.entries(config.categories).map(category)),
		always: say('preferences.always'),
		servicesLabel: say('preferences.services'),
		noServices: say('preferences.noServices'),
		past: say('preferences.past'),
		parties: [
			...(controller.name ? [party(controller, 'preferences.controller')] : []),
			...(dpo ? [party(dpo, 'preferences.dpo')] : []),
		],
		policy: policy.url
			? {
					label: say('policy'),
					url: policy.url,
					version: policy.version ? say('preferences.version', { date: longDate(policy.version, locale) }) : null,
				}
			: null,
		lastChoice: record
			? [
					say('preferences.last', { date: longDate(record.time, locale) }),
					say('preferences.reference', { id: record.receiptId }),
				]
			: [say('preferences.undecided')],
		close: say('preferences.close'),
		buttons: { grantAll: say('grantAll'), denyAll: say('denyAll'), save: say('preferences.save') },
	};
}
