import type { ResolvedConfig } from '../config/types.ts';
import type { Guard, Layer } from '../guard/contract.ts';
import { lockScroll } from './lock-scroll.ts';

/** How the layers of a page look that wants them otherwise than by default. */
export interface Look {
	/** What the receipt calls a layer that was just drawn: `box-top-end-soft`. */
	readonly nameOf: (layer: Layer) => string;
	/** What the notice is made of. */
	readonly tag: 'section' | 'dialog';
	/** Finishes a notice that was just put on the page, or was put into other words; returns what is to be done before it goes. */
	readonly dress: (notice: HTMLElement, onClosed: () => void) => (() => void) | undefined;
}

/** What the receipt calls a layer under a config, as long as nobody's style sheet makes its buttons unequal. */
export function layoutName(
	layer: Layer,
	{ layout: { corner = 'bottom-start', notice = 'bar', preferences = 'dialog' } = {}, theme = 'plain' }: ResolvedConfig,
): string {
	const parts: string[] = layer === 'preferences' ? [preferences] : notice === 'box' ? [notice, corner] : [notice];
	return (theme === 'plain' ? parts : [...parts, theme]).join('-');
}

/**
 * Fetches what the config names of themes and layouts; whatever it does not name costs nothing.
 *
 * Rejects when a file does not arrive: the layers then look as they do by default.
 */
export async function createLook(
	{ load, report, root }: Pick<Guard, 'load' | 'report' | 'root'>,
	config: ResolvedConfig,
	addStyles: (css: string) => void,
): Promise<Look> {
	const { allowUnequal, colorScheme = 'auto', layout = {}, logo, theme = 'plain' } = config;
	const { corner = 'bottom-start', notice = 'bar', preferences = 'dialog' } = layout;
	const wanted: string[] = [theme, notice, preferences].filter((name) => !['plain', 'bar', 'dialog'].includes(name));
	if (allowUnequal) wanted.push('unequal');
	const sheets = await Promise.all(wanted.map((name) => load(`looks/${name}`)));
	if (allowUnequal) weaken(root());
	for (const { default: css } of sheets) addStyles(css);
	if (colorScheme !== 'auto') addStyles(`:host{color-scheme:${colorScheme}!important}`);
	const picture = logo && pictureOf(logo);
	// Its height is there before the picture: words that move are painted anew, and count as the page's largest then.
	if (picture) addStyles('.logo{display:block;max-width:60%;height:36px;object-fit:contain;margin-bottom:8px}');
	else if (logo) report('form', 'logo', logo);

	return {
		nameOf: (layer) => {
			const name = layoutName(layer, config);
			if (!allowUnequal || !isUnequal(root(), layer)) return name;
			report('unequal', 'deny-all');
			return name + UNEQUAL;
		},
		tag: notice === 'modal' ? 'dialog' : 'section',
		dress: (element, onClosed) => {
			if (notice !== 'bar') element.classList.add(notice, corner);
			if (picture) element.firstElementChild?.prepend(picture);
			if (!(element instanceof HTMLDialogElement)) return undefined;
			const title = element.querySelector('h2');
			if (title) title.tabIndex = -1;
			// The preference center may be above it.
			if (element.open) return undefined;
			// Who leaves without an answer has granted nothing, and is asked on the next page.
			element.onclose = onClosed;
			const unlock = lockScroll(root());
			element.showModal();
			// The heading, not a button: nothing is decided by the next key.
			title?.focus();
			return () => {
				element.onclose = null;
				// Only who closes a dialog gives the focus back: who takes it out does not.
				element.close();
				unlock();
			};
		},
	};
}

/** Ends the name of a layer in which one button weighs more. */
export const UNEQUAL = '-unequal';

/** Takes out the rule that no `::part()` wins over; `looks/unequal` has it once more, as weak as any. */
function weaken({ adoptedStyleSheets }: ShadowRoot): void {
	for (const sheet of adoptedStyleSheets)
		for (const [index, rule] of [...sheet.cssRules].entries())
			if (rule instanceof CSSStyleRule && rule.selectorText === '.buttons button') sheet.deleteRule(index);
}

/** What makes one button weigh more than another. */
const WEIGHTS =
	'font color background border border-radius padding margin width height opacity box-shadow text-decoration filter scale order';

/** Whether denying looks different from granting in a layer, as the owner's own `::part()` rules may have it. */
function isUnequal(root: ShadowRoot, layer: Layer): boolean {
	const styles = [...root.querySelectorAll(`[part=${layer}] [part$=-all]`)].map((button) => getComputedStyle(button));
	// A third of a row is no whole number of pixels: one decimal is near enough.
	const values = (name: string) => styles.map((style) => style.getPropertyValue(name).replace(/(\.\d)\d+/g, '$1'));
	return WEIGHTS.split(' ').some((name) => new Set(values(name)).size > 1);
}

/** A picture of the site's own, or one over https that hears nothing of the page. */
function pictureOf(logo: string): HTMLElement | undefined {
	const { href, origin, protocol } = new URL(logo, location.href);
	if (origin !== location.origin && protocol !== 'https:') return undefined;
	return Object.assign(new Image(), { className: 'logo', alt: '', referrerPolicy: 'no-referrer', src: href });
}
