import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { honoured } from '../../../src/migrate/honoured.ts';

const optional = ['functional', 'analytics', 'marketing'];
const asked = { granted: [], denied: [], ask: true };

it('asks nobody who refused everything elsewhere', () => {
	expect(honoured(asked, optional, optional)).toEqual({ granted: [], denied: optional, ask: false });
});

it('asks about what was not refused, and keeps the rest denied', () => {
	expect(honoured(asked, optional, ['marketing'])).toEqual({ granted: [], denied: ['marketing'], ask: true });
});

it('003-migration grants nothing by whatever another manager kept', () => {
	const some = fc.subarray(optional);
	fc.assert(
		fc.property(some, some, some, fc.boolean(), (granted, denied, refused, ask) => {
			const verdict = honoured({ granted, denied, ask, implied: granted }, optional, refused);
			expect(granted).toEqual(expect.arrayContaining([...verdict.granted]));
			expect(granted).toEqual(expect.arrayContaining([...(verdict.implied ?? [])]));
			expect(verdict.denied).toEqual(expect.arrayContaining([...refused]));
			// Nobody is asked who was not to be asked before.
			expect(ask || !verdict.ask).toBe(true);
		}),
	);
});
