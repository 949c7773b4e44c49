import style from '../../styles/host.css?inline';
import { createElement, ofDocument } from '../platform/page.ts';

/**
 * The one element we add to the page, with everything we show in its shadow.
 *
 * It hangs on `<html>`, where no framework that replaces the body takes it away, and in the top layer, above whatever
 * z-index the page has come to. Its sheet is constructed: `style-src` does not govern it, Trusted Types neither.
 */
export function createRoot(): ShadowRoot {
	const host = createElement('yinyom-root');
	const root = host.attachShadow({ mode: 'open' });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	root.adoptedStyleSheets = [sheet];
	// The one thing besides language that `all: initial` lets through from the page; who draws texts sets both.
	host.dir = 'ltr';
	host.popover = 'manual';
	ofDocument('documentElement').append(host);
	host.showPopover?.();
	return root;
}
