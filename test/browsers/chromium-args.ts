/**
 * What Chromium leaves out beside its pages: what calls home and would be counted as the page, and parts of its window. For each
 * profile it makes the lists of its address bar ready, pages of their own, which takes twice the time of most tests.
 *
 * A later `--disable-features` replaces an earlier one, so these are also those of Playwright's that concern the window or the
 * network. Left out are those that change what a page meets: storage is partitioned as it is for visitors.
 */
const unused = [
	'WebUIOmniboxPopup',
	'WebUIOmniboxFullPopup',
	'WebUIOmniboxAimPopup',
	'AimEnabled',
	'LensOverlay',
	'GlobalMediaControls',
	'MediaRouter',
	'DialMediaRouteProvider',
	'Translate',
	'HttpsUpgrades',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'DestroyProfileOnBrowserClose',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'PaintHolding',
];

/** What Chromium may not do by itself: paint on a GPU that is not there, or call home and be counted as the page. */
export const chromiumArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	`--disable-features=${unused.join()}`,
];
