import type { h, h as render } from 'preact';
import style from '../../styles/details.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { type DetailsContent, detailsContent } from './details-content.ts';
import type { categoryEachWith } from './category-each.tsx';
import { type CategoryInFull, categoryInFull, knownFacts } from './facts.ts';
import { cookieTable, factList } from './facts-view.ts';
import { make } from './notice.ts';
import { searched } from './searched.ts';
import { type FactNodes, servicesListWith } from './services-list.tsx';
import { toolsWith } from './tools.tsx';
import type { LayerKey } from './texts.ts';
import type { Words } from './words.ts';

/** The facts of the catalog, made when the package is built (`build/define.ts`). */
declare const __FACTS__: string;

/** What the center shows to who wants to know more, in one language. */
export interface Details extends ReturnType<typeof viewsWith> {
	readonly content: DetailsContent;
	/** A category, where each of its services has a switch. Default: as the center draws it. */
	readonly Category?: ReturnType<typeof categoryEachWith>;
	/** One category in full: what is said, for the proof, and what shows it. */
	readonly read: (category: string) => Promise<{ readonly content: CategoryInFull; readonly nodes: FactNodes }>;
}

/** A component has to be the same one in every language, or the switch would lose the focus. */
const viewsWith = (h: typeof render) => ({
	Tools: toolsWith(h),
	ServicesList: servicesListWith(h),
	searched,
	style,
});
let views: ReturnType<typeof viewsWith> | undefined;

/**
 * The half of the preference center that most visitors do not ask for: services in full, the search, the choice of a language.
 *
 * @param h the renderer of the center: one copy of it on a page
 */
export async function createDetails(
	h: typeof render,
	guard: Pick<Guard, 'load' | 'state'>,
	config: ResolvedConfig,
	layer: Words<LayerKey>,
): Promise<Details> {
	const { locale } = layer;
	const words = layer.and((await guard.load(`locales-facts/${locale}`)).default);
	const catalog = knownFacts(__FACTS__);
	const read = async (id: string) => (await guard.load(`services/${id}`)).service;
	views ??= viewsWith(h);
	return {
		...views,
		content: detailsContent(config, words),
		read: async (category) => {
			const content = await categoryInFull(category, config, { catalog, read, words, ...guard.state.verdict });
			const services = content.services.map(([id, { facts, cookies }]) => [
				id,
				make('div', {}, factList(facts), ...(cookies ? [cookieTable(cookies)] : [])),
			]);
			return { content, nodes: { category: factList(content.facts), services: Object.fromEntries(services) } };
		},
	};
}
