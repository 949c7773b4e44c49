import { vi } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { categoryOf } from '../../../src/config/category-of.ts';
import { resolve } from '../../../src/config/resolve.ts';
import { readSettings } from '../../../src/config/settings.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import type { DecisionPart, Guard, LoadPart } from '../../../src/guard/contract.ts';
import { createRoot } from '../../../src/guard/root.ts';
import { createUi } from '../../../src/ui/layers.ts';
import type { Texts } from '../../../src/ui/texts.ts';

/** A whole config: nothing to warn of. */
export const whole = {
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: {
		functional: {},
		analytics: { services: ['google-analytics'] },
		marketing: { services: ['meta-pixel', 'own-ads'] },
	},
	services: { 'own-ads': { name: 'Own ads', vendor: 'Example' } },
	receipts: { endpoint: '/consent' },
};

const record: ConsentRecord = {
	consentId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
	receiptId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
	seq: 1,
	time: Date.UTC(2024, 2, 7, 12),
	validUntil: Date.UTC(2025, 2, 7, 12),
	revision: 0,
	policyVersion: '2024-03-07',
	granted: [],
	denied: [],
};

const looks: Readonly<Record<string, unknown>> = import.meta.glob('../../../styles/looks/*.css', {
	query: '?inline',
	eager: true,
});

const loadWith = (texts: Texts) =>
	(async (name: string) => {
		if (name.startsWith('locales')) return { default: texts };
		if (name === 'yinyom-details') return import('../../../src/details.ts');
		if (name === 'yinyom-each') return import('../../../src/each.ts');
		if (name === 'yinyom-receipt') return import('../../../src/receipt.ts');
		if (name === 'yinyom-preferences') return import('../../../src/preferences.ts');
		if (name === 'yinyom-look') return import('../../../src/look.ts');
		if (name === 'yinyom-keyboard') return import('../../../src/keyboard.ts');
		if (name.startsWith('looks/')) return looks[`../../../styles/${name}.css`];
		return import(`../../../src/services/${name.replace('services/', '')}.ts`);
	}) as LoadPart;

/** The interface in a page of its own, with everything around it that decides replaced by spies. */
export function mountWidget({
	raw = whole,
	locale = 'en',
	texts = locale === 'th' ? th : en,
	granted = [],
	shown: note = async () => undefined,
	decision,
}: {
	readonly raw?: unknown;
	readonly locale?: string;
	/** Of a language other than Thai and English. */
	readonly texts?: Texts;
	/** What an earlier decision granted; none: there was no earlier decision. */
	readonly granted?: readonly string[];
	readonly shown?: DecisionPart['shown'];
	readonly decision?: () => Promise<DecisionPart>;
} = {}) {
	const { config } = resolve(raw);
	const optional = Object.keys(config.categories).filter((id) => id !== 'necessary');
	const root = createRoot();
	// The last of the effects: what is on screen hears that it was answered.
	const act = vi.fn<DecisionPart['act']>(() => {
		guard.onAnswer?.();
		return record;
	});
	const shown = vi.fn(note);
	const part: DecisionPart = { act, shown, adopt: vi.fn(), refresh: vi.fn(), resume: vi.fn() };
	const emit = vi.fn<Guard['emit']>();
	const report = vi.fn<Guard['report']>();
	const open = vi.fn<Guard['open']>(async (layer = 'preferences') => ui.open(layer));
	const guard: Guard = {
		rules: readSettings(raw, {}),
		load: loadWith(texts),
		wishes: [locale],
		report,
		hold: {
			apply: vi.fn(),
			forget: vi.fn(),
			released: [],
			onLook: vi.fn(),
		},
		isGranted: (id) => granted.includes(id),
		switchOf: (id) => categoryOf(config, id),
		raw,
		dataset: {},
		problem: undefined,
		nonce: '',
		use: async (arrives, run) => run(await arrives),
		signals: { hold: vi.fn(), tell: vi.fn(), look: vi.fn() },
		state: {
			record: granted.length
				? { ...record, granted, denied: optional.filter((id) => !granted.includes(id)) }
				: undefined,
			verdict: { granted, denied: [], ask: !granted.length },
		},
		isKept: true,
		known: { record: undefined, verdict: { granted: [], denied: [], ask: true } },
		decide: () => ({ granted, denied: [], ask: false }),
		emit,
		root: () => root,
		decision: decision ?? (async () => part),
		open,
		close: vi.fn(),
		rest: vi.fn(),
	};
	const ui = createUi(guard, config, texts);
	return { act, emit, guard, open, part, report, root, shown, ui, unmount: () => root.host.remove() };
}

/** The one element that a selector finds. */
export function find<Found extends Element = HTMLElement>(root: ParentNode, selector: string): Found {
	const found = root.querySelectorAll<Found>(selector);
	const [first] = found;
	if (!first || found.length > 1) throw new Error(`${selector} finds ${found.length} elements, not one`);
	return first;
}

/** Resolves once the check passes; the machine may be busy. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5000, interval: 5 });
