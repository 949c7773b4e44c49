import { expect, it } from 'vitest';
import { isUuid } from '../../../src/receiver/validate.ts';
import { newId } from '../../../src/platform/id.ts';

it('makes ids that the receiver takes, and never the same twice', () => {
	const ids = Array.from({ length: 1000 }, newId);
	expect(ids.filter((id) => !isUuid(id))).toEqual([]);
	expect(new Set(ids).size).toBe(1000);
});
