import { expect, it } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';
import { decide } from '../../../src/consent/decide.ts';
import type { Guard } from '../../../src/guard/contract.ts';
import { type Extension, extend } from '../../../src/more/index.ts';
import { recordOf } from './record-of.ts';

const record = recordOf({ granted: ['analytics'], denied: ['functional', 'marketing'] });

/** As much of a guard as is completed, held as `start` leaves it. */
function heldGuard() {
	const settings = readSettings({ adopt: true }, {});
	const signals = { hold: () => undefined, tell: () => undefined };
	return {
		rules: settings,
		signals,
		decide: (each: typeof record) => decide(settings, each, Date.now()),
		switchOf: (id: string) => id,
	} as unknown as Guard;
}

it('holds what a record grants until it is complete, and asks for no answer that could not count', async () => {
	const guard = heldGuard();
	expect(guard.decide(record)).toEqual({ granted: [], denied: [], ask: false });
	await extend(guard, []);
	expect(guard.rules.needsMore).toBe(false);
	expect(guard.decide(record)).toEqual({ granted: ['analytics'], denied: ['functional', 'marketing'], ask: false });
});

it('lets each extension build on those before it', async () => {
	const guard = heldGuard();
	const without =
		(id: string): Extension =>
		(draft) => {
			const before = draft.decide;
			draft.decide = (each) => ({ ...before(each), denied: [...before(each).denied, id] });
		};
	await extend(guard, [
		['one', without('one')],
		['two', async (draft) => without('two')(draft, guard)],
	]);
	expect(guard.decide(record).denied).toEqual(['functional', 'marketing', 'one', 'two']);
});

it('goes on holding everything when one of them fails, and tries again when asked again', async () => {
	const guard = heldGuard();
	const fine: Extension = (draft) => {
		draft.switchOf = () => 'fine';
	};
	const fails: Extension = () => {
		throw new Error('not here');
	};
	const list = [
		['fine', fine],
		['fails', fails],
	] as const;
	await expect(extend(guard, list)).rejects.toThrow('not here');
	expect(guard.rules.needsMore).toBe(true);
	expect(guard.decide(record).granted).toEqual([]);
	expect(guard.switchOf('x')).toBe('x');
	await extend(guard, [['fine', fine]]);
	expect(guard.decide(record).granted).toEqual(['analytics']);
	expect(guard.switchOf('x')).toBe('fine');
});

it('completes a guard once, however often it is asked', async () => {
	const guard = heldGuard();
	let count = 0;
	const counting: Extension = () => {
		count += 1;
	};
	await Promise.all([extend(guard, [['counts', counting]]), extend(guard, [['counts', counting]])]);
	await extend(guard, [['counts', counting]]);
	expect(count).toBe(1);
});
