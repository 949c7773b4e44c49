/** What hangs on the language of the words: the shape of letters, where lines break, and at which edge they begin. */
import { config, expect, page, tag, test } from './page.ts';

const notice = '[part="notice"]';
const center = '[part="preferences"]';
const inLanguage = (locale: string, more: object = {}) => page(config({ locale, ...more }) + tag);
/** From a narrow phone to a wide one. */
const widths = [320, 332, 344, 360, 375, 390, 412];

test('what is said keeps its language on a page in another one', async ({ visitor, open }) => {
	const frame =
		'<iframe data-consent="marketing" data-src="THIRD/frame" width="300" height="260" style="display:block"></iframe>';
	const html = page(config({ locale: 'ja' }) + tag, frame).replace('lang="en"', 'lang="zh-Hans"');
	await open({ html });
	await visitor.waitVisible(notice);
	await visitor.waitVisible('[part="placeholder"]');
	// Han letters have another shape in each. Firefox goes by the attribute alone, and has no property to read.
	const locale = (element: Element) =>
		getComputedStyle(element).getPropertyValue('-webkit-locale').replaceAll('"', '') ||
		(CSS.supports('-webkit-locale', 'auto') ? 'none' : 'ja');
	expect(await visitor.read(notice, locale)).toBe('ja');
	expect(await visitor.read('[part="placeholder"]', locale)).toBe('ja');
	await visitor.click('[part="settings"]');
	await visitor.waitVisible(center);
	expect(await visitor.read(center, locale)).toBe('ja');
});

/** Words of a layer that go on in the next line; of one text only, when one is given. */
const broken = (layer: Element, { only }: { only?: string }): readonly string[] => {
	const walk = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
	const found: string[] = [];
	while (walk.nextNode()) {
		const { data } = walk.currentNode as Text;
		for (const { 0: word, index } of data.matchAll(only ? new RegExp(only, 'g') : /[\p{Script=Hangul}.,]+/gu)) {
			const range = document.createRange();
			range.setStart(walk.currentNode, index);
			range.setEnd(walk.currentNode, index + word.length);
			const lines = [...range.getClientRects()].map(({ bottom }) => Math.round(bottom));
			if (new Set(lines).size > 1) found.push(word);
		}
	}
	return found;
};

test('Korean lines break between words', async ({ visitor, open }) => {
	await open({ html: inLanguage('ko') });
	await visitor.waitVisible(notice);
	for (const layer of [notice, center]) {
		if (layer === center) await visitor.click('[part="settings"]');
		await visitor.waitVisible(layer);
		for (const width of widths) {
			await visitor.setViewport(width, 740);
			expect(await visitor.read(layer, broken, {})).toEqual([]);
			// Nor is any too long for its line.
			const tooLong = await visitor.read(
				layer,
				(element) =>
					[...element.querySelectorAll('h2, p, .label')].filter((text) => text.scrollWidth > text.clientWidth).length,
			);
			expect(tooLong).toBe(0);
		}
	}
});

test('Japanese lines break between phrases where the browser knows them', async ({ visitor, open }) => {
	await open({ html: inLanguage('ja') });
	await visitor.waitVisible(notice);
	const isKnown = await visitor.eval(() => CSS.supports('word-break', 'auto-phrase'));
	for (const width of isKnown ? widths : []) {
		await visitor.setViewport(width, 740);
		expect(await visitor.read(notice, broken, { only: '必要|使用|場合|利用|広告|選択|変更' })).toEqual([]);
	}
});

for (const locale of ['th', 'ja', 'zh-Hans', 'lo', 'km', 'my'])
	test(`the link to the policy goes on in no next line where words have no spaces (${locale})`, async ({
		visitor,
		open,
	}) => {
		await open({ html: inLanguage(locale) });
		await visitor.waitVisible(notice);
		for (const width of widths) {
			await visitor.setViewport(width, 740);
			expect(await visitor.read(`${notice} a`, (link) => link.getClientRects().length)).toBe(1);
		}
	});

for (const [locale, name] of [
	['ar', '128 Saengtawan Road, Chang Moi, Mueang Chiang Mai, Chiang Mai 50300, Thailand'],
	['en', 'شارع الملك فهد، حي العليا، الرياض 12211، المملكة العربية السعودية، مبنى رقم 128'],
] as const)
	test(`an address in another direction begins at the edge where the lines around it do (${locale})`, async ({
		visitor,
		open,
	}) => {
		const controller = { name: 'Example', address: name };
		await visitor.setViewport(360, 740);
		await open({ html: inLanguage(locale, { controller }) });
		await visitor.click('[part="settings"]');
		await visitor.waitVisible(center);
		const gaps = await visitor.read(`${center} .facts`, (facts) =>
			[...facts.querySelectorAll('bdi')].map((piece) => {
				const lines = document.createRange();
				lines.selectNodeContents(piece);
				const box = piece.getBoundingClientRect();
				const isRtl = getComputedStyle(facts).direction === 'rtl';
				// Of each line, the last and shortest too; one of two directions has several pieces.
				const gapOf: Record<number, number> = {};
				for (const { bottom, left, right } of lines.getClientRects()) {
					const gap = isRtl ? box.right - right : left - box.left;
					// Letters of two fonts do not end at the same height.
					const line = Math.round((bottom - box.top) / 20);
					gapOf[line] = Math.min(gap, gapOf[line] ?? gap);
				}
				return Math.max(...Object.values(gapOf));
			}),
		);
		expect(gaps.length).toBeGreaterThan(3);
		expect(gaps.filter((gap) => gap > 12)).toEqual([]);
	});
