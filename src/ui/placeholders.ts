import style from '../../styles/placeholder.css?inline';
import { addressOf, isOnHosts } from '../config/host-match.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Held } from '../effects/hold.ts';
import type { Guard, Shown } from '../guard/contract.ts';
import { around } from './lay-over.ts';
import { loadsBy } from './not-held.ts';
import { placeholderContent, switchesOf } from './placeholder-content.ts';
import { createPlaceholder, type PlaceholderView } from './placeholder-view.ts';
import { themeOf } from './theme.ts';
import type { MoreTexts } from './texts.ts';
import type { Words } from './words.ts';

/** The part that stands in for held embeds. */
export interface PlaceholdersPart {
	/**
	 * Gives each of these elements its placeholder, in these words, and takes away those of all others.
	 *
	 * @param elements every embed that is held now
	 */
	readonly show: (elements: readonly HTMLElement[], words: Words<keyof MoreTexts>) => void;
}

/** What a placeholder stands in for: what has a box. */
const EMBEDS = 'iframe, embed, object, video';
const started = new WeakSet<object>();

/** From now on every look at what is held gives it placeholders; after a failure the next look starts anew. */
export async function startPlaceholders(guard: Guard): Promise<void> {
	if (started.has(guard)) return;
	started.add(guard);
	await begin(guard).catch((error: unknown) => {
		started.delete(guard);
		throw error;
	});
}

async function begin(guard: Guard): Promise<void> {
	const { hold, isGranted, load, report, state } = guard;
	const { configOf, createWords, localeOf, tokens } = await load('yinyom-ui');
	const config = configOf(guard);
	const look = style + tokens + (await themeOf(guard, config));
	let words: Words<keyof MoreTexts>;
	const speak = async () => {
		const locale = localeOf(guard);
		words = createWords({ ...(await load(`locales-more/${locale}`)).default, ...config.texts[locale] }, locale);
	};
	// Whoever looks before has the guard's own way, which comes here again.
	await speak();

	let held: readonly Held[] = [];
	const asked = new WeakSet<Element>();
	const told = new WeakSet<Element>();
	const once = (element: HTMLElement) => {
		const { record } = state;
		const each = held.find((one) => one.element === element);
		const ask = () => {
			// Whatever is decided next, the person did not ask for this one under it.
			Object.defineProperty(each, 'isAsked', { get: () => state.record === record, configurable: true });
			asked.add(element);
			hold.apply();
		};
		// Without that part the queue would try again at some later look, when nobody expects it.
		if (each?.isUnusual) void guard.use(load('yinyom-revive'), ask);
		else if (each) ask();
	};
	guard.spares = (element, withdrawn) => {
		const ids = element.getAttribute('data-consent')?.trim().split(/\s+/) ?? [];
		return asked.has(element) && !ids.some((id) => withdrawn.includes(guard.switchOf(id) ?? ''));
	};
	const { show } = createPlaceholders(guard, { config, look, once });
	hold.onLook = (waiting) => {
		held = waiting.filter(({ element, ids }) => {
			const source = loadsBy(element);
			if (source && !told.has(element)) report('loads', ids.join(' '), element);
			told.add(element);
			// What is granted waits for its turn only.
			return !source && element.matches(EMBEDS) && !ids.every(isGranted);
		});
		show(
			held.map(({ element }) => element),
			words,
		);
	};
	const others = guard.onSpeak;
	guard.onSpeak = () => {
		others?.();
		void guard.use(speak(), hold.apply);
	};
	hold.apply();
}

/** Follows the held embeds, and turns what a person does at their placeholders into actions. */
export function createPlaceholders(
	guard: Guard,
	{
		config,
		look,
		once,
	}: {
		readonly config: ResolvedConfig;
		/** Style sheet of each. */
		readonly look: string;
		/** Lets one element load, whatever is granted, and keeps nothing of it; its placeholder goes when it does. */
		readonly once: (element: HTMLElement) => void;
	},
): PlaceholdersPart {
	const { report } = guard;
	let words: Words<keyof MoreTexts> | undefined;
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(look);
	/** `undefined` while its words are on their way. */
	const views = new Map<HTMLElement, PlaceholderView | undefined>();

	const attempt = async (run: () => unknown) => {
		try {
			await run();
		} catch (error) {
			report('threw', 'placeholder', error);
		}
	};
	const place = () => {
		for (const view of views.values()) if (view) void attempt(view.place);
	};
	// What moves an embed changes the size of something around it; the rest is the window's and the fonts'.
	const sizes = new ResizeObserver(place);
	const watch = () => {
		sizes.disconnect();
		for (const element of views.keys()) for (const each of [element, ...around(element)]) sizes.observe(each);
	};
	for (const type of ['resize', 'load']) addEventListener(type, place);
	Reflect.get(Document.prototype, 'fonts', document).addEventListener('loadingdone', place);

	const drop = (element: HTMLElement) => {
		const view = views.get(element);
		views.delete(element);
		view?.remove();
	};

	const posterOf = (element: HTMLElement) => {
		const poster = element.dataset['poster'];
		const url = addressOf(poster, element.baseURI);
		if (url && (url.protocol === 'data:' || url.origin === location.origin || isOnHosts(url, config.allow)))
			return url.href;
		if (poster !== undefined) report('poster', poster, element);
		return undefined;
	};

	const add = async (element: HTMLElement, said: Words<keyof MoreTexts>) => {
		const { locale } = said;
		views.set(element, undefined);
		const { consent = '', src, data } = element.dataset;
		const ids = consent.trim().split(/\s+/);
		const url = addressOf(src ?? data, element.baseURI);
		const content = await placeholderContent(
			{ ids, url, isMedia: element instanceof HTMLMediaElement },
			guard,
			config,
			said,
		);
		// Meanwhile it may have been released, or released and held again, or the language another.
		if (said !== words || !views.has(element) || views.get(element)) return;
		const always = async () => {
			try {
				const part = await guard.decision();
				const snapshot: Shown = { layer: 'placeholder', layout: 'box', locale, withdrawalEffectShown: false, content };
				// A digest that failed leaves a receipt without it, not a person without a choice.
				await part.shown(snapshot).catch(() => undefined);
				const choices = Object.fromEntries(switchesOf(guard, ids).map((id) => [id, true]));
				part.act({ action: 'save', surface: 'placeholder' }, choices);
			} catch (error) {
				// It stays, so that the person can press again; the part is then asked for again.
				report('load', 'yinyom-decision.js', error);
			}
		};
		const view = createPlaceholder(element, content, {
			sheet,
			locale,
			poster: posterOf(element),
			// Nobody lets anything load for another: a script's click is none.
			onOnce: ({ isTrusted }) => void (isTrusted && once(element)),
			onAlways: ({ isTrusted }) => void (isTrusted && always()),
			onSettings: () => void guard.open('preferences'),
			// What goes wrong here is told when somebody decides.
			onNear: () => void guard.decision().catch(() => undefined),
		});
		views.set(element, view);
		view.place();
	};

	return {
		show: (elements, said) => {
			for (const element of views.keys()) if (said !== words || !elements.includes(element)) drop(element);
			words = said;
			for (const element of elements) if (!views.has(element)) void attempt(() => add(element, said));
			watch();
		},
	};
}
