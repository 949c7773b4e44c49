import { isObject } from '../config/is-object.ts';
import { quietly } from '../platform/page.ts';
import type { Guard } from '../guard/contract.ts';
import type { Draft } from './index.ts';

type Pixel = NonNullable<Window['fbq']>;

/**
 * `signals.metaMode.limitedDataUse`: under the law of the United States Meta hears "Limited Data Use" unless a person granted the pixel's
 * category, and then that it ends. Country and state are 0: Meta finds out where the person is.
 *
 * It has to be said before `init`, which a held pixel calls in the very script that makes `fbq`; so that it is in time, the first one to
 * ask for `fbq` has it said.
 *
 * https://developers.facebook.com/docs/meta-pixel/implementation/data-processing-options
 */
export function limitMeta(draft: Draft, guard: Pick<Guard, 'state'>): void {
	const { law, rules, signals, switchOf } = draft;
	const mode = rules.signals['metaMode'];
	const isAsked = isObject(mode) && mode['limitedDataUse'] === true && rules.signals['meta'] !== false;
	if (!isAsked || !law?.ruleset.startsWith('us-')) return;

	let last: boolean | undefined;
	const say = (pixel: unknown) => {
		if (typeof pixel !== 'function') return;
		const id = switchOf('service:meta-pixel') ?? 'marketing';
		const { granted, implied = [] } = guard.state.verdict;
		const isLimited = !granted.includes(id) || implied.includes(id);
		if (isLimited === last || (last === undefined && !isLimited)) return;
		last = isLimited;
		quietly(() => (pixel as Pixel)('dataProcessingOptions', ...(isLimited ? [['LDU'], 0, 0] : [[]])));
	};
	if (typeof window.fbq === 'function') say(window.fbq);
	else trap(say);
	draft.signals = {
		...signals,
		tell: () => {
			say(Reflect.getOwnPropertyDescriptor(window, 'fbq')?.value);
			signals.tell();
		},
	};
}

/** Lets the first who asks for `fbq`, once it is there, ask after us; from then on it is as it would have been. */
function trap(first: (pixel: unknown) => void): void {
	let pixel: unknown;
	const plain = () => {
		Reflect.defineProperty(window, 'fbq', { value: pixel, writable: true, enumerable: true, configurable: true });
		first(pixel);
	};
	Reflect.defineProperty(window, 'fbq', {
		configurable: true,
		enumerable: true,
		get: () => {
			if (pixel !== undefined) plain();
			return pixel;
		},
		set: (value: unknown) => {
			pixel = value;
		},
	});
}
