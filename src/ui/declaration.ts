import { asksForLaw } from '../config/asks-for-law.ts';
import { resolve } from '../config/resolve.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Yinyom } from '../guard/api.ts';
import type { LoadPart } from '../guard/contract.ts';
import { ofDocument, querySelectorAll } from '../platform/page.ts';
import { longDate } from './dates.ts';
import { directionOf } from './direction.ts';
import { decidedOf } from './decided.ts';
import { type CategoryInFull, categoryInFull, knownFacts } from './facts.ts';
import { cookieTable, factList } from './facts-view.ts';
import { inForce } from './in-force.ts';
import { localeOf } from './locale.ts';
import { make } from './notice.ts';
import { createWords, type Words } from './words.ts';

/** The facts of the catalog, made when the package is built (`build/define.ts`). */
declare const __FACTS__: string;

/** What the state is said of: the widget, once it is there. */
type State = Pick<Yinyom, 'isGranted' | 'record'>;

/**
 * Fills each `<div data-consent-declaration>` with what the preference center says, for the owner's policy page: in the page's own
 * styles, to be read, searched and printed. `data-consent-declaration="3"` begins with headings of the third level; default the second.
 */
export async function fillDeclarations({
	raw,
	dataset,
	isWhole,
	load,
}: {
	readonly raw: unknown;
	/** Attributes of the widget's tag. */
	readonly dataset: Readonly<Record<string, string | undefined>>;
	/** Whether there are laws at all: the single file has none. */
	readonly isWhole: boolean;
	readonly load: LoadPart;
}): Promise<void> {
	const places = [...querySelectorAll('[data-consent-declaration]')];
	if (!places.length) return;
	const { config: written } = resolve(raw, dataset);
	// As long as its rules are not there nothing but consent counts, so that is what is said.
	const law = isWhole && asksForLaw(raw, dataset) ? load('yinyom-law').catch(() => undefined) : undefined;
	const locale = localeOf({
		wishes: [written.locale ?? '', ofDocument('documentElement').lang, ...navigator.languages],
	});
	const [first, more, facts] = await Promise.all([
		load(`locales/${locale}`),
		load(`locales-more/${locale}`),
		load(`locales-facts/${locale}`),
	]);
	const config = inForce(written, (await law)?.shownLaw(raw, dataset['country']));
	const texts = { ...first.default, ...more.default, ...facts.default, ...config.texts[locale] };
	const words = createWords(texts, locale);
	const read = async (id: string) => (await load(`services/${id}`)).service;
	const catalog = knownFacts(__FACTS__);
	const ids = Object.keys(config.categories);
	const inFull = async (implied: readonly string[]) =>
		new Map(
			await Promise.all(
				ids.map(async (id) => [id, await categoryInFull(id, config, { catalog, read, words, implied })] as const),
			),
		);
	const said = { asked: await inFull([]), unasked: await inFull(ids) };
	const updates = places.map((place) => fill(place, said, config, words));
	(window.yinyomQueue ??= []).push((yinyom) => {
		const update = () => updates.forEach((each) => each(yinyom));
		// Only texts change, so that whoever came back from the center still has the focus where it was.
		yinyom.on('change', update);
		void yinyom.ready.then(update);
	});
}

/** Fills one place, and answers how to say what is decided now. */
function fill(
	place: HTMLElement,
	/** What is said of each category: where somebody is asked, and where a law lets it run unasked. */
	{ asked, unasked }: Readonly<Record<'asked' | 'unasked', ReadonlyMap<string, CategoryInFull>>>,
	{ categories, policy }: ResolvedConfig,
	words: Words,
): (state: State) => void {
	const { about, list, local, locale, say } = words;
	const level = Number(/^[1-5]$/.exec(place.dataset['consentDeclaration'] ?? '')?.[0] ?? 2);
	const heading = (deeper: number, text: string) => make(`h${level + deeper}` as 'h2', {}, text);
	const last = make('p', { className: 'consent-last' });
	const updates: ((state: State) => void)[] = [
		({ record }) => {
			last.textContent = record ? say('preferences.last', { date: longDate(record.time, locale) }) : '';
		},
	];
	const open = make('button', { type: 'button' }, say('reopen'));
	open.dataset['consentOpen'] = '';

	const category = ([id, { facts, services }]: [string, CategoryInFull]) => {
		const label = local(categories[id]?.label) ?? about(id, '') ?? id;
		const state = make('p', { className: 'consent-state' });
		const isByConsent = id !== 'necessary' && (categories[id]?.basis ?? 'consent') === 'consent';
		const terms = factList(facts);
		updates.push(({ isGranted, record }) => {
			const own = services.map(([service, { name }]) => ({ name, isGranted: isGranted(`service:${service}`) }));
			const said = list(decidedOf({ label, isGranted: isGranted(id), services: own }, words));
			state.textContent = id === 'necessary' ? say('preferences.always') : said;
			const isUnasked = isByConsent && isGranted(id) && !record?.granted.includes(id);
			terms.replaceChildren(...factList((isUnasked && unasked.get(id)?.facts) || facts).children);
		});
		return make(
			'section',
			{ className: 'consent-category' },
			heading(0, label),
			make('p', {}, local(categories[id]?.purpose) ?? about(id, '.purpose') ?? ''),
			state,
			terms,
			...services.map(([, { name, vendor, privacyUrl, facts: own, cookies }]) =>
				make(
					'section',
					{ className: 'consent-service' },
					heading(1, vendor && vendor !== name ? `${name} \u00b7 ${vendor}` : name),
					factList(own),
					...(cookies ? [cookieTable(cookies)] : []),
					...(privacyUrl ? [make('p', {}, make('a', { href: privacyUrl }, say('policy')))] : []),
				),
			),
		);
	};
	const version = policy.version && say('preferences.version', { date: longDate(policy.version, locale) });
	const declaration = make(
		'div',
		{ className: 'consent-declaration', lang: locale, dir: directionOf(locale) },
		make('p', { className: 'consent-version' }, version),
		last,
		make('p', {}, open),
		...[...asked].map(category),
		make('p', {}, say('preferences.past')),
	);
	place.replaceChildren(declaration);
	return (state) => {
		for (const update of updates) update(state);
	};
}
