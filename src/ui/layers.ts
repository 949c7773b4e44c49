import notice from '../../styles/notice.css?inline';
import tokens from '../../styles/tokens.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Action } from '../consent/change.ts';
import type { DecisionPart, Guard, Layer, UiPart } from '../guard/contract.ts';
import { labelKey } from '../guard/reopen.ts';
import { configOf } from './config-of.ts';
import { directionOf } from './direction.ts';
import { localeOf } from './locale.ts';
import { createNotice, make, noticeContent } from './notice.ts';
import type { Look } from './look.ts';
import type { PreferencesView } from './preferences.tsx';
import type { NoticeTexts } from './texts.ts';
import { createWords } from './words.ts';

/** What a layer needs to take part: where to draw, what to tell, how to decide. */
export interface LayerHost {
	readonly root: ShadowRoot;
	readonly addStyles: (css: string) => void;
	/** From now on a decision is proved by what this layer says. */
	readonly show: (layer: Layer, layout: string, content: unknown) => void;
	readonly closed: (layer: Layer) => void;
	readonly decide: (
		event: Event,
		action: Action,
		surface: Layer,
		choices?: Readonly<Record<string, boolean>>,
	) => Promise<void>;
}

const drawn = new WeakMap<object, UiPart>();

/** The interface of this page; made when first asked for. */
export function uiOf(guard: Guard, texts: NoticeTexts): UiPart {
	const ui = drawn.get(guard) ?? createUi(guard, configOf(guard), texts);
	drawn.set(guard, ui);
	return ui;
}

/** What the consent managers of the IAB's framework put into a page. */
const RIVAL = '__tcfapi';

/** Draws the layers into the shadow root and turns what a person does there into actions. */
export function createUi(guard: Guard, config: ResolvedConfig, texts: NoticeTexts): UiPart {
	const locale = localeOf(guard);
	const own = config.texts[locale];
	const words = createWords({ ...texts, ...own }, locale);
	const root = guard.root();
	Object.assign(root.host, { lang: locale, dir: directionOf(locale) });
	// A constructed sheet: `style-src` does not govern it, and it is no Trusted Types sink.
	const addStyles = (css: string) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(css);
		root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
	};
	addStyles(tokens + notice);
	// A live region speaks only when it was there before its text.
	const status = make('div', { className: 'status', role: 'status' });
	root.append(status);
	let look: Look | undefined;
	let undress: (() => void) | undefined;
	/** What is not as by default comes before the first layer; what does not come leaves it as by default. */
	const dress = async () => {
		if (!look && /theme|layout|logo|colorS|Uneq/.test(`${Object.keys(config)}`))
			await guard.use(guard.load('yinyom-look'), async (part) => {
				look = await part.createLook(guard, config, addStyles);
			});
	};
	let section: HTMLElement | undefined;
	// Only who goes through the page by keyboard needs this; a click into the notice does not count.
	addEventListener('focusin', ({ target }) => {
		if (section && target !== root.host)
			void guard.use(guard.load('yinyom-keyboard'), (part) => part.keepClear(root, target as Element));
	});
	let preferences: PreferencesView | undefined;
	/** Brings the decision part, and tells it what the layer says. */
	const prepared: Partial<Record<Layer, () => Promise<DecisionPart>>> = {};

	/** The button that brings a layer back makes way for it. */
	const settle = () => {
		guard.rest();
		const button = root.querySelector<HTMLElement>('[part=reopen]');
		if (button) button.hidden = !!root.querySelector('section, dialog');
	};
	const closed: LayerHost['closed'] = (layer) => {
		settle();
		guard.emit('close', { layer });
	};

	const show: LayerHost['show'] = (layer, byDefault, content) => {
		const layout = look?.nameOf(layer) ?? byDefault;
		const snapshot = { layer, layout, locale, withdrawalEffectShown: layer === 'preferences', content };
		let isSeen = false;
		const see = async () => {
			const part = await guard.decision();
			// A digest that failed leaves a receipt without it, not a person without a choice.
			if (!isSeen) await part.shown(snapshot).catch(() => undefined);
			isSeen = true;
			return part;
		};
		prepared[layer] = see;
		// Not before the layer has painted. What goes wrong here is told when somebody decides.
		(window.requestIdleCallback ?? setTimeout)(() => void see().catch(() => undefined));
		settle();
		guard.emit('open', { layer });
	};

	const closeNotice = () => {
		if (!section) return;
		section.remove();
		section = undefined;
		undress?.();
		closed('notice');
	};
	const close = () => {
		preferences?.close();
		closeNotice();
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
			close();
			status.textContent = words.say('saved');
		} catch (error) {
			// The layer stays, so that the person can press again; the part is then asked for again.
			guard.report('load', 'yinyom-decision.js', error);
		}
	};

	const openNotice = () => {
		// Nobody is asked twice: the other manager asks, and what is marked for us stays held.
		if (RIVAL in window) {
			guard.report('rival', RIVAL);
			return settle();
		}
		closeNotice();
		const content = noticeContent(config, words);
		const press: Parameters<typeof createNotice>[1] = {
			'grant-all': (event) => void decide(event, 'grantAll', 'notice'),
			'deny-all': (event) => void decide(event, 'denyAll', 'notice'),
			settings: () => void guard.open('preferences'),
		};
		section = createNotice(content, press, look?.tag);
		root.append(section);
		undress = look?.dress(section, closeNotice);
		show('notice', 'bar', content);
	};

	return {
		close,
		name: (button) => {
			button.lang = locale;
			button.ariaLabel = button.title = words.say('reopen');
			try {
				localStorage.setItem(labelKey(guard.wishes), `${locale} ${button.title}`);
			} catch {
				// Then the next page asks again.
			}
		},
		open: async (layer) => {
			await dress();
			if (layer === 'notice') return openNotice();
			const [{ createPreferences }, more] = await Promise.all([
				guard.load('yinyom-preferences'),
				guard.load(`locales-more/${locale}`),
			]);
			const all = createWords({ ...texts, ...more.default, ...own }, locale);
			preferences ??= createPreferences(guard, config, all, { root, addStyles, show, closed, decide });
			await preferences.open();
		},
	};
}
