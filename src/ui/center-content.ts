import type { ResolvedConfig, ServiceConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { longDate } from './dates.ts';
import type { Button } from './notice.ts';
import type { LayerKey } from './texts.ts';
import type { Words } from './words.ts';

/** One category as the center presents it. */
export interface CategoryContent {
	readonly id: string;
	readonly label: string;
	readonly purpose: string;
	/** On by another reason than consent, as the rule set in force allows; its details say which. Default false. */
	readonly isAlways?: boolean;
	/**
	 * What withdrawing changes (PDPA s.19 para 6), where that is known: said of a granted category as long as it is on, and
	 * again when it goes off. So nobody withdraws without having been told, by whichever button.
	 */
	readonly effect: { readonly whileOn: string; readonly whenOff: string } | null;
	/** "Details · Services (2)", or "Details" */
	readonly summary: string;
	readonly services: readonly ServiceContent[];
}

/** One service as the center lists it; the rest are its details (`details.ts`). */
export interface ServiceContent {
	readonly id: string;
	readonly name: string;
	readonly vendor: string;
	/** The vendor's privacy policy; `''` when nobody said one. */
	readonly privacyUrl: string;
}

/** A piece of a line; with an address it is a link. */
export interface Piece {
	readonly text: string;
	readonly url?: string;
}

/** Everything the second layer says, with texts resolved: what is rendered is what the receipt's digest covers. */
export interface CenterContent {
	readonly title: string;
	readonly intro: string;
	readonly categories: readonly CategoryContent[];
	readonly always: string;
	/** The mark of what was not there at the last decision. */
	readonly isNew: string;
	/** What withdrawing leaves untouched, who is responsible, the policy: a line each. */
	readonly facts: readonly (readonly Piece[])[];
	readonly close: string;
	/** In the order shown. */
	readonly buttons: readonly Button<'grant-all' | 'deny-all' | 'save'>[];
}

export async function centerContent(
	guard: Pick<Guard, 'law' | 'load' | 'report'>,
	config: ResolvedConfig,
	words: Words<LayerKey>,
): Promise<CenterContent> {
	const { law, load, report } = guard;
	const { about, local, locale, say } = words;

	const describe = async (id: string, category: string): Promise<ServiceContent> => {
		const unknown = (): ServiceConfig => {
			report('service', `categories.${category}.services`, id);
			return {};
		};
		const {
			name = id,
			vendor = '',
			privacyUrl = '',
		}: ServiceConfig = config.services[id] ?? (await load(`services/${id}`).then((part) => part.service, unknown));
		return { id, name, vendor, privacyUrl };
	};
	const category = async ([id, { label, purpose, refusing, services }]: [
		string,
		ResolvedConfig['categories'][string],
	]): Promise<CategoryContent> => {
		const effect = local(refusing) ?? about(id, '.effect');
		return {
			id,
			label: local(label) ?? about(id, '') ?? id,
			purpose: local(purpose) ?? about(id, '.purpose') ?? '',
			// Nobody was asked about what is on by another reason, so nobody takes it back.
			...(law?.always.includes(id) && { isAlways: true }),
			effect: effect ? { whileOn: say('preferences.effect', { effect }), whenOff: effect } : null,
			summary:
				say('preferences.details') + (services[0] ? ` \u00b7 ${say('preferences.services')} (${services.length})` : ''),
			services: await Promise.all(services.map((service) => describe(service, id))),
		};
	};
	const party = (
		key: 'preferences.controller' | 'preferences.dpo' | 'preferences.authority',
		{ name, address, email, phone, url, asOf }: NonNullable<ResolvedConfig['authority']> = {},
	) => {
		const pieces: Piece[] = name ? [{ text: say(key, { name: local(name) ?? '' }) }] : [];
		if (email) pieces.push({ text: email, url: `mailto:${email}` });
		if (phone) pieces.push({ text: phone, url: `tel:${phone.replace(/[^\d+]/g, '')}` });
		if (url) pieces.push({ text: url, url });
		if (address) pieces.push({ text: local(address) ?? '' });
		if (asOf) pieces.push({ text: say('preferences.asOf', { date: longDate(asOf, locale) }) });
		return pieces;
	};
	const { authority, controller, dpo, elsewhere = [], policy, rights = {} } = config;
	const mail = dpo?.email ?? controller.email;
	const request = rights.url ?? (mail && `mailto:${mail}`);
	const version = policy.version && say('preferences.version', { date: longDate(policy.version, locale) });
	return {
		title: say('preferences.title'),
		intro: say('preferences.intro'),
		categories: await Promise.all(Object.entries(config.categories).map(category)),
		always: say('preferences.always'),
		isNew: say('preferences.new'),
		facts: [
			law?.line ? [{ text: law.line }] : [],
			[{ text: say('preferences.past') }],
			party('preferences.controller', controller),
			party('preferences.dpo', dpo),
			[
				{ text: say('preferences.rights') },
				...(rights.text ? [{ text: local(rights.text) ?? '' }] : []),
				...(request ? [{ text: say('preferences.request'), url: request }] : []),
			],
			party('preferences.authority', authority),
			policy.url ? [{ text: say('policy'), url: policy.url }, { text: version }] : [],
			policy.changes ? [{ text: local(policy.changes) ?? '' }] : [],
			...elsewhere.map(({ label, url }) => [{ text: local(label) ?? url, url }]),
		].filter((line) => line.length),
		close: say('preferences.close'),
		buttons: [
			['grant-all', say('grantAll')],
			['deny-all', say('denyAll')],
			['save', say('preferences.save')],
		],
	};
}

/**
 * When the last choice was made, and under which reference.
 *
 * Apart from the content: what is proved is said to everybody, and no receipt's id may stand in a text that is kept for all.
 */
export const lastChoice = (
	{ state: { record } }: Pick<Guard, 'state'>,
	{ locale, say }: Words<LayerKey>,
): readonly Piece[] =>
	record
		? [
				{ text: say('preferences.last', { date: longDate(record.time, locale) }) },
				{ text: say('preferences.reference', { id: record.receiptId }) },
			]
		: [];
