import { afterEach, expect, it, vi } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';
import type { Guard } from '../../../src/guard/contract.ts';
import type { Draft } from '../../../src/more/index.ts';
import { limitMeta } from '../../../src/more/meta.ts';

afterEach(() => vi.unstubAllGlobals());

const LDU = ['dataProcessingOptions', ['LDU'], 0, 0];
const WHOLE = ['dataProcessingOptions', []];
const asked = { signals: { metaMode: { limitedDataUse: true } } };

/** A page under a law, and who decides on it. `implied`: the law alone lets it run. */
function pageWith(config: object, ruleset: string | undefined, window: Window) {
	vi.stubGlobal('window', window);
	const state = { verdict: { granted: ['marketing'], implied: ['marketing'] } };
	const draft = {
		rules: readSettings({ categories: { marketing: { services: ['meta-pixel'] } }, ...config }, {}),
		law: ruleset && { ruleset },
		switchOf: () => 'marketing',
		signals: { hold: () => undefined, tell: () => window.fbq?.('consent', 'told') },
	} as unknown as Draft;
	void limitMeta(draft, { state } as unknown as Guard);
	return (granted: readonly string[], implied: readonly string[] = []) => {
		state.verdict = { granted: [...granted], implied: [...implied] };
		draft.signals.tell();
	};
}

/** Like the base code of the pixel: stops where there is one, makes a list, begins. */
function baseCode(page: { fbq?: Window['fbq'] & { queue?: unknown[] } }): unknown[] | undefined {
	if (page.fbq) return undefined;
	const made: Window['fbq'] & { queue?: unknown[] } = (page.fbq = (...message: unknown[]) =>
		void made.queue?.push(message));
	made.queue = [];
	page.fbq('init', '1');
	page.fbq('track', 'PageView');
	return made.queue;
}

it('is in time for a pixel that was held: before "init"', () => {
	const page = {} as Window;
	pageWith(asked, 'us-opt-out/1', page);
	expect(baseCode(page)).toEqual([LDU, ['init', '1'], ['track', 'PageView']]);
	// And then it is a name like any other.
	expect(Object.getOwnPropertyDescriptor(page, 'fbq')).toMatchObject({ writable: true, configurable: true });
	expect(baseCode(page)).toBe(undefined);
});

it('follows grant, withdrawal, grant, withdrawal, and says nothing twice', () => {
	const heard: unknown[][] = [];
	const page = { fbq: (...message: unknown[]) => void heard.push(message) } as Window;
	const decide = pageWith(asked, 'us-opt-out/1', page);
	const news = () => heard.splice(0);
	expect(news()).toEqual([LDU]);
	decide(['marketing'], ['marketing']);
	expect(news()).toEqual([['consent', 'told']]);
	for (const _ of [1, 2]) {
		decide(['marketing']);
		expect(news()).toEqual([WHOLE, ['consent', 'told']]);
		decide([]);
		expect(news()).toEqual([LDU, ['consent', 'told']]);
	}
	decide([]);
	expect(news()).toEqual([['consent', 'told']]);
});

it('says nothing to a pixel that a person granted before', () => {
	const page = {} as Window;
	const decide = pageWith(asked, 'us-opt-out/1', page);
	decide(['marketing']);
	expect(baseCode(page)).toEqual([
		['init', '1'],
		['track', 'PageView'],
	]);
});

it.each<[string, object, string | undefined]>([
	['nobody asked for it', {}, 'us-opt-out/1'],
	['it says no', { signals: { metaMode: { limitedDataUse: false } } }, 'us-opt-out/1'],
	['Meta is to be told nothing', { signals: { meta: false, metaMode: { limitedDataUse: true } } }, 'us-opt-out/1'],
	['another law counts', asked, 'th-pdpa/1'],
	['no law counts', asked, undefined],
])('leaves the pixel alone where %s', (_, config, ruleset) => {
	const page = {} as Window;
	pageWith(config, ruleset, page);
	expect(baseCode(page)?.[0]).toEqual(['init', '1']);
});

it('lets a pixel that breaks break nothing else', () => {
	const page = {
		fbq: () => {
			throw new Error('broken');
		},
	} as unknown as Window;
	expect(() => pageWith(asked, 'us-opt-out/1', page)).not.toThrow();
});
