import * as fc from 'fast-check';

/** Values that a page's JSON can hold and that do harm to code which trusts them. */
export const hostileJson: readonly unknown[] = [
	JSON.parse('{"toString":1,"valueOf":1}'),
	JSON.parse('{"__proto__":{"version":"1","services":["x"]}}'),
	JSON.parse('{"constructor":{"prototype":{}},"toJSON":1}'),
	[[[[]]]],
	-1,
	1e6,
	1.5,
	1e300,
	'7',
	'',
	'\u0000',
];

/** The same, and what only code can hand over. */
const hostileValues: readonly unknown[] = [
	...hostileJson,
	Symbol('own'),
	10n,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	Object.create(null),
	Object.assign(Object.create(null), { toString: null }),
	new Proxy({}, {}),
	() => 'x',
	/./,
];

const json = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...hostileJson));

export const anyValue = fc.oneof(
	json,
	fc.anything({
		maxDepth: 3,
		withBigInt: true,
		withBoxedValues: true,
		withDate: true,
		withMap: true,
		withNullPrototype: true,
		withSet: true,
		withSparseArray: true,
		withTypedArray: true,
	}),
	fc.constantFrom(...hostileValues),
);

const awkwardKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Ads', '1st', '', 'a b', '$schema'];

/** Ids, most of them right. */
export const anyId = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom('necessary', 'functional', 'analytics', 'marketing', 'own-stats') },
	{ weight: 1, arbitrary: fc.constantFrom(...awkwardKeys) },
	{ weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);

const anyService = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom('google-analytics', 'meta-pixel', 'youtube', 'own-chat', 'constructor') },
	{ weight: 1, arbitrary: fc.constantFrom('Google Analytics', 'google_analytics', 'x'.repeat(33), 'a\nb') },
);

/** Attributes of a script tag, right and wrong. */
export const anyAttributes: fc.Arbitrary<Record<string, string>> = fc
	.record(
		{
			policyVersion: fc.oneof(fc.constantFrom('', '2024-03-07', '7 มีนาคม 2567', 'v1/2'), fc.string()),
			revision: fc.oneof(fc.constantFrom('0', '7', '-1', '1.5', '1e6', '999999', 'two', ''), fc.string()),
			locale: fc.oneof(fc.constantFrom('th', 'en', 'pt-BR', ''), fc.string()),
			policy: fc.constantFrom('/privacy', 'javascript:alert(1)'),
			endpoint: fc.constantFrom('/consent', 'data:text/html,x'),
			controller: fc.string(),
			email: fc.string(),
			reopen: fc.constantFrom('start', 'end', 'none', 'middle'),
		},
		{ requiredKeys: [] },
	)
	.map((attributes) => ({ ...attributes }));

function configOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	const or = (weight: number, arbitrary: fc.Arbitrary<unknown>) =>
		fc.oneof({ weight, arbitrary }, { weight: 1, arbitrary: value });
	const fields = (model: Record<string, fc.Arbitrary<unknown>>) => or(6, fc.record(model, { requiredKeys: [] }));
	const text = fc.oneof(fc.constantFrom('Example Co., Ltd.', ''), fc.dictionary(anyId, value, { maxKeys: 3 }), value);
	const link = or(2, fc.oneof(fc.constantFrom('/privacy', 'https://example.com/', 'javascript:alert(1)'), fc.string()));
	const party = fields({ name: text, email: or(2, fc.emailAddress()), phone: value, url: link, address: text });
	const category = fields({ label: text, purpose: text, services: or(6, fc.array(or(8, anyService))) });
	const config = fields({
		controller: party,
		dpo: party,
		policy: fields({ url: link, version: or(3, fc.constantFrom('2024-03-07', 'v1/2', '7 มีนาคม 2567', '2 b')) }),
		categories: or(8, fc.dictionary(anyId, category, { maxKeys: 5 })),
		services: or(4, fc.dictionary(anyId, fields({ name: text, privacyUrl: link, cookies: fc.array(value) }))),
		receipts: fields({ endpoint: link }),
		locale: or(2, fc.constantFrom('th', 'en-GB', 'fr')),
		revision: or(3, fc.nat(2_000_000)),
		validityDays: or(3, fc.nat(500)),
		reopen: or(2, fc.constantFrom('start', 'end', 'none')),
		signals: fields({ google: or(2, fc.boolean()), meta: or(2, fc.boolean()) }),
		texts: fields({ th: fields({ 'notice.title': text }) }),
		policyVersion: value,
		unheardOf: value,
	});
	return fc.oneof({ weight: 6, arbitrary: config }, { weight: 1, arbitrary: value });
}

/** What a page's JSON can hold: a config, right or wrong, or anything else. */
export const anyJsonConfig = configOf(json);

/** What code can hand over. */
export const anyConfig = configOf(anyValue);
