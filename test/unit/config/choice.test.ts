import { expect, it } from 'vitest';
import { isByService, servicesWithRoom } from '../../../src/config/choice.ts';
import { resolve } from '../../../src/config/resolve.ts';

it.each([
	[{ choice: 'service' }, true],
	[{ choice: 'category' }, false],
	[{ choice: ['service'] }, false],
	[{}, false],
	[null, false],
])('takes %j for a switch each: %s', (raw, expected) => {
	expect(isByService(raw)).toBe(expected);
});

const many = Array.from({ length: 40 }, (_, index) => `own-${index}`);
const raw = {
	choice: 'service',
	categories: { analytics: { services: ['hotjar', 'clarity'] }, marketing: { services: ['hotjar', ...many] } },
};

it('gives a switch to 29 services beside two categories, in their order, and to each once', () => {
	const fits = servicesWithRoom({
		necessary: { services: ['own-0'] },
		analytics: { services: ['hotjar', 'clarity'] },
		marketing: { services: ['hotjar', ...many] },
	});
	expect(fits['analytics']).toEqual(['hotjar', 'clarity']);
	expect(fits['marketing']).toEqual(many.slice(1, 28));
});

it('leaves out of the config what has no room, and says so; without the option all of it stays', () => {
	const { config, problems } = resolve(raw);
	expect(config.categories['marketing']?.services).toEqual(many.slice(0, 27));
	expect(problems.filter(([code]) => code === 'room').map(([, at, id]) => [at, id])).toEqual(
		many.slice(27).map((id) => ['categories.marketing.services', id]),
	);
	expect(resolve({ ...raw, choice: 'category' }).config.categories['marketing']?.services).toEqual(many);
});
