/** The gallery of the demo: who reads it is neither moved nor loses the focus, whatever layer opens in its frames. */
import { expect, inOneEngine, test } from './shop.ts';

test.use({ locale: 'en-US', viewport: { width: 1280, height: 800 } });

test(
	'the gallery stays where a person put it, and shows each layer once all of its frame is seen',
	inOneEngine,
	async ({ visitor, shop }) => {
		await visitor.goto(`${shop.siteUrl}/gallery/`);
		await visitor.waitFor(() => document.querySelectorAll('iframe').length === 27);
		await visitor.read('select[name="lang"]', (select) => select.focus({ preventScroll: true }));
		const shown = (row: number) =>
			visitor.waitFor(
				(place) =>
					Array.from(document.querySelectorAll(`section:nth-of-type(${place}) iframe`)).every(
						(frame) => frame.ariaBusy === 'false',
					),
				row,
			);
		await shown(1);
		expect(await visitor.eval(() => scrollY)).toBe(0);
		// Modals, and the preference center both ways.
		for (const row of [6, 7, 8]) {
			const top = await visitor.eval((place) => {
				document.querySelector(`section:nth-of-type(${place})`)?.scrollIntoView({ block: 'center' });
				return scrollY;
			}, row);
			await shown(row);
			expect(await visitor.eval(() => scrollY)).toBe(top);
		}
		expect(await visitor.eval(() => document.activeElement?.getAttribute('name'))).toBe('lang');
	},
);
