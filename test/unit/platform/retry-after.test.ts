import { afterEach, expect, it, vi } from 'vitest';
import { waitOf } from '../../../src/platform/retry-after.ts';

afterEach(() => vi.useRealTimers());

it.each<[string | null, number]>([
	['30', 30_000],
	['0', 0],
	['-5', 0],
	['1.5', 1500],
	['86400', 864e5],
	['86401', 864e5],
	['999999999999', 864e5],
	['Thu, 07 Mar 2024 12:00:30 GMT', 30_000],
	['Thu, 07 Mar 2024 11:59:00 GMT', 0],
	['Fri, 07 Mar 2025 12:00:00 GMT', 864e5],
	['soon', 0],
	['', 0],
	['NaN', 0],
	['1, 2', 0],
	[null, 0],
])('Retry-After: %s means a wait of %i ms', (value, wait) => {
	vi.useFakeTimers({ now: Date.UTC(2024, 2, 7, 12), toFake: ['Date'] });
	expect(waitOf(value)).toBe(wait);
});
