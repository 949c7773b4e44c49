/** Granting and denying weigh the same, to the pixel: in every theme, layout, language and width, on both layers. */
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { directionOf } from '../../../src/ui/direction.ts';
import type { Texts } from '../../../src/ui/texts.ts';
import { find, mountWidget, whole } from './widget.ts';

const files = import.meta.glob<Texts>('../../../locales/*.json', { eager: true, import: 'default' });
const languages = Object.entries(files).map(([path, texts]) => [path.replace(/.*\/|\.json/g, ''), texts] as const);

const layouts = [
	['notice', { notice: 'bar' }],
	['notice', { notice: 'box', corner: 'top-end' }],
	['notice', { notice: 'modal' }],
	['preferences', { preferences: 'dialog' }],
	['preferences', { preferences: 'drawer' }],
] as const;

let undo: () => void = () => undefined;
afterEach(() => undo());

/** What makes one button weigh more than another, but for its size and place. */
const weights =
	'font-family font-size font-weight font-style line-height letter-spacing text-transform text-decoration padding margin border border-radius outline color background-color background-image box-shadow opacity filter transform cursor visibility';

function weightOf(button: Element): string {
	const style = getComputedStyle(button);
	return weights
		.split(' ')
		.map((name) => style.getPropertyValue(name))
		.join(' | ');
}

/** A column of a grid is no whole number of pixels: a tenth is what the browser rounds. */
const differ = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers) > 0.1;

/** How the buttons of a layer differ; nothing when they weigh the same. */
function unequal(layer: Element): readonly string[] {
	const buttons = [...layer.querySelectorAll('.buttons button')];
	const boxes = buttons.map((button) => button.getBoundingClientRect());
	const sides = (['width', 'height', 'bottom'] as const).filter((side) => differ(boxes.map((box) => box[side])));
	const isStyled = new Set(buttons.map(weightOf)).size > 1;
	return [
		...(buttons.length === 3 ? [] : ['not three buttons']),
		...sides,
		...(isStyled ? ['style'] : []),
		// The main buttons have 44 pixels for a thumb (WCAG 2.5.5).
		...(boxes.some(({ width, height }) => Math.min(width, height) < 44) ? ['small'] : []),
		...buttons
			.filter((button) => button.scrollWidth > button.clientWidth || button.scrollHeight > button.clientHeight + 1)
			.map((button) => `cut: ${button.textContent}`),
	];
}

/** A layer that is there, in another language: what decides on the boxes is the buttons' words, the language and its direction. */
function speak({ host }: ShadowRoot, layer: Element, locale: string, texts: Texts) {
	Object.assign(host, { lang: locale, dir: directionOf(locale) });
	const labels = {
		'grant-all': 'grantAll',
		'deny-all': 'denyAll',
		settings: 'settings',
		save: 'preferences.save',
	} as const;
	for (const [part, key] of Object.entries(labels))
		for (const button of layer.querySelectorAll(`[part=${part}]`)) button.textContent = texts[key];
}

it.each([320, 360, 1280])(
	'at %i pixels no button differs from another in anything',
	async (width) => {
		await page.viewport(width, 740);
		const found: string[] = [];
		let measured = 0;
		for (const theme of ['plain', 'soft', 'sharp'])
			for (const [layer, layout] of layouts) {
				const { ui, root, unmount } = mountWidget({ raw: { ...whole, theme, layout } });
				undo = unmount;
				await ui.open(layer);
				for (const moving of root.getAnimations()) moving.finish();
				const shown = find(root, `[part=${layer}]`);
				for (const [locale, texts] of languages) {
					speak(root, shown, locale, texts);
					for (const how of unequal(shown)) found.push(`${theme} ${Object.values(layout).join(' ')} ${locale}: ${how}`);
					measured++;
				}
				find(shown, '[part=deny-all]').style.setProperty('font-weight', '400', 'important');
				expect(unequal(shown)).toContain('style');
				ui.close();
				unmount();
			}
		expect(found).toEqual([]);
		expect(measured).toBe(3 * layouts.length * languages.length);
	},
	60_000,
);
