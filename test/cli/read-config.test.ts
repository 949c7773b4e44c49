import { expect, it } from 'vitest';
import { readConfig } from '../../src/cli/read-config.ts';

const inPage = (html: string) => readConfig(html, { isPage: true });

it.each<[string, string]>([
	['as the docs write it', '<script type="application/json" data-yinyom-config>{"revision":7}</script>'],
	['attributes the other way round', '<script data-yinyom-config type="application/json">{"revision":7}</script>'],
	['an attribute with a value', "<script data-yinyom-config='' type='application/json'>{\"revision\":7}</script>"],
	['in capitals', '<SCRIPT TYPE="application/json" DATA-YINYOM-CONFIG>{"revision":7}</SCRIPT>'],
	[
		'over several lines',
		'<script\n\ttype="application/json"\n\tdata-yinyom-config\n>\n{\n"revision": 7\n}\n</script\n>',
	],
	['a ">" in an attribute', '<script title="a > b" data-yinyom-config>{"revision":7}</script>'],
	[
		'after one that is commented out',
		'<!-- <script data-yinyom-config>{}</script> --><script data-yinyom-config>{"revision":7}</script>',
	],
	[
		'after one that only mentions it',
		'<script>"data-yinyom-config"</script><script data-yinyom-config>{"revision":7}</script>',
	],
	[
		'after a value that mentions it',
		'<script title="data-yinyom-config">{}</script><script data-yinyom-config>{"revision":7}</script>',
	],
])('finds the config of a page: %s', (_, html) => {
	expect(inPage(html)).toEqual({ raw: { revision: 7 }, dataset: {} });
});

it('finds the first of two, and says that there are two', () => {
	const two = '<script data-yinyom-config>{"revision":7}</script><script data-yinyom-config>{}</script>';
	expect(inPage(two)).toEqual({ raw: { revision: 7 }, dataset: {}, isTwice: true });
});

it('takes the attributes of the tag as a browser names them', () => {
	const tag =
		'<script async src="https://cdn.example/v1/yinyom.full.js?v=2" data-policy-version=2024-03-07 data-policy="/p?a=1&amp;b=2">';
	expect(inPage(`${tag}</script>`)).toEqual({
		raw: undefined,
		dataset: { policyVersion: '2024-03-07', policy: '/p?a=1&b=2' },
	});
});

it('finds nothing in a page without a config and without the tag', () => {
	expect(inPage('<script src="/app.js" data-endpoint="/x"></script><script type="application/json">{}</script>')).toBe(
		undefined,
	);
});

it('reads JSON behind a byte order mark', () => {
	expect(readConfig('\ufeff{"revision":7}', { isPage: false })).toEqual({ raw: { revision: 7 }, dataset: {} });
});

it('reports JSON that does not parse as the browser does', () => {
	expect(inPage('<script data-yinyom-config>{,}</script>')?.problem).toEqual([
		'json',
		'config',
		expect.any(SyntaxError),
	]);
});

it('takes the attributes of our tag, not those of the gate above it', () => {
	const html =
		'<script src="/yinyom-gate.js" data-revision="1"></script><script async src="/yinyom.js" data-revision="2"></script>';
	expect(inPage(html)?.dataset).toEqual({ revision: '2' });
});
