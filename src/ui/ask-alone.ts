import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import type { NoticeContent } from './notice.ts';
import type { NoticeKey } from './texts.ts';
import type { Words } from './words.ts';

/** A question about some services and nothing else. */
export interface Alone {
	readonly content: NoticeContent;
	/** What an answer decides. */
	readonly choices: (isGranted: boolean) => Readonly<Record<string, boolean>>;
}

/** More names than fit on a button. */
const MANY = 3;

/**
 * The notice that asks only for what came under an answered category: "all" would be more than what is new.
 *
 * @param asked ids of the services
 */
export async function askAlone(
	{ load }: Pick<Guard, 'load'>,
	{ categories, policy: { url }, services }: ResolvedConfig,
	notice: Words<NoticeKey>,
	asked: readonly string[],
): Promise<Alone> {
	const [more, facts] = await Promise.all([
		load(`locales-more/${notice.locale}`),
		load(`locales-facts/${notice.locale}`),
	]);
	const { about, list, local, say } = notice.and({ ...more.default, ...facts.default });
	const nameOf = async (id: string) => {
		const { name = id } = services[id] ?? (await load(`services/${id}`)).service;
		return name;
	};
	const names = await Promise.all(asked.map((id) => nameOf(id).catch(() => id)));
	const isNew = say('preferences.new');
	const purposes = Object.entries(categories)
		.filter(([, category]) => category.services.some((id) => asked.includes(id)))
		.map(([id, { label, purpose }]) => {
			const said = local(purpose) ?? about(id, '.purpose') ?? '';
			return `${local(label) ?? about(id, '') ?? id}: ${said}`;
		});
	const name = names.length < MANY ? list(names) : `${isNew} (${names.length})`;
	return {
		content: {
			title: say('notice.title'),
			body: [`${isNew}: ${list(names)}.`, ...purposes].join(' '),
			policy: url ? { label: say('policy'), url } : null,
			buttons: [
				['grant-all', say('choices.allow', { name })],
				['deny-all', say('choices.deny', { name })],
				['settings', say('settings')],
			],
		},
		choices: (isGranted) => Object.fromEntries(asked.map((id) => [`service:${id}`, isGranted])),
	};
}
