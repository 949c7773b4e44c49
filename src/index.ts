import type { WrittenConfig } from './config/types.ts';
import type { Yinyom } from './guard/api.ts';
import type { LoadPart, YinyomEvents } from './guard/contract.ts';
import { start as startGuard } from './guard/start.ts';
import { findUnspent } from './platform/unspent.ts';

/** Entry → npm `yinyom`: the same widget, loaded by the owner's own bundler. */
const files: Readonly<Record<string, () => Promise<unknown>>> = {
	'yinyom-ui': () => import('./ui.ts'),
	'yinyom-preferences': () => import('./preferences.ts'),
	'yinyom-choices': () => import('./choices.ts'),
	'yinyom-law': () => import('./law.ts'),
	'yinyom-migrate': () => import('./migrate.ts'),
	'yinyom-modes': () => import('./modes.ts'),
	'yinyom-more': () => import('./more.ts'),
	'yinyom-placeholders': () => import('./placeholders.ts'),
	'yinyom-decision': () => import('./decision.ts'),
	'yinyom-keyboard': () => import('./keyboard.ts'),
	'yinyom-look': () => import('./look.ts'),
	'yinyom-outbox': () => import('./outbox.ts'),
	'yinyom-receipt': () => import('./receipt.ts'),
	'yinyom-stop': () => import('./stop.ts'),
	'yinyom-sweep': () => import('./sweep.ts'),
	'yinyom-each': () => import('./each.ts'),
	'yinyom-switches': () => import('./switches.ts'),
	'yinyom-revive': async () => {
		const [{ revive }, unspent] = await Promise.all([import('./revive.ts'), findUnspent('[data-consent]')]);
		// A copy beside it would be an element more than a framework finds that takes the server's page over.
		return { revive: (element: HTMLElement) => (unspent.has(element) ? element : revive(element)) };
	},
	'yinyom-details': () => import('./details.ts'),
	'yinyom-explain': () => import('./explain.ts'),
	'yinyom-inspect': () => import('./inspect.ts'),
	...import.meta.glob(['./services/*.ts', '!./services/service.ts']),
};
const looks = import.meta.glob('../styles/looks/*.css', { query: '?inline' });
const notices = import.meta.glob('../locales/*.json', { query: '?notice' });
const more = import.meta.glob('../locales/*.json', { query: '?more' });
const facts = import.meta.glob('../locales/*.json', { query: '?facts' });

const load: LoadPart = async (name) => {
	const file =
		files[name] ??
		files[`./${name}.ts`] ??
		looks[`../styles/${name}.css`] ??
		notices[`../${name}.json`] ??
		more[`../${name.replace('-more', '')}.json`] ??
		facts[`../${name.replace('-facts', '')}.json`];
	if (!file) throw new Error(name);
	return file() as never;
};

/**
 * Starts the widget with a config from code, as the script tag does with one from the page.
 *
 * Call it once, in the browser, as early as possible; a second call returns the widget that is already there. Never throws
 * for a bad config: every problem is named in the console, and what cannot be understood stays held.
 *
 * @throws on a server, where there is no page
 * @param options.nonce the page's CSP nonce, if it has one: held scripts without it are then not released
 * @param options.country where the visitor is, if your server knows: the tag's `data-country` (`TH`, `US-CA`). Nothing, `''` or
 *   `null`, where it wanted to know and does not: the strictest rules
 */
export function start(
	config: WrittenConfig = {},
	{ country, nonce }: { readonly nonce?: string; readonly country?: string | null | undefined } = {},
): Yinyom {
	if (typeof document === 'undefined')
		throw new Error(
			'yinyom: start() needs a page, and there is none on a server. Call it in the browser alone: in an effect, or behind `typeof document !== "undefined"`. For what a visitor decided, "yinyom/server" has readConsent().',
		);
	return startGuard({
		load,
		raw: config,
		nonce,
		dataset: country === undefined ? {} : { country: `${country ?? ''}` },
	});
}

declare global {
	interface DocumentEventMap extends EventMap {}
	interface WindowEventMap extends EventMap {}
}

type EventMap = { [Name in keyof YinyomEvents as `yinyom:${Name}`]: CustomEvent<YinyomEvents[Name]> };

export type {
	CategoryConfig,
	Config,
	CookieConfig,
	LocalText,
	Party,
	ServiceConfig,
	WrittenConfig,
} from './config/types.ts';
export type { Receipt } from './consent/receipt.ts';
export type { ConsentRecord } from './consent/record.ts';
export type { Yinyom } from './guard/api.ts';
export type { Layer, YinyomEvents } from './guard/contract.ts';
export type { Finding, FindingKind, GateReport, Inspection, Severity } from './inspect/inspection.ts';
