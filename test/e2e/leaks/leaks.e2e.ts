/** What a page with every vector in it asks a third party for, in each mode, is what `test/LEAKS.md` says. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { contentSecurityPolicy } from '../../../src/server/content-security-policy.ts';
import type { Visitor } from '../harness/visitor.ts';
import { quiet } from '../moments.ts';
import { config, expect, type Page, tag, test } from '../page.ts';
import { declared, forget, measure, measureGranted, measureHeld, plain, silence, wishes, withHeader } from './rig.ts';
import { type Column, differences, type Measure, readTable } from './table.ts';
import { lasting, lastingOf, repeatedOf, ROUND, type Vector } from './vector.ts';
import { outside, vectors } from './vectors.ts';

/** Set by `npm run leaks`: a folder for what was measured, of which it makes the table. */
const records = process.env['YINYOM_LEAKS'];
const gate = readFileSync(new URL('../../../dist/yinyom-gate.js', import.meta.url), 'utf8');
const withGate = (more: object) => `${config(wishes(more))}<script>${gate}</script>${tag}`;
const nothing = { requests: 0, ran: 0 };

/** Keeps what was measured, or compares it with the table. */
function check(column: Column, { engine }: Visitor, measures: readonly Measure[], measured = vectors): void {
	const names = measured.map(({ name }) => name);
	if (records) {
		mkdirSync(records, { recursive: true });
		const file = `${records}/${engine}-${column}-${crypto.randomUUID()}.json`;
		return writeFileSync(file, JSON.stringify({ engine, column, names, measures }));
	}
	const table = readTable(readFileSync(new URL('../../LEAKS.md', import.meta.url), 'utf8'));
	expect(measures.flatMap((one) => differences(table, { column, engine, names }, one))).toEqual([]);
}

/** Of the vectors of one page those of which something ran. */
const ranOf = (measures: readonly Measure[], measured: readonly Vector[]) =>
	measured.flatMap(({ name }) => (measures.some((one) => one[name]?.ran) ? [name] : []));
const inside = vectors.filter((vector) => !outside.vectors.includes(vector));

test('a page that knows nothing of consent asks in every way', async ({ visitor, open }) => {
	const opened = await open(plain(vectors));
	await silence(opened);
	check('none', visitor, [measure(opened)]);
});

test('what is declared asks for nothing before the grant and after a denial, and then for all', async ({
	visitor,
	open,
}) => {
	const opened = await open(declared(vectors, tag));
	const measures = await measureHeld(visitor, opened);
	expect(measures).toEqual([{}, {}]);
	check('declared', visitor, measures);
	const granted = await measureGranted(visitor, opened);
	check('granted', visitor, [granted]);
});

test('what is caught leaks as the table says', async ({ visitor, open }) => {
	const opened = await open(plain(vectors, withGate({ catch: true })));
	check('caught', visitor, await measureHeld(visitor, opened));
});

test('what is enforced runs nowhere', async ({ visitor, open }) => {
	const opened = await open(plain(vectors, withGate({ enforce: true })));
	const measures = await measureHeld(visitor, opened);
	expect(ranOf(measures, inside)).toEqual([]);
	check('enforced', visitor, measures);
});

test('what a header forbids is not even asked for', async ({ visitor, open }) => {
	const policy = contentSecurityPolicy(wishes({}), '') ?? '';
	const page = withHeader(plain(vectors, withGate({ enforce: true })), { 'content-security-policy': policy });
	const measures = await measureHeld(visitor, await open(page));
	expect(ranOf(measures, vectors)).toEqual([]);
	check('header', visitor, measures);
});

/** Rounds of all vectors that the page has told the site of. */
const rounds = (page: Page) => page.site.hits('/round').length;

test('what sent again and again sends nothing more once it is withdrawn', async ({ visitor, open }) => {
	const measured = vectors.filter(({ lasts, isAbove }) => !lasts && !isAbove);
	const opened = await open(declared([], tag, repeatedOf(measured)));
	await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
	await expect.poll(() => rounds(opened)).toBeGreaterThan(2);
	const before = measure(opened);
	await visitor.eval(() => {
		Object.assign(window, { isSamePage: true });
		return window.yinyom?.withdraw().then(() => true);
	});
	await quiet(visitor, 2 * ROUND);
	forget(opened);
	await expect.poll(() => rounds(opened)).toBeGreaterThan(2);
	const after = measure(opened);
	expect(await visitor.eval('window.isSamePage')).toBe(true);
	expect(ranOf([after], inside)).toEqual([]);
	const sent = measured.filter(({ name }) => before[name]);
	check('cut-off', visitor, [after], sent);
});

for (const kind of lasting)
	test(`what goes on by itself ends once it is withdrawn: ${kind}`, async ({ visitor, open }) => {
		const measured = vectors.filter(({ lasts }) => lasts === kind);
		const opened = await open(declared([], tag, lastingOf(measured)));
		await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
		await quiet(visitor, 1500);
		const before = measure(opened);
		await visitor.eval(() => void window.yinyom?.withdraw());
		await quiet(visitor, 1500).catch(() => undefined);
		forget(opened);
		await quiet(visitor, 1500);
		const after = measure(opened);
		expect(after).toEqual({});
		check(
			'cut-off',
			visitor,
			[after],
			measured.filter(({ name }) => (before[name] ?? nothing).requests),
		);
	});
