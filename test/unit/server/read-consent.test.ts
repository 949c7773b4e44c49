import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encode } from '../../../src/consent/codec.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { contentSecurityPolicy, policyFor } from '../../../src/server/content-security-policy.ts';
import { readConsent } from '../../../src/server/read-consent.ts';
import { googleAnalytics } from '../../../src/services.ts';

const config = {
	policy: { version: '2024-03-07' },
	categories: { analytics: { services: ['google-analytics'] }, marketing: { services: ['own'] } },
	services: { own: { hosts: ['own.example'] } },
	allow: ['cdn.example'],
	receipts: { endpoint: 'https://receipts.example/consent' },
};
const now = Date.UTC(2026, 0, 1);
const record: ConsentRecord = {
	consentId: 'c',
	receiptId: 'r',
	seq: 1,
	time: now - 1000,
	validUntil: now + 864e5,
	revision: 0,
	policyVersion: '2024-03-07',
	granted: ['analytics'],
	denied: ['marketing'],
};
const cookie = (more: Partial<ConsentRecord> = {}) => `yinyom=${encode({ ...record, ...more })}`;

it('reads what a valid cookie grants', () => {
	const consent = readConsent(`a=1; ${cookie()}; b=2`, config, { now });
	expect(consent.granted).toEqual(['necessary', 'analytics']);
	expect(consent.record).toEqual(record);
	const asked = ['necessary', 'analytics', 'service:google-analytics', 'marketing', 'service:own', 'nobody'];
	const denied = ['!analytics', '!marketing', '!service:own', '!nobody'];
	expect([...asked, ...denied].filter(consent.isGranted)).toEqual([
		'necessary',
		'analytics',
		'service:google-analytics',
		'!marketing',
		'!service:own',
	]);
});

it.each([
	['none', undefined],
	['null', null],
	['an empty one', ''],
	['another name', cookie().replace('yinyom', 'xyinyom')],
	['a broken one', cookie().slice(0, -1)],
	['an expired one', cookie({ validUntil: now })],
	['one from the future', cookie({ time: now + 2 * 864e5, validUntil: now + 3 * 864e5 })],
	['one for another policy', cookie({ policyVersion: '2023-01-01' })],
	['one for another revision', cookie({ revision: 1 })],
])('grants nothing for %s', (_, header) => {
	const { granted, isGranted } = readConsent(header, config, { now });
	expect(granted).toEqual(['necessary']);
	expect(isGranted('analytics')).toBe(false);
});

it('grants of several cookies only what every one grants', () => {
	const tossed = cookie({ time: now, granted: ['analytics', 'marketing'], denied: [] });
	expect(readConsent(`${tossed}; ${cookie()}`, config, { now }).granted).toEqual(['necessary', 'analytics']);
	expect(readConsent(`${cookie()};${cookie({ time: now, granted: [] })}`, config, { now }).granted).toEqual([
		'necessary',
	]);
});

it('never throws, and grants nothing for what is no cookie of ours', () => {
	fc.assert(
		fc.property(fc.string(), fc.anything(), (header, anything) => {
			expect(readConsent(`yinyom=${header}`, config, { now }).granted).toEqual(['necessary']);
			expect(readConsent(header, anything, { now }).granted).toEqual(['necessary']);
		}),
	);
});

const base = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

it('makes the policy of what the cookie grants', () => {
	expect(contentSecurityPolicy(config, undefined, { now })).toBe(`${base} cdn.example receipts.example`);
	expect(contentSecurityPolicy(config, cookie(), { now, allow: ['files.example'] })).toBe(
		`${base} ${googleAnalytics.hosts.join(' ')} cdn.example receipts.example files.example`,
	);
	expect(contentSecurityPolicy(config, cookie(), { now, url: 'https://receipts.example/' })).not.toContain('receipts.');
});

it('makes none when everything is granted', () => {
	const all = cookie({ granted: ['analytics', 'marketing'], denied: [] });
	expect(contentSecurityPolicy(config, all, { now })).toBe(undefined);
	expect(policyFor(config, ['analytics', 'marketing'])).toBe(undefined);
	expect(policyFor({ categories: {} }, [])).toBe(undefined);
});

it('allows a service that is granted by itself, and nobody’s whom the config does not list', () => {
	const hosts = googleAnalytics.hosts.join(' ');
	expect(policyFor(config, ['service:own'])).toBe(`${base} own.example cdn.example receipts.example`);
	expect(policyFor(config, ['service:google-analytics'])).toContain(hosts);
	expect(policyFor(config, ['service:youtube'])).toBe(`${base} cdn.example receipts.example`);
});

it('always allows what the owner calls necessary', () => {
	const necessary = { ...config, categories: { necessary: { services: ['own'] }, marketing: {} } };
	expect(policyFor(necessary, [])).toBe(`${base} own.example cdn.example receipts.example`);
});

it('makes the policy of what the law of the country lets run, and takes out what the signal denies', () => {
	const us = { now, country: 'US-CA' };
	expect(contentSecurityPolicy(config, new Headers(), us)).toBe(undefined);
	expect(contentSecurityPolicy(config, { 'sec-gpc': '1' }, us)).toBe(`${base} cdn.example receipts.example`);
	expect(contentSecurityPolicy(config, new Headers(), { now, country: 'TH' })).toBe(
		`${base} cdn.example receipts.example`,
	);
});

it('lets Google’s tags load before consent where advanced mode names the place, and calls that no grant', () => {
	const advanced = { ...config, signals: { googleMode: { advanced: ['TH', 'anywhere'] } } };
	const hosts = googleAnalytics.hosts.join(' ');
	for (const country of ['TH', 'TH-10', 'th']) {
		expect(contentSecurityPolicy(advanced, undefined, { now, country })).toContain(hosts);
		expect(readConsent(undefined, advanced, { now, country }).isGranted('service:google-analytics')).toBe(false);
	}
	for (const country of ['US', 'anywhere', undefined])
		expect(contentSecurityPolicy(advanced, new Headers({ 'sec-gpc': '1' }), { now, country })).not.toContain(hosts);
});
