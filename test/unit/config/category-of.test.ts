import { expect, it } from 'vitest';
import { categoryOf } from '../../../src/config/category-of.ts';

const categories = {
	necessary: { services: [] },
	analytics: { services: ['own', 'stats'] },
	marketing: { services: ['own'] },
};

it.each<[string, string | undefined]>([
	['necessary', 'necessary'],
	['analytics', 'analytics'],
	['service:stats', 'analytics'],
	['service:own', 'analytics'],
	['stats', undefined],
	['service:', undefined],
	['service:analytics', undefined],
	['Analytics', undefined],
	['constructor', undefined],
	['__proto__', undefined],
	['', undefined],
])('%j belongs to %j', (id, category) => {
	expect(categoryOf({ categories }, id)).toBe(category);
});
