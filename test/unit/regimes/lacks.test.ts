import { expect, it } from 'vitest';
import { resolve } from '../../../src/config/resolve.ts';
import type { Config } from '../../../src/config/types.ts';
import { lacks } from '../../../src/regimes/lacks.ts';
import { regimes } from '../../../src/regimes/list.ts';

const party = { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' };
const whole: Config = {
	controller: party,
	dpo: party,
	policy: { url: '/privacy', version: '2024-03-07' },
	rights: { url: '/rights' },
	authority: { name: 'PDPC', url: 'https://www.pdpc.or.th/', asOf: '2026-11-22' },
	receipts: { endpoint: '/consent' },
	categories: {
		analytics: { services: ['matomo'], retention: '13 months', recipients: 'nobody else', transfer: 'none' },
	},
};
const pathsOf = (config: Config, id: keyof typeof regimes = 'th-pdpa') =>
	lacks(config, regimes[id]).map(([, path]) => path);

it('finds nothing to say about a config that has all that the PDPA wants told', () => {
	expect(lacks(whole, regimes['th-pdpa'])).toEqual([]);
});

it('A6 names everything that Thai law wants and {} lacks, at once', () => {
	const { problems } = resolve({});
	expect([...problems.map(([, path]) => path), ...pathsOf({})]).toEqual([
		'controller.name',
		'controller.email',
		'policy.url',
		'policy.version',
		'receipts.endpoint',
		'dpo.email',
		'rights.url',
		'authority.asOf',
	]);
});

it('C3 wants retention, recipients and transfer of every category that holds services', () => {
	const categories = { analytics: { services: ['matomo'] }, marketing: {} };
	expect(pathsOf({ ...whole, categories })).toEqual([
		'categories.analytics.retention',
		'categories.analytics.recipients',
		'categories.analytics.transfer',
		'categories.marketing.services',
	]);
});

it('wants an authority that can be reached and a day on which somebody looked it up', () => {
	expect(pathsOf({ ...whole, authority: { url: 'https://www.pdpc.or.th/' } })).toEqual(['authority.asOf']);
	expect(pathsOf({ ...whole, authority: { name: 'PDPC', asOf: '2026-11-22' } })).toEqual(['authority.asOf']);
});

it('E2 tells an owner who asks again sooner than the law bears', () => {
	expect(pathsOf({ ...whole, validityDays: 90 })).toEqual(['validityDays']);
	expect(pathsOf({ ...whole, validityDays: 200 }, 'eu-gdpr')).toEqual([]);
});

it('tells an owner of a reason that the law does not take, and of no other', () => {
	const named = (basis: 'contract' | 'legitimate-interest' | 'consent'): Config => ({
		...whole,
		categories: { analytics: { ...whole.categories?.['analytics'], basis } },
	});
	for (const id of ['eu-gdpr', 'uk', 'ch', 'br-lgpd'] as const)
		expect(lacks(named('legitimate-interest'), regimes[id])).toEqual([
			['lawful', 'categories.analytics.basis', 'legitimate-interest'],
		]);
	for (const id of ['th-pdpa', 'us-opt-out'] as const)
		expect(lacks(named('legitimate-interest'), regimes[id])).toEqual([]);
	for (const basis of ['contract', 'consent'] as const) expect(pathsOf(named(basis), 'ch')).toEqual([]);
});

it('wants nothing where the owner says that no rule set applies', () => {
	expect(pathsOf({}, 'none')).toEqual([]);
});
