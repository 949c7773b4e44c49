import { afterEach, expect, it, vi } from 'vitest';
import { isUuid } from '../../../src/receiver/validate.ts';
import { newId } from '../../../src/platform/id.ts';

const ids = () => new Set(Array.from({ length: 1000 }, newId).filter(isUuid));

afterEach(() => vi.unstubAllGlobals());

it('makes ids that the receiver takes, and never the same twice', () => {
	expect(ids().size).toBe(1000);
});

it.each([
	['without randomUUID, as on an http: page', {}],
	['without crypto', undefined],
])('makes them %s', (_, crypto) => {
	vi.stubGlobal('crypto', crypto);
	expect(ids().size).toBe(1000);
});
