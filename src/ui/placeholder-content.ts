import { isOnHosts } from '../config/host-match.ts';
import type { ResolvedConfig, ServiceConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import type { Button } from './notice.ts';
import type { MoreTexts } from './texts.ts';
import type { Words } from './words.ts';

/** Everything a placeholder says, with texts resolved: what is rendered is what the receipt's digest covers. */
export interface PlaceholderContent {
	/** What it is: "Video from YouTube". */
	readonly title: string;
	/** Who serves it, and what letting it load means. */
	readonly meaning: string;
	readonly policy: { readonly label: string; readonly url: string } | null;
	/**
	 * In the order shown. `always` is missing where nothing that can be granted would release the element; `options` and `close`
	 * stand where there is little room, and open all of this in a dialog.
	 */
	readonly buttons: readonly Button<'once' | 'always' | 'settings' | 'options' | 'close'>[];
}

/** What a held element tells about itself. */
export interface Embed {
	/** What `data-consent` names. */
	readonly ids: readonly string[];
	/** Where it would load from; `undefined` when it does not say. */
	readonly url: URL | undefined;
	/** Plays by itself: a `video` or an `audio` element. */
	readonly isMedia: boolean;
}

/** The switches, of categories or of services, whose grant releases an element; none when one of its ids is nobody's, or asks for a denial (`!id`). */
export function switchesOf({ switchOf }: Pick<Guard, 'switchOf'>, ids: readonly string[]): readonly string[] {
	const switches = ids.map((id) => (id.startsWith('!') ? undefined : switchOf(id)));
	return switches.every((id) => id !== undefined) ? [...new Set(switches)] : [];
}

export async function placeholderContent(
	{ ids, url, isMedia }: Embed,
	{ load, report, switchOf }: Pick<Guard, 'load' | 'report' | 'switchOf'>,
	config: ResolvedConfig,
	{ about, list, local, say }: Words<keyof MoreTexts>,
): Promise<PlaceholderContent> {
	const switches = switchesOf({ switchOf }, ids);
	const read = async (id: string): Promise<ServiceConfig | undefined> => {
		try {
			return { name: id, ...(config.services[id] ?? (await load(`services/${id}`)).service) } as ServiceConfig;
		} catch {
			report('service', 'data-consent', id);
			return undefined;
		}
	};
	const find = async (): Promise<ServiceConfig | undefined> => {
		const named = ids.find((id) => id.startsWith('service:'));
		if (named) return switches.length ? read(named.slice('service:'.length)) : undefined;
		const known = await Promise.all(switches.flatMap((id) => config.categories[id]?.services ?? []).map(read));
		const there = known.filter((service) => url && isOnHosts(url, service?.hosts));
		// The pixel and the posts of one vendor share a host: a placeholder stands for what is seen.
		return there.find((service) => service?.embed) ?? there[0];
	};
	const { embed, name = url?.host ?? say('placeholder.someone'), vendor = name, privacyUrl } = (await find()) ?? {};
	const labels = await Promise.all(
		switches.map(async (id) => {
			const service = id.split('service:')[1];
			return service
				? ((await read(service))?.name ?? service)
				: (local(config.categories[id]?.label) ?? about(id, '') ?? id);
		}),
	);
	return {
		title: say(`placeholder.${embed ?? (isMedia ? 'video' : 'other')}`, { name }),
		meaning: say('placeholder.meaning', { vendor }),
		policy: privacyUrl ? { label: say('placeholder.policy', { vendor }), url: privacyUrl } : null,
		buttons: [
			['once', say('placeholder.once')],
			...(labels.length ? [['always', say('placeholder.always', { categories: list(labels) })] as const] : []),
			['settings', say('placeholder.settings')],
			['options', say('placeholder.options')],
			['close', say('placeholder.close')],
		],
	};
}
