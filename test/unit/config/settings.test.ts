import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { categoryOf } from '../../../src/config/category-of.ts';
import { resolve } from '../../../src/config/resolve.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { change } from '../../../src/consent/change.ts';
import { decide } from '../../../src/consent/decide.ts';
import { anyAttributes, anyConfig, anyJsonConfig, anyValue } from './any-config.ts';

/** Both readings of one config. */
function readBoth(raw: unknown, attributes: Record<string, string> = {}) {
	return { settings: readSettings(raw, attributes), ...resolve(raw, attributes) };
}

it('reads {} as the default categories, revision 0 and no policy version', () => {
	expect(readSettings({}, {})).toEqual({
		categories: {
			necessary: { services: [] },
			functional: { services: [] },
			analytics: { services: [] },
			marketing: { services: [] },
		},
		policy: { version: '' },
		revision: 0,
		signals: {},
		locale: '',
		reopen: '',
		needsMore: false,
	});
});

it('reads what it knows out of a whole config', () => {
	const raw = {
		categories: { ads: { label: 'Ads', services: ['own'] } },
		policy: { url: '/privacy', version: '2024-03-07' },
		revision: 7,
		signals: { google: false },
		locale: 'th',
		reopen: 'none',
	};
	expect(readSettings(raw, {})).toEqual({
		categories: { necessary: { services: [] }, ads: { services: ['own'] } },
		policy: { version: '2024-03-07' },
		revision: 7,
		signals: { google: false },
		locale: 'th',
		reopen: 'none',
		needsMore: false,
	});
});

it('lets attributes win', () => {
	const raw = { policy: { version: '1' }, revision: 1, locale: 'en', reopen: 'start' };
	expect(readSettings(raw, { policyVersion: '2', revision: '2', locale: 'th', reopen: 'end' })).toMatchObject({
		policy: { version: '2' },
		revision: 2,
		locale: 'th',
		reopen: 'end',
	});
});

it.each([
	['JSON', anyJsonConfig],
	['value of the language', anyConfig],
	['value without any plan', anyValue],
])('reads any %s without throwing', (_, raws) => {
	fc.assert(
		fc.property(raws, anyAttributes, (raw, attributes) => {
			const settings = readSettings(raw, attributes);
			for (const id of ['necessary', 'service:own', 'other']) categoryOf(settings, id);
			decide(settings, undefined, 0);
		}),
		{ numRuns: 1000 },
	);
});

it('knows the same categories in the same order as the checked config', () => {
	fc.assert(
		fc.property(anyJsonConfig, anyAttributes, (raw, attributes) => {
			const { settings, config } = readBoth(raw, attributes);
			expect(Object.keys(settings.categories)).toEqual(Object.keys(config.categories));
		}),
		{ numRuns: 1000 },
	);
});

it('has room for the same categories as the checked config', () => {
	const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z-]{14,33}$/), { maxLength: 10 });
	const others = fc.constantFrom({}, null, 'on');
	fc.assert(
		fc.property(fc.array(fc.tuple(ids, others), { maxLength: 3 }), (lists) => {
			const entries = lists.flatMap(([keys, value]) => keys.map((key) => [key, value]));
			const { settings, config } = readBoth({ categories: Object.fromEntries(entries) });
			expect(Object.keys(settings.categories)).toEqual(Object.keys(config.categories));
		}),
	);
});

it('counts every service to the same category as the checked config, and knows no other', () => {
	fc.assert(
		fc.property(anyJsonConfig, (raw) => {
			const { settings, config } = readBoth(raw);
			const listed = [settings, config].flatMap(({ categories }) =>
				Object.values(categories).flatMap(({ services }) => services),
			);
			for (const id of listed.map((service) => `service:${service}`))
				expect([id, categoryOf(settings, id)]).toEqual([id, categoryOf(config, id)]);
		}),
		{ numRuns: 1000 },
	);
});

it('has the same revision and policy version as the checked config wherever that takes them', () => {
	fc.assert(
		fc.property(anyJsonConfig, anyAttributes, (raw, attributes) => {
			const { settings, config, problems } = readBoth(raw, attributes);
			const refused = problems.filter(([code]) => code === 'form').map(([, at]) => at);
			if (refused.includes('config')) return;
			// The sum makes 0 of -0, which `toBe` would tell apart.
			if (!refused.includes('revision')) expect(settings.revision).toBe(0 + (config.revision ?? 0));
			if (!refused.some((at) => at.startsWith('policy'))) expect(settings.policy.version).toBe(config.policy.version);
		}),
		{ numRuns: 1000 },
	);
});

it('tells the vendors that the checked config tells', () => {
	fc.assert(
		fc.property(anyJsonConfig, (raw) => {
			const { settings, config } = readBoth(raw);
			expect(settings.signals['google'] !== false).toBe(config.signals?.google ?? true);
			expect(settings.signals['meta'] !== false).toBe(config.signals?.meta ?? true);
		}),
	);
});

it.each<[string, unknown, string]>([
	['a service id in capitals', { categories: { analytics: { services: ['GA'] } } }, 'service:GA'],
	['a service that is a number', { categories: { analytics: { services: [5] } } }, 'service:5'],
	['a service that is a list', { categories: { analytics: { services: [['own']] } } }, 'service:own'],
])('does not know %s, which the checked config leaves out', (_, raw, id) => {
	const { settings, config } = readBoth(raw);
	expect(categoryOf(config, id)).toBeUndefined();
	expect(categoryOf(settings, id)).toBeUndefined();
});

it('keeps necessary when the config tries to take it away', () => {
	expect(readSettings({ categories: { necessary: null } }, {}).categories).toEqual({ necessary: { services: [] } });
});

it('does not take the option "policyVersion", which only the tag has, for the version of the policy', () => {
	const { settings, config } = readBoth({ policyVersion: '2', policy: { version: '1' } });
	expect(config.policy.version).toBe('1');
	expect(settings.policy.version).toBe('1');
});

it.each<[string, unknown]>([
	['a policy version in Thai', { policy: { version: '7 มีนาคม 2567' } }],
	['a policy version that is a number', { policy: { version: 2 } }],
	['a revision in quotes', { revision: '7' }],
	['a broken revision', { revision: 1.5 }],
	['a negative revision', { revision: -1 }],
])('does not ask for ever because of %s', (_, raw) => {
	const { settings, config } = readBoth(raw);
	const rules = { ...settings, validityDays: config.validityDays };
	const record = change(
		undefined,
		{ action: 'grantAll' },
		{ config: rules, granted: [], now: 1, newId: () => crypto.randomUUID() },
	);
	expect(decide(settings, record, 2).ask).toBe(false);
});

it('has a revision that a receipt can state: a whole number below a million', () => {
	fc.assert(
		fc.property(anyJsonConfig, anyAttributes, (raw, attributes) => {
			const { revision } = readSettings(raw, attributes);
			expect(String(revision)).toMatch(/^\d{1,6}$/);
		}),
		{ numRuns: 1000 },
	);
});
