/** A call of the page's own code with a slip in it: it is told so, and nothing is decided that nobody meant. */
import type { Yinyom } from '../../src/guard/api.ts';
import { config, expect, page, tag, test } from './page.ts';

const notice = '[part="notice"]';
const pageWith = (more: object = {}) => page(config(more) + tag);
/** What came of a call: the record's decisions, or the name of the error. */
const outcome = (choices: unknown) =>
	window.yinyom?.save(choices as Parameters<Yinyom['save']>[0]).then(
		({ granted, denied }) => ({ granted, denied }),
		(error: unknown) => (error as Error).name,
	);

for (const [name, choices, words] of [
	['an id with a slip', { analitics: true }, '"analitics" is no category of the config. Did you mean "analytics"?'],
	['a word', 'all', 'It takes an object'],
	['a word for a value', { analytics: 'yes' }, '"analytics" is "yes"; a choice is true or false.'],
	['nothing', undefined, 'received nothing'],
	['no choice at all', {}, 'received {}'],
	['a list', ['analytics'], 'It takes an object'],
	[
		'a service without a switch of its own',
		{ 'service:meta-pixel': true },
		'"service:meta-pixel" has no switch of its own. Decide its category "marketing", or set "choice": "service".',
	],
] as const)
	test(`save() of ${name} decides nothing, and says why`, async ({ visitor, open }) => {
		const { site } = await open({ html: pageWith() });
		await visitor.waitVisible(notice);
		expect(await visitor.eval(outcome, choices)).toBe('TypeError');
		expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
		expect(await visitor.eval(() => window.yinyom?.receipt)).toBeNull();
		expect(await visitor.count(notice)).toBe(1);
		expect(site.hits('/consent')).toEqual([]);
		if (!visitor.can.console) return;
		const said = async () =>
			(await visitor.consoleMessages()).map(({ text }) => text).filter((text) => text.includes('yinyom.save()'));
		await expect.poll(said).toHaveLength(1);
		expect((await said())[0]).toContain(words);
		expect((await said())[0]).toContain('Nothing is decided.');
	});

test('save() decides what it can and says what it cannot', async ({ visitor, open }) => {
	await open({ html: pageWith() });
	await visitor.waitVisible(notice);
	expect(await visitor.eval(outcome, { analytics: true, marketting: true })).toEqual({
		granted: ['analytics'],
		denied: ['marketing'],
	});
	await visitor.waitHidden(notice);
	// Beside what is decided a value that is neither is no grant, and takes one away.
	expect(await visitor.eval(outcome, { analytics: 'no', marketing: true })).toEqual({
		granted: ['marketing'],
		denied: ['analytics'],
	});
	if (!visitor.can.console) return;
	const said = async () => (await visitor.consoleMessages()).map(({ text }) => text).join('\n');
	await expect.poll(said).toContain('"marketting" is no category of the config. Did you mean "marketing"?');
	await expect.poll(said).toContain('"analytics" is "no"; a choice is true or false. It counts as false.');
});

test('with a switch for each service save() knows services too, and their slips', async ({ visitor, open }) => {
	await open({ html: pageWith({ choice: 'service' }) });
	await visitor.waitVisible(notice);
	expect(await visitor.eval(outcome, { 'service:meta-pixle': true })).toBe('TypeError');
	await visitor.eval(outcome, { 'service:meta-pixel': true });
	expect(await visitor.eval(() => window.yinyom?.isGranted('service:meta-pixel'))).toBe(true);
	if (!visitor.can.console) return;
	const said = async () => (await visitor.consoleMessages()).map(({ text }) => text).join('\n');
	await expect.poll(said).toContain('Did you mean "service:meta-pixel"?');
});

test('open() of a layer that is none opens the preference center, and says so', async ({ visitor, open }) => {
	await open({ html: pageWith() });
	await visitor.waitVisible(notice);
	await visitor.eval(() => window.yinyom?.open('prefs' as 'preferences').then(() => true));
	await visitor.waitVisible('[part="preferences"]');
	if (!visitor.can.console) return;
	const said = async () => (await visitor.consoleMessages()).map(({ text }) => text).join('\n');
	await expect.poll(said).toContain('yinyom.open() received "prefs"');
});
