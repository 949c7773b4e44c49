/** The theme builder of the demo: what an owner picks is what they see, and what they paste elsewhere. */
import { findings } from './axe.ts';
import type { Visitor } from './harness/visitor.ts';
import { en, expect, inOneEngine, test } from './shop.ts';

test.use({ locale: 'en-US', viewport: { width: 1280, height: 800 } });

const FRAME = '.screen iframe:not(.coming)';

/** How the notice looks: in the builder's frame, or in this page. */
const look = (page: Document) => {
	const notice = page.querySelector('yinyom-root')?.shadowRoot?.querySelector('[part="notice"]');
	const painted = [notice, ...(notice?.querySelectorAll('button') ?? [])].map((element) => {
		if (!element) return undefined;
		const { backgroundColor, borderRadius, color, fontFamily } = getComputedStyle(element);
		const { x, y, width, height } = element.getBoundingClientRect();
		return { backgroundColor, borderRadius, color, fontFamily, box: [x, y, width, height].map(Math.round) };
	});
	return { words: notice?.textContent, painted };
};

/** The notice in the frame once it has come to rest under a config that says this. */
const inFrame = async (visitor: Visitor, said: string) => {
	const read = `(${look})(document.querySelector('${FRAME}').contentDocument)`;
	await visitor.waitFor(
		([selector, text]) => {
			const page = document.querySelector<HTMLIFrameElement>(selector)?.contentDocument;
			const root = page?.querySelector('yinyom-root')?.shadowRoot;
			const config = page?.querySelector('script[data-yinyom-config]')?.textContent;
			return config?.includes(text) && root?.querySelector('[part="notice"]') && root.getAnimations().length === 0;
		},
		[FRAME, said] as const,
	);
	return (await visitor.eval(read)) as ReturnType<typeof look>;
};

const pick = (visitor: Visitor, name: string, value: string) =>
	visitor.click(`input[name="${name}"][value="${value}"]`);

async function fill(visitor: Visitor, selector: string, text: string): Promise<void> {
	await visitor.read(selector, (element) => {
		const details = element.closest('details');
		if (details) details.open = true;
		element.focus();
		(element as HTMLInputElement).select();
	});
	await visitor.type(text);
}

test(
	'what is picked in the theme builder is seen, judged, and the same where it is pasted; it fits a narrow phone and leaves the focus alone',
	inOneEngine,
	async ({ visitor, shop }) => {
		// Three pages, two reports of axe-core, and a bundle that is made first.
		test.setTimeout(180_000);
		await visitor.goto(`${shop.siteUrl}/builder/`);
		await inFrame(visitor, 'google-analytics');
		await visitor.read('form', (form) => {
			for (const details of form.querySelectorAll('details')) details.open = true;
		});
		expect(await findings(visitor, 'body')).toEqual([]);

		await pick(visitor, 'theme', 'soft');
		await pick(visitor, 'layout.notice', 'box');
		await pick(visitor, 'layout.corner', 'bottom-end');
		await fill(visitor, 'input[type="search"]', 'hotj');
		await visitor.click('input[name="service.hotjar"]');
		await fill(visitor, 'input[name="controller.name"]', 'Example Ltd');
		const usual = await inFrame(visitor, 'Example Ltd');

		// A colour that nobody can read is named with its pair, and a press on the remedy puts it right.
		const judged = () => visitor.text('.contrast output');
		expect(await judged()).toBe('Every pair is readable.');
		await fill(visitor, 'input[aria-label="Accent, Light, #rrggbb"]', '#ffcc00');
		await visitor.press('Tab');
		await expect.poll(judged).toBe('3 pairs are hard to see.');
		expect(await visitor.text('.contrast li.poor:nth-of-type(3)')).toMatch(
			/Light: words on the buttons\s+1\.\d+:1, needs 4\.5:1/,
		);
		expect(await visitor.count('.contrast button')).toBe(1);
		await visitor.click('.contrast button');
		await expect.poll(judged).toBe('Every pair is readable.');

		const seen = await inFrame(visitor, 'Example Ltd');
		expect(seen.words).toContain('Example Ltd');
		expect(seen.painted[1]).toEqual({ ...seen.painted[2], box: seen.painted[1]?.box });
		expect(seen.painted[1]?.box[2]).toBe(seen.painted[2]?.box[2]);
		expect(seen.painted[1]?.backgroundColor).not.toBe(usual.painted[1]?.backgroundColor);

		// The address keeps it: the page comes back as it was.
		const code = async () => [await visitor.text('#css'), await visitor.text('#tag')] as const;
		const [css, tag] = await code();
		await visitor.reload();
		await inFrame(visitor, 'Example Ltd');
		expect(await code()).toEqual([css, tag]);

		shop.setPage(
			'/pasted',
			`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pasted</title><style>${css}</style>${tag}</head><body></body></html>`,
		);
		await visitor.eval(() => {
			document.cookie = 'yinyom=; path=/; max-age=0';
			localStorage.clear();
		});
		await visitor.goto(`${shop.siteUrl}/pasted`);
		await visitor.waitVisible(en.grantAll);
		await visitor.waitFor(() => document.querySelector('yinyom-root')?.shadowRoot?.getAnimations().length === 0);
		expect(await visitor.eval(`(${look})(document)`)).toEqual(seen);
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => window.yinyom?.isGranted('service:hotjar'));

		// On a narrow phone all of it fits, and a modal in the preview leaves the focus where somebody types.
		await visitor.setViewport(360, 740);
		await visitor.goto(`${shop.siteUrl}/builder/th/#layout.notice=modal&theme=sharp`);
		await inFrame(visitor, '"modal"');
		await fill(visitor, 'input[name="controller.name"]', 'Saengchao');
		await inFrame(visitor, 'Saengchao');
		await visitor.type(' Co');
		await inFrame(visitor, 'Saengchao Co');
		expect(await visitor.read('input[name="controller.name"]', (element) => element.matches(':focus'))).toBe(true);
		expect(await visitor.eval(() => document.documentElement.scrollWidth)).toBe(360);

		// In Thai all of it is, and the preview lies over nothing of what comes of the form.
		expect(await visitor.text('.checks')).toMatch(/อีเมลสำหรับเรื่องข้อมูลส่วนบุคคล: ผู้เข้าชมติดต่อคุณไม่ได้/);
		expect(await visitor.text('.checks')).not.toMatch(/missing|visitors/);
		// What is missing leads to its field, also where that is folded away.
		await visitor.read('form', (form) => {
			for (const details of form.querySelectorAll('details')) details.open = false;
		});
		await visitor.click('.checks li:first-child button');
		expect(await visitor.eval(() => document.activeElement?.getAttribute('name'))).toBe('controller.email');
		for (const [width, height] of [
			[360, 740],
			[1280, 800],
		] as const) {
			await visitor.setViewport(width, height);
			await visitor.click('a[href="#result"]');
			const covered = await visitor.eval(() => {
				const [screen, outcome] = ['.screen', '.outcome'].map((each) =>
					document.querySelector(each)?.getBoundingClientRect(),
				);
				return (screen?.bottom ?? 0) - (outcome?.top ?? 0);
			});
			expect(covered).toBeLessThanOrEqual(0);
			const box = await visitor.box('#result');
			expect(box.y).toBeGreaterThanOrEqual(0);
			expect(box.y + box.height).toBeLessThan(height);
		}
		await visitor.setViewport(360, 740);
		await visitor.read('form', (form) => {
			for (const details of form.querySelectorAll('details')) details.open = true;
		});
		expect(await findings(visitor, 'body')).toEqual([]);
	},
);
