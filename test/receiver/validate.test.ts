import { expect, it } from 'vitest';
import type { Receipt } from '../../src/consent/receipt.ts';
import { validateReceipt } from '../../src/receiver.ts';
import { sampleReceipt } from './sample-receipt.ts';

/** A receipt with the value at a path such as `decisions.1.id` replaced. */
function changed(path: string, value: unknown): unknown {
	const receipt = structuredClone(sampleReceipt());
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const parent = keys.reduce<object>((node, key) => Reflect.get(node, key), receipt);
	Object.defineProperty(parent, last, { value, enumerable: true, configurable: true });
	return receipt;
}

function without(path: string): unknown {
	const receipt = JSON.parse(JSON.stringify(sampleReceipt()));
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	Reflect.deleteProperty(
		keys.reduce<object>((node, key) => Reflect.get(node, key), receipt),
		last,
	);
	return receipt;
}

const problemsOf = (value: unknown) => {
	const verdict = validateReceipt(value);
	return 'problems' in verdict ? verdict.problems : [];
};

it('gives back the receipt it was given', () => {
	const receipt = sampleReceipt();
	expect(validateReceipt(receipt)).toEqual({ receipt });
});

it.each<[string, Partial<Receipt>]>([
	['a successor', { seq: 2, prevReceiptId: crypto.randomUUID(), prevDigest: `sha256-${'_'.repeat(43)}` }],
	['one that the browser could not keep', { storage: 'none' }],
	['one that tells of others that were lost', { losses: { expired: 0, dead: 2, overflow: 0 } }],
	['one without any service', { decisions: [{ id: 'necessary', status: 'notAsked', basis: 'necessary' }] }],
])('knows %s', (_, changes) => {
	expect(problemsOf(sampleReceipt(changes))).toEqual([]);
});

it.each<[string, readonly unknown[]]>([
	['scope.site', ['localhost', 'my_shop.example.com', 'example.com.', 'xn--12c1fe0br.xn--o3cw4h', '127.0.0.1']],
	['notice.locale', ['en', 'pt-BR', 'zh-Hant-TW', 'de-1996']],
	['notice.policyVersion', ['', 'March 7 2024', 'v1.2+3']],
	['notice.widget', ['0.1.0', '1.0.0-beta.2', '1.0.0+build.5']],
	['notice.noticeDigest', [null]],
	['event.time', ['2024-02-29T23:59:59Z', '1970-01-01T00:00:00.0Z', '2099-12-31T00:00:00.000Z']],
])('takes every spelling of %s', (path, values) => {
	for (const value of values) expect(problemsOf(changed(path, value))).toEqual([]);
});

it.each<[string, readonly unknown[]]>([
	['schema', ['urn:yinyom:receipt:2', '', null]],
	['receiptId', ['1', '3F9C1C1E-7B1D-4A0E-9A63-0E4A5A6A2F10', '3f9c1c1e-7b1d-1a0e-9a63-0e4a5a6a2f10', null, 7]],
	['consentId', ['somebody@example.com', '203.0.113.7']],
	['prevReceiptId', ['', 0, false]],
	['prevDigest', ['sha256-', `sha256-${'a'.repeat(42)}`, `sha256-${'a'.repeat(44)}`, `sha256-${'+'.repeat(43)}`]],
	['seq', [0, -1, 1.5, '1', 2 ** 53, null]],
	['event.state', ['expired', 'signal', '']],
	['event.action', ['acceptAll', 'rejectAll', null]],
	['event.surface', ['banner', 'popup']],
	['event.source', ['browser', 'guardian']],
	[
		'event.time',
		['2026-11-22', '2026-11-22T04:12:31+07:00', '2026-02-30T00:00:00Z', '2026-11-22T24:00:01Z', 1795320000, 'now'],
	],
	['event.validUntil', ['2026-13-01T00:00:00Z', '']],
	[
		'scope.site',
		[
			'https://example.com',
			'example.com/cart',
			'me@example.com',
			'example.com:8080',
			'Example.com',
			'.',
			'a..b',
			'',
			`${'a'.repeat(64)}.com`,
			'a.'.repeat(150),
		],
	],
	['scope.jurisdiction', ['th', 'THA', 'US-CA', '']],
	['scope.ruleset', ['th-pdpa', 'th-pdpa/', '/1', 'https://example.com/1']],
	[
		'notice.policyVersion',
		['https://example.com/privacy', 'dpo@example.com', 'a\nb', 'a\u0000b', '\ud800', 'v'.repeat(41)],
	],
	['notice.configVersion', [7, '', '-1', 'seven']],
	['notice.locale', ['', 'th_TH', 'x'.repeat(9), "en'; DROP TABLE receipts; --"]],
	['notice.widget', ['1.4', 'v1.4.0', '']],
	['notice.layout', ['', '<b>', 'Mozilla/5.0 (X11; Linux x86_64)']],
	['notice.withdrawalEffectShown', ['true', 1, null]],
	['decisions', [[], {}, null, Array.from({ length: 65 }, (_, index) => ({ id: `c${index}`, status: 'notAsked' }))]],
	['decisions.0.status', ['given', 'ConsentRevoked', null]],
	['decisions.0.basis', ['vital-interest', null]],
	['decisions.1.services', [[], null, { 'google-analytics': 'yes' }, { 'Google Analytics': true }, { __PROTO: true }]],
	['signals.gpc', ['1', null]],
	['signals.gcm', ['expert', null]],
	['storage', ['cookie', null]],
	[
		'losses',
		[
			null,
			3,
			{ expired: 0, dead: 0 },
			{ expired: 0, dead: -1, overflow: 0 },
			{ expired: 0, dead: 0, overflow: 0, other: 1 },
		],
	],
])('refuses what is no %s', (path, values) => {
	for (const value of values) expect([value, problemsOf(changed(path, value)).length]).toEqual([value, 1]);
});

it.each([
	'receiptId',
	'prevDigest',
	'event',
	'event.source',
	'scope.site',
	'notice.layout',
	'decisions',
	'decisions.2.status',
	'signals',
])('misses %s', (path) => {
	const at = path.replace(/\.(\d)/, '[$1]');
	expect(problemsOf(without(path))).toEqual([{ at, expected: expect.any(String), received: 'missing' }]);
});

it.each(['', 'event.', 'scope.', 'notice.', 'decisions.0.', 'signals.'])(
	'refuses a field that %s does not have',
	(parent) => {
		for (const name of ['ip', 'userAgent', 'constructor', 'toString', 'subjectRef']) {
			expect(problemsOf(changed(`${parent}${name}`, 'x'))).toEqual([
				{ at: expect.stringContaining(name), expected: 'no such field', received: '"x"' },
			]);
		}
	},
);

it('refuses __proto__ at every level, whatever it holds', () => {
	const text = JSON.stringify(sampleReceipt());
	for (const place of ['{"schema"', '{"state"', '{"site"', '{"id":"necessary"', '{"google-analytics"', '{"gpc"']) {
		const value: unknown = JSON.parse(text.replace(place, `{"__proto__":true,${place.slice(1)}`));
		expect(problemsOf(value)).toEqual([expect.objectContaining({ at: expect.stringContaining('__proto__') })]);
	}
});

it('refuses two decisions on one category', () => {
	const twice = [
		{ id: 'analytics', status: 'ConsentGiven' },
		{ id: 'analytics', status: 'ConsentRefused' },
	];
	expect(problemsOf(changed('decisions', twice))).toEqual([
		{ at: 'decisions', expected: 'each category once', received: '"analytics"' },
	]);
});

it('refuses more than 64 services', () => {
	const services = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`s${index}`, true]));
	expect(problemsOf(changed('decisions.1.services', services))).toHaveLength(1);
});

it.each([null, true, 0, '', 'receipt', [], [sampleReceipt()], {}])('refuses %j', (value) => {
	expect(problemsOf(value).length).toBeGreaterThan(0);
});

it('lists every problem at once, but not without end', () => {
	const two = { ...sampleReceipt(), seq: 0, receiptId: 'x' };
	expect(problemsOf(two).map(({ at }) => at)).toEqual(['receiptId', 'seq']);
	expect(problemsOf(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, 1])))).toHaveLength(16);
});

it('shortens what it quotes, names included', () => {
	const long = '\u001b[31m'.repeat(500);
	const [value, name] = problemsOf({ ...sampleReceipt(), receiptId: long, [long]: 1 });
	for (const text of [value?.received ?? '', name?.at ?? '']) {
		expect(text.length).toBeLessThan(300);
		expect(text).not.toContain('\u001b');
	}
});
