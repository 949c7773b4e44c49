/** What a page with every vector in it asks a third party for, in each mode, is what `test/LEAKS.md` says. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentSecurityPolicy } from '../../../src/server/content-security-policy.ts';
import type { Visitor } from '../harness/visitor.ts';
import { config, expect, type Page, tag, test } from '../page.ts';
import { declared, forget, measure, measureHeld, plain, quiet, silence, wishes, withHeader } from './rig.ts';
import { type Column, differences, type Measure, readTable } from './table.ts';
import { lasting, lastingOf, repeatedOf, ROUND, type Vector } from './vector.ts';
import { outside, vectors } from './vectors.ts';

/** Set by `npm run leaks`: a folder for what was measured, of which it makes the table. */
const records = process.env['YINYOM_LEAKS'];
const gate = readFileSync(new URL('../../../dist/yinyom-gate.js', import.meta.url), 'utf8');
const withGate = (more: object) => `${config(wishes(more))}<script>${gate}</script>${tag}`;

const table = records ? undefined : readTable(readFileSync(new URL('../../LEAKS.md', import.meta.url), 'utf8'));

// A page with everything in it, and pauses in which nothing may come.
test.describe.configure({ timeout: 150_000 });

/** Keeps what was measured, or compares it with the table. */
function check(column: Column, { engine }: Visitor, measures: readonly Measure[], measured = vectors): void {
	const names = measured.map(({ name }) => name);
	if (table) {
		const found = measures.flatMap((one) => differences(table, { column, engine, names, atLeisure }, one));
		return expect(found).toEqual([]);
	}
	const folder = `${records}`;
	mkdirSync(folder, { recursive: true });
	const file = `${folder}/${engine}-${column}-${crypto.randomUUID()}.json`;
	writeFileSync(file, JSON.stringify({ engine, column, names, measures }));
}

/** Of those that the table says are asked for in a column, the ones that were not, or less often than wanted. */
const missing = (column: Column, { engine }: Visitor, measured: readonly Vector[], counts: Measure, least = 1) =>
	measured.flatMap(({ name }) =>
		table?.[name]?.[column][engine] && (counts[name]?.requests ?? 0) < least ? [name] : [],
	);

/** Of the vectors of one page those of which something ran. */
const ranOf = (measures: readonly Measure[], measured: readonly Vector[]) =>
	measured.flatMap(({ name }) => (measures.some((one) => one[name]?.ran) ? [name] : []));
const inside = vectors.filter((vector) => !outside.vectors.includes(vector));

test('a page that knows nothing of consent asks in every way', async ({ visitor, open }) => {
	const opened = await open(plain(vectors));
	// A browser that is busy is silent, too: first what has to come.
	const sure = vectors.filter(({ name }) => !atLeisure.includes(name));
	await expect.poll(() => missing('none', visitor, sure, measure(opened)), { timeout: 30_000 }).toEqual([]);
	await silence(opened);
	check('none', visitor, [measure(opened)]);
});

/** An icon, or a page for later, a browser fetches when it likes, or not at all while it is busy. */
const atLeisure = ['icon', 'prefetch', 'parser-prefetch'];
/** Nor may a held script write into the page. */
const unheard = ['written', 'written-in-parts', 'image-written', ...atLeisure];
/** Captions come only for a film that has not failed meanwhile. */
const late = ['track'];
/** A film or a sound is asked for in pieces, as many as a browser likes. */
const inPieces = ['video', 'audio', 'parser-video', 'parser-audio'];

test('what is declared asks for nothing before the grant and after a denial, and then for all', async ({
	visitor,
	open,
}) => {
	const opened = await open(declared(vectors, tag));
	const measures = await measureHeld(visitor, opened);
	expect(measures).toEqual([{}, {}]);
	check('declared', visitor, measures);
	const asked = vectors.filter(({ name }) => !unheard.includes(name));
	await visitor.eval(() => void window.yinyom?.grantAll());
	await expect.poll(() => missing('none', visitor, asked, measure(opened)), { timeout: 30_000 }).toEqual([]);
});

test('what is caught leaks as the table says', async ({ visitor, open }) => {
	const opened = await open(plain(vectors, withGate({ catch: true })));
	const measures = await measureHeld(visitor, opened);
	check('caught', visitor, measures);
	const caught = vectors.filter(
		({ name, ends }) => !ends && ![...unheard, ...late].includes(name) && !measures.some((one) => one[name]),
	);
	await visitor.eval(() => void window.yinyom?.grantAll());
	await expect.poll(() => missing('none', visitor, caught, measure(opened)), { timeout: 30_000 }).toEqual([]);
	await silence(opened);
	const granted = measure(opened);
	const again = caught.flatMap(({ name }) => {
		const { requests = 0 } = granted[name] ?? {};
		return requests > 1 && !inPieces.includes(name) ? [`${name}: ${requests} times`] : [];
	});
	expect(again).toEqual([]);
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
	const measured = vectors.filter(({ lasts, isPast }) => !lasts && !isPast);
	const opened = await open(declared([], tag, repeatedOf(measured)));
	await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
	// Whatever takes its time has it when nobody knows yet what is to come.
	if (!table) await sleep(8 * ROUND);
	const awaited = measured.filter(({ name }) => !atLeisure.includes(name));
	await expect.poll(() => missing('cut-off', visitor, awaited, measure(opened), 2), { timeout: 60_000 }).toEqual([]);
	const before = measure(opened);
	await visitor.eval(() => {
		Object.assign(window, { isSamePage: true });
		return window.yinyom?.withdraw().then(() => true);
	});
	// What was under way when it was withdrawn arrives, and however long a slow machine takes for it, no more may come.
	await quiet(opened);
	forget(opened);
	await expect.poll(() => rounds(opened), { timeout: 30_000 }).toBeGreaterThan(2);
	const after = measure(opened);
	expect(await visitor.eval('window.isSamePage')).toBe(true);
	expect(ranOf([after], inside)).toEqual([]);
	const sent = measured.filter(({ name }) => (before[name]?.requests ?? 0) > 1);
	check('cut-off', visitor, [after], sent);
});

for (const kind of lasting)
	test(`what goes on by itself ends once it is withdrawn: ${kind}`, async ({ visitor, open }) => {
		const measured = vectors.filter(({ lasts }) => lasts === kind);
		const opened = await open(declared([], tag, lastingOf(measured)));
		await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
		if (!table) await sleep(2 * ROUND);
		await expect.poll(() => missing('cut-off', visitor, measured, measure(opened))).toEqual([]);
		const before = measure(opened);
		await visitor.eval(() => void window.yinyom?.withdraw());
		await quiet(opened);
		forget(opened);
		await sleep(2 * ROUND);
		const after = measure(opened);
		expect(after).toEqual({});
		const sent = measured.filter(({ name }) => before[name]?.requests);
		check('cut-off', visitor, [after], sent);
	});
