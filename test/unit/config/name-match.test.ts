import { expect, it } from 'vitest';
import { matchesName } from '../../../src/config/name-match.ts';

it.each<[string, string, boolean]>([
	['_ga', '_ga', true],
	['_ga', '_gat', false],
	['_ga', 'x_ga', false],
	['_ga', '_GA', false],
	['_ga_*', '_ga_ABC123', true],
	['_ga_*', '_ga_', true],
	['_ga_*', '_ga', false],
	['_ga_*', 'x_ga_1', false],
	['ph_*_posthog', 'ph_phc_1.2_posthog', true],
	['ph_*_posthog', 'ph_posthog', false],
	['ph_*_posthog', 'ph_x_posthog_2', false],
	['a.b', 'a.b', true],
	['a.b', 'axb', false],
	['a-b', 'a-b', true],
	['a+b?', 'a+b?', true],
	['a+b?', 'aab', false],
	['[a]', '[a]', true],
	['[a]', 'a', false],
	['(x|y)', 'x', false],
	['\\d', '5', false],
	['^a$', '^a$', true],
	['*', 'anything', true],
	['*', '', true],
	['', '', true],
	['', 'a', false],
	['*b*', 'abc', true],
	['a**c', 'ac', true],
])('the pattern "%s" and the cookie "%s": %s', (pattern, name, isMatch) => {
	expect(matchesName(pattern, name)).toBe(isMatch);
});
