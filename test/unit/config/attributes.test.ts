import { expect, it } from 'vitest';
import { attributePaths, withAttributes } from '../../../src/config/attributes.ts';

it.each<[string, string, unknown]>([
	['locale', 'th', { locale: 'th' }],
	['endpoint', '/consent', { receipts: { endpoint: '/consent' } }],
	['policy', '/privacy', { policy: { url: '/privacy' } }],
	['policyVersion', '2024-03-07', { policy: { version: '2024-03-07' } }],
	['controller', 'Example', { controller: { name: 'Example' } }],
	['email', 'a@example.com', { controller: { email: 'a@example.com' } }],
	['revision', '7', { revision: 7 }],
	// What is no number is shown as it was written.
	['revision', 'x', { revision: 'x' }],
	['revision', 'Infinity', { revision: 'Infinity' }],
	['reopen', 'none', { reopen: 'none' }],
	['colorScheme', 'dark', { colorScheme: 'dark' }],
])('data-%s="%s" says the same as the JSON %j', (name, value, config) => {
	expect(withAttributes({}, { [name]: value })).toEqual(config);
	expect(Object.keys(attributePaths)).toContain(name);
});

it('lets attributes win and leaves the rest of the JSON alone', () => {
	const raw = { locale: 'en', policy: { url: '/old', version: '1' }, unheardOf: 1 };
	expect(withAttributes(raw, { locale: 'th', policy: '/new' })).toEqual({
		locale: 'th',
		policy: { url: '/new', version: '1' },
		unheardOf: 1,
	});
	expect(raw.policy.url).toBe('/old');
});

it('knows no other attribute', () => {
	expect(withAttributes({}, { src: '/yinyom.js', yinyomConfig: '', revisions: '7' })).toEqual({});
});

it.each([null, 'text', 7, [], { policy: 'text' }, { policy: null }])(
	'lays attributes over %j as over nothing',
	(raw) => {
		expect(withAttributes(raw, { policy: '/privacy' })).toEqual({ policy: { url: '/privacy' } });
	},
);

it('answers with the very JSON when the tag has no attributes', () => {
	const raw = ['anything'];
	expect(withAttributes(raw, {})).toBe(raw);
});
