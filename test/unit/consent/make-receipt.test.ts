import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { resolve } from '../../../src/config/resolve.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { type Cause, change } from '../../../src/consent/change.ts';
import { type Circumstances, makeReceipt } from '../../../src/consent/make-receipt.ts';
import { validateReceipt } from '../../../src/receiver.ts';
import { chooseRegime } from '../../../src/regimes/choose.ts';
import { anyAttributes, anyJsonConfig } from '../config/any-config.ts';
import { anyRecord, day, noon, record } from './any-record.ts';

vi.stubGlobal('__VERSION__', manifest.version);

const digest = `sha256-${'d'.repeat(43)}`;
const cause: Cause = { action: 'save', surface: 'preferences' };
const made = { record, previous: undefined, withdrawn: [], cause };
const { config } = resolve({
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: { services: ['google-analytics', 'posthog'] }, marketing: { services: ['meta-pixel'] } },
});
const circumstances: Circumstances = {
	config,
	gpc: false,
	locale: 'th',
	site: 'www.example.co.th',
	configDigest: digest,
	noticeDigest: digest,
	prevDigest: null,
	shown: { layout: 'dialog', withdrawalEffectShown: true },
	isKept: true,
};

const problemsOf = (value: unknown) => {
	const verdict = validateReceipt(value);
	return 'problems' in verdict ? verdict.problems : [];
};

it('states what was decided, how, under which rules and by which texts', () => {
	expect(makeReceipt(made, circumstances)).toEqual({
		schema: 'urn:yinyom:receipt:1',
		receiptId: record.receiptId,
		consentId: record.consentId,
		prevReceiptId: null,
		prevDigest: null,
		seq: 3,
		event: {
			state: 'partial',
			action: 'save',
			surface: 'preferences',
			source: 'user',
			time: '2024-03-06T12:00:00.000Z',
			validUntil: '2025-03-06T12:00:00.000Z',
		},
		scope: { site: 'www.example.co.th', jurisdiction: 'ZZ', ruleset: 'strictest/1' },
		notice: {
			policyVersion: '2024-03-07',
			configVersion: '7',
			locale: 'th',
			noticeDigest: digest,
			configDigest: digest,
			widget: manifest.version,
			layout: 'dialog',
			withdrawalEffectShown: true,
		},
		decisions: [
			{ id: 'necessary', status: 'notAsked', basis: 'necessary' },
			{ id: 'analytics', status: 'ConsentGiven', services: { 'google-analytics': true, posthog: true } },
			{ id: 'marketing', status: 'ConsentRefused', services: { 'meta-pixel': false } },
		],
		signals: { gpc: false, gcm: 'basic' },
	});
});

it.each<[string, readonly string[], readonly string[], readonly string[]]>([
	['given', ['analytics', 'marketing'], [], []],
	['partial', ['analytics'], ['marketing'], []],
	['refused', [], ['analytics', 'marketing'], []],
	['withdrawn', [], ['analytics', 'marketing'], ['analytics']],
	['withdrawn', ['analytics'], ['marketing'], ['marketing']],
])('calls it "%s" when %j is granted, %j denied and %j taken back', (state, granted, denied, withdrawn) => {
	const receipt = makeReceipt({ ...made, record: { ...record, granted, denied }, withdrawn }, circumstances);
	expect(receipt.event.state).toBe(state);
	expect(receipt.decisions.slice(1).map(({ id, status }) => [id, status])).toEqual(
		['analytics', 'marketing'].map((id) => [
			id,
			granted.includes(id) ? 'ConsentGiven' : withdrawn.includes(id) ? 'ConsentWithdrawn' : 'ConsentRefused',
		]),
	);
});

it('F1 says that the browser decided where the signal did, and nobody asked about what it left open', () => {
	const law = { jurisdiction: 'US', ruleset: 'us-opt-out/1', always: [] };
	const bySignal = { ...made, record: { ...record, granted: [], denied: ['marketing'] } };
	const receipt = makeReceipt(
		{ ...bySignal, cause: { action: 'save', surface: 'signal' } },
		{ ...circumstances, law, gpc: true },
	);
	expect(receipt.event).toMatchObject({ state: 'refused', surface: 'signal', source: 'gpc' });
	expect(receipt.scope).toMatchObject({ jurisdiction: 'US', ruleset: 'us-opt-out/1' });
	expect(receipt.decisions.map(({ status }) => status)).toEqual(['notAsked', 'notAsked', 'ConsentRefused']);
	expect(problemsOf(receipt)).toEqual([]);
});

it('004-basis says by which other reason a category is on, and that nobody was asked about it', () => {
	const { config: parcels } = resolve({
		categories: { parcels: { basis: 'contract', services: ['matomo'] }, marketing: {} },
	});
	const law = { jurisdiction: 'TH', ruleset: 'th-pdpa/1', always: ['parcels'] };
	const receipt = makeReceipt(made, { ...circumstances, config: parcels, law });
	expect(receipt.decisions[1]).toEqual({ id: 'parcels', status: 'notAsked', basis: 'contract' });
	// It is no part of what the person decided.
	const kept = { ...made, record: { ...record, granted: ['parcels'], denied: ['marketing'] } };
	expect(makeReceipt(kept, { ...circumstances, config: parcels, law }).event.state).toBe('refused');
	expect(problemsOf(receipt)).toEqual([]);
});

it.each(['none', 'uk', 'ca-qc', 'us-opt-out', 'strictest'])(
	'is taken by the receiver under the rule set "%s"',
	(id) => {
		const law = { jurisdiction: 'ZZ', ruleset: `${id}/1`, always: [] };
		expect(problemsOf(makeReceipt(made, { ...circumstances, law }))).toEqual([]);
	},
);

it('names the receipt it follows', () => {
	const previous = { ...record, receiptId: '11111111-1111-4111-8111-111111111111' };
	expect(makeReceipt({ ...made, previous }, { ...circumstances, prevDigest: digest })).toMatchObject({
		prevReceiptId: previous.receiptId,
		prevDigest: digest,
	});
});

it.each([
	['notice', 'user'],
	['preferences', 'user'],
	['api', 'host'],
] as const)('says that a decision by %s comes from the %s', (surface, source) => {
	const { event } = makeReceipt({ ...made, cause: { action: 'grantAll', surface } }, circumstances);
	expect(event).toMatchObject({ action: 'grantAll', surface, source });
});

it('says so when nothing was on screen', () => {
	const { notice } = makeReceipt(made, { ...circumstances, shown: undefined, noticeDigest: null });
	expect(notice).toMatchObject({ layout: 'none', withdrawalEffectShown: false, noticeDigest: null });
});

it('says how Google’s tags were held', () => {
	expect(makeReceipt(made, { ...circumstances, gcm: 'advanced' }).signals.gcm).toBe('advanced');
});

it('says so when the browser keeps nothing, and only then', () => {
	expect(makeReceipt(made, { ...circumstances, isKept: false }).storage).toBe('none');
	expect(makeReceipt(made, circumstances)).not.toHaveProperty('storage');
});

it('claims no law that nobody chose: without one it says what a regime that is none comes to', () => {
	const { id, regime, jurisdiction } = chooseRegime('th-pdpaa', undefined);
	expect(makeReceipt(made, circumstances).scope).toMatchObject({ jurisdiction, ruleset: `${id}/${regime.version}` });
	expect(config.validityDays).toBe(regime.validityDays);
});

it('passes on the privacy signal', () => {
	expect(makeReceipt(made, { ...circumstances, gpc: true }).signals.gpc).toBe(true);
});

const anyCause = fc.record({
	action: fc.constantFrom('grantAll', 'denyAll', 'save', 'withdraw'),
	surface: fc.constantFrom('notice', 'preferences', 'placeholder', 'api'),
} as const);

it('is taken by the receiver, whatever config the owner wrote', () => {
	fc.assert(
		fc.property(anyJsonConfig, anyAttributes, fc.option(anyRecord), anyCause, (raw, attributes, last, by) => {
			const { config: own } = resolve(raw, attributes);
			const rules = { ...readSettings(raw, attributes), validityDays: own.validityDays };
			const previous = last ?? undefined;
			const granted = previous?.granted.filter((id) => Object.hasOwn(rules.categories, id)) ?? [];
			const next = change(
				previous,
				{ action: by.action },
				{ config: rules, granted, now: noon, newId: () => crypto.randomUUID() },
			);
			const withdrawn = granted.filter((id) => !next.granted.includes(id));
			const receipt = makeReceipt({ record: next, previous, withdrawn, cause: by }, { ...circumstances, config: own });
			expect(problemsOf(JSON.parse(JSON.stringify(receipt)))).toEqual([]);
			expect(Date.parse(receipt.event.validUntil) - noon).toBe(own.validityDays * day);
		}),
		{ numRuns: 500 },
	);
});

it('holds no address of a page or a person, whatever the config says, but the host name of the site', () => {
	const address = fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.emailAddress());
	const written = fc.record({
		name: address,
		mail: fc.emailAddress(),
		url: fc.webUrl(),
		label: address,
		text: address,
	});
	fc.assert(
		fc.property(written, anyRecord, ({ name, mail, url, label, text }, next) => {
			const { config: own } = resolve({
				controller: { name, email: mail, url, address: text },
				dpo: { name, email: mail },
				policy: { url, version: text },
				categories: {
					analytics: { label, purpose: text, services: [text, 'own'] },
					[text]: {},
				},
				services: { own: { name, vendor: label, privacyUrl: url } },
				receipts: { endpoint: url },
				texts: { th: { 'notice.title': text } },
			});
			const { scope, ...receipt } = makeReceipt(
				{ ...made, record: next, previous: { ...record, policyVersion: text } },
				{ ...circumstances, config: own },
			);
			const said = JSON.stringify({ ...receipt, schema: '' });
			for (const part of [name, mail, url, label, text]) expect(said).not.toContain(part);
			expect(said).not.toMatch(/@|\/\//);
			expect(scope.site).toBe('www.example.co.th');
		}),
		{ numRuns: 500 },
	);
});
