import notice from '../../styles/notice.css?inline';
import tokens from '../../styles/tokens.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Action } from '../consent/change.ts';
import type { DecisionPart, Guard, Layer, UiPart } from '../guard/contract.ts';
import { LABEL } from '../guard/reopen.ts';
import type { Alone } from './ask-alone.ts';
import { configOf } from './config-of.ts';
import { directionOf } from './direction.ts';
import { inForce } from './in-force.ts';
import { chooseLocale, keepLocale, localeOf } from './locale.ts';
import { createNotice, make, noticeContent } from './notice.ts';
import { lockScroll } from './lock-scroll.ts';
import type { Look } from './look.ts';
import type { PreferencesView } from './preferences.tsx';
import type { LayerKey, NoticeKey, NoticeTexts } from './texts.ts';
import { createWords, type Words } from './words.ts';

/** What a layer needs to take part: where to draw, what to tell, how to decide. */
export interface LayerHost {
	readonly root: ShadowRoot;
	/** Once, however often it is asked for. */
	readonly addStyles: (css: string) => void;
	/** From now on a decision is proved by what this layer says. */
	readonly show: (layer: Layer, layout: string, content: unknown) => void;
	/** From now on by this: the layer says more than it did, or the same in another language. */
	readonly prove: (layer: Layer, layout: string, content: unknown) => void;
	/** The words of both layers; in another language from now on and for the visit, when one is named. */
	readonly speak: (tag?: string) => Promise<Words<LayerKey>>;
	readonly closed: (layer: Layer) => void;
	readonly decide: (
		event: Event,
		action: Action,
		surface: Layer,
		choices?: Readonly<Record<string, boolean>>,
	) => Promise<void>;
}

/** Lent, like `createWords`, to parts that are built apart: they would hold it once more. */
export { tokens };

const drawn = new WeakMap<object, UiPart>();

/** The interface of this page; made when first asked for. */
export function uiOf(guard: Guard, texts: NoticeTexts): UiPart {
	const ui = drawn.get(guard) ?? createUi(guard, configOf(guard), texts);
	drawn.set(guard, ui);
	return ui;
}

/** Whether there is a part that makes room for the focus: the single file has none. */
declare const __KEYBOARD__: boolean;

/** What the consent managers of the IAB's framework put into a page. */
const RIVAL = '__tcfapi';

/** Draws the layers into the shadow root and turns what a person does there into actions. */
export function createUi(guard: Guard, config: ResolvedConfig, texts: NoticeTexts): UiPart {
	const root = guard.root();
	const host = root.host as HTMLElement;
	let words: Words<NoticeKey>;
	const turn = (said: NoticeTexts, locale: string) => {
		words = createWords({ ...said, ...config.texts[locale] }, locale);
		Object.assign(host, { lang: locale, dir: directionOf(locale) });
	};
	turn(texts, localeOf(guard));
	// A constructed sheet: `style-src` does not govern it, and it is no Trusted Types sink.
	const styles = new Set<string>();
	const addStyles = (css: string, place = root.adoptedStyleSheets.length) => {
		if (styles.has(css)) return;
		styles.add(css);
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(place, 0, sheet);
	};
	// Below what another part may have dressed by a theme before: the way out.
	addStyles(tokens + notice, 1);
	// A live region speaks only when it was there before its text.
	const status = make('div', { className: 'status', role: 'status' });
	root.append(status);
	let look: Look | undefined;
	let unlock: (() => void) | undefined;
	let undress: (() => void) | undefined;
	/** What is not as by default comes before the first layer; what does not come leaves it as by default. */
	const dress = async () => {
		if (!look && /theme|layout|logo|colorS|Uneq/.test(`${Object.keys(config)}`))
			await guard.use(guard.load('yinyom-look'), async (part) => {
				look = await part.createLook(guard, config, addStyles);
			});
	};
	let section: HTMLElement | undefined;
	// Only who goes through the page by keyboard needs this; a click into the notice does not count. After the answer it is for the
	// button that is left.
	if (__KEYBOARD__)
		addEventListener('focusin', ({ target }) => {
			if (target !== host)
				void guard.use(guard.load('yinyom-keyboard'), (part) => part.keepClear(root, target as Element));
		});
	let preferences: PreferencesView | undefined;
	/** Brings the decision part, and tells it what the layer says. */
	const prepared: Partial<Record<Layer, () => Promise<DecisionPart>>> = {};

	/** By a class on the center's container, which comes first: WebKitGTK 2.50 does not ask `:has` again for what stands beside it. */
	const lieOver = (className: string) => root.firstElementChild?.setAttribute('class', className);
	const closed: LayerHost['closed'] = (layer) => {
		if (layer === 'preferences') {
			lieOver('');
			unlock?.();
		}
		guard.rest();
		guard.emit('close', { layer });
	};

	const prove: LayerHost['prove'] = (layer, byDefault, content) => {
		const { locale } = words;
		const layout = look?.nameOf(layer) ?? byDefault;
		const snapshot = { layer, layout, locale, withdrawalEffectShown: layer === 'preferences', content };
		let seen: Promise<void> | undefined;
		const see = async () => {
			const part = await guard.decision();
			// A digest that failed leaves a receipt without it, not a person without a choice.
			await (seen ??= part.shown(snapshot).catch(() => undefined));
			return part;
		};
		prepared[layer] = see;
		// Not before the layer has painted. What goes wrong here is told when somebody decides.
		(window.requestIdleCallback ?? setTimeout)(() => void see().catch(() => undefined));
	};
	const show: LayerHost['show'] = (...shown) => {
		const [layer] = shown;
		if (layer === 'preferences') {
			lieOver('over');
			unlock = lockScroll(root);
		}
		prove(...shown);
		guard.rest();
		guard.emit('open', { layer });
	};

	const closeNotice = () => {
		if (!section) return;
		undress?.();
		section.remove();
		section = undefined;
		closed('notice');
	};
	const close = () => {
		preferences?.close();
		closeNotice();
	};
	guard.onAnswer = () => {
		// What was not asked here is not answered here.
		if (!root.querySelector('.notice,.preferences')) return;
		close();
		status.textContent = words.say('saved');
	};

	let last: Event | undefined;
	const decide: LayerHost['decide'] = async (event, action, surface, choices = {}) => {
		// A script may press "reject" for a person who wants that everywhere, but nobody grants for another.
		const isGrant = action === 'grantAll' || Object.values(choices).includes(true);
		if (isGrant && !event.isTrusted) return;
		last = event;
		try {
			const part = await prepared[surface]?.();
			// Who presses several times before anything happens means the last, once.
			if (last === event) part?.act({ action, surface }, choices);
		} catch (error) {
			// The layer stays, so that the person can press again; the part is then asked for again.
			guard.report('load', 'yinyom-decision.js', error);
		}
	};

	const openNotice = () => {
		// Nobody is asked twice: the other manager asks, and what is marked for us stays held.
		if (RIVAL in window) {
			guard.report('rival', RIVAL);
			return guard.rest();
		}
		closeNotice();
		show(...drawNotice());
	};
	/** A question about what is new alone. */
	let alone: Alone | undefined;
	const ask = async () => {
		const { asked } = guard.state.verdict;
		if (asked)
			await guard.use(guard.load('yinyom-each'), async (part) => {
				alone = await part.askAlone(guard, config, words, asked);
			});
	};
	const drawNotice = () => {
		const content = alone?.content ?? noticeContent(config, words, guard.law);
		// What a button decides is what it says.
		const answer = (isGranted: boolean, all: Action) => (event: Event) =>
			void decide(event, alone ? 'save' : all, 'notice', alone?.choices(isGranted));
		const press: Parameters<typeof createNotice>[1] = {
			'grant-all': answer(true, 'grantAll'),
			'deny-all': answer(false, 'denyAll'),
			settings: () => void guard.open(),
		};
		const made = createNotice(content, press, look?.tag);
		if (section) {
			section.replaceChildren(...made.childNodes);
			section.ariaLabel = made.ariaLabel;
		} else status.after((section = made));
		undress = look?.dress(section, closeNotice) ?? undress;
		return ['notice', 'bar', content] as const;
	};

	const speak: LayerHost['speak'] = async (tag) => {
		const locale = tag ? chooseLocale([tag]) : words.locale;
		const [more, first] = await Promise.all([
			guard.load(`locales-more/${locale}`),
			guard.load(`locales/${locale}`),
			tag && guard.law?.turn?.(locale),
		]);
		if (tag) {
			keepLocale(locale);
			turn(first.default, locale);
			if (alone) await ask();
			if (section) prove(...drawNotice());
			guard.onSpeak?.();
		}
		return createWords({ ...first.default, ...more.default, ...config.texts[locale] }, locale);
	};

	return {
		close,
		name: (button) => {
			button.lang = words.locale;
			button.ariaLabel = button.title = words.say('reopen');
			// Chosen for a visit, it is not what the wishes come to.
			if (words.locale !== chooseLocale(guard.wishes)) return;
			try {
				localStorage.setItem(LABEL + guard.wishes, `${words.locale} ${button.title}`);
			} catch {
				// Then the next page asks again.
			}
		},
		open: async (layer, ifAsked) => {
			// A page that hands `open` to a listener is given an event for a layer.
			if (typeof layer === 'string' && layer !== 'notice' && layer !== 'preferences')
				guard.report('layer', 'yinyom.open()', layer);
			// Which switches there are, and what they show, is for the law to say.
			if (guard.rules.needsMore) await guard.use(guard.decision(), Boolean);
			await dress();
			// React puts another `<html>` in place of ours when the hydration of a whole document fails.
			if (!host.isConnected) {
				document.documentElement.append(host);
				host.showPopover?.();
			}
			if (layer === 'notice') {
				alone = undefined;
				await ask();
				// Meanwhile the page may have decided, or another tab.
				return ifAsked && !guard.state.verdict.ask ? guard.rest() : openNotice();
			}
			const { createPreferences } = await guard.load('yinyom-preferences');
			const said = inForce(config, guard.law);
			preferences ??= createPreferences(guard, said, { root, addStyles, show, prove, speak, closed, decide });
			await preferences.open();
		},
	};
}
