import { expect, it } from 'vitest';
import { define, services, withSignals } from '../../../src/build/define.ts';
import { suffixes } from '../../../src/build/more.ts';
import { moreOptions } from '../../../src/config/more-options.ts';
import { readSettings } from '../../../src/config/settings.ts';

const needsMore = (raw: unknown, dataset: DOMStringMap = {}) => readSettings(raw, dataset).needsMore;
const listing = (service: string) => ({ categories: { analytics: { services: ['youtube', service] } } });

it.each(moreOptions)('waits for more where a config says "%s", or the tag does', (option) => {
	expect(needsMore({ [option]: 'x' })).toBe(true);
	expect(needsMore({ signals: { [option]: { any: 'thing' } } })).toBe(true);
	expect(needsMore({}, { [option]: '' })).toBe(true);
});

it.each(withSignals)('waits for more where a config lists %s, which is told in words of its own', (service) => {
	expect(needsMore(listing(service))).toBe(true);
});

it('does not wait for any other service of the catalog', () => {
	const others = services.filter((id) => !withSignals.includes(id));
	expect(others.filter((id) => needsMore(listing(id)))).toEqual([]);
	expect(others).toContain('google-analytics');
	expect(others).toContain('meta-pixel');
});

it('does not wait for what every config says', () => {
	const config = {
		$schema: './config.schema.json',
		controller: { name: { en: 'Example Co., Ltd.', th: 'ตัวอย่าง' }, email: 'privacy@example.com', url: '/contact' },
		policy: { url: '/privacy', version: '2024-03-07' },
		categories: {
			functional: { services: ['youtube'] },
			analytics: { label: 'Our choice of regime', services: ['google-analytics'] },
			marketing: { services: ['meta-pixel'] },
		},
		signals: { google: true, meta: false },
		receipts: { endpoint: '/consent' },
		withdraw: 'cut-off',
		reopen: 'none',
		catch: true,
		enforce: true,
		locale: 'th',
	};
	expect(needsMore(config, { locale: 'th', endpoint: '/consent', debug: '' })).toBe(false);
	expect(needsMore({})).toBe(false);
	expect(needsMore(null)).toBe(false);
});

it.each<[string, () => unknown]>([
	[
		'holds itself',
		() => {
			const raw: Record<string, unknown> = {};
			raw['self'] = raw;
			return raw;
		},
	],
	['has a number that JSON has not', () => ({ revision: 1n, other: 2n })],
	['has a revision that is no number', () => ({ revision: Object.create(null) })],
])('waits for more, and so grants nothing, where a config from code %s', (_, make) => {
	expect(needsMore(make())).toBe(true);
});

it('tells names apart by the shortest endings', () => {
	expect(suffixes(['snap-pixel', 'clarity'], ['meta-pixel', 'segment'])).toEqual(['y', 'p-pixel']);
	expect(suffixes(['a', 'b'], [])).toEqual(['b', 'a']);
	expect(() => suffixes(['name'], ['surname', 'name'])).toThrow('nothing tells name');
});

it('fits whatever the build has put in place of it', () => {
	expect(define.__MORE__).toMatch(/^\/"\[\\w-\]\*\([\w|-]+\)"\/$/);
});
