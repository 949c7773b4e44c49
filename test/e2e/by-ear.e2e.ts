/** Both layers as a screen reader has them, in Thai and English, and the whole job by the keyboard alone. */
import { en, expect, test, th } from './shop.ts';

/** Role, name and state of what can be reached, in order: from the accessible tree's own attributes, so that each engine answers. */
const spoken = (dialog: HTMLElement): readonly string[] =>
	[...dialog.querySelectorAll<HTMLElement>('h2, button, [role=switch], summary, a')]
		.filter((each) => each.checkVisibility())
		.map((each) => {
			const role = each.getAttribute('role') ?? each.localName;
			const label = each instanceof HTMLInputElement ? each.labels?.[0]?.innerText : each.innerText;
			const name = (each.ariaLabel ?? label ?? '').replace(/\s+/g, ' ').trim();
			const state = each.matches(':checked') ? ' on' : each.matches('[role=switch]') ? ' off' : '';
			return `${role} ${name}${state}${each.matches(':disabled') ? ' disabled' : ''}`;
		});

for (const [path, words, spokenNotice, spokenCenter] of [
	[
		'/plain/en/',
		en,
		['h2 Cookies on this site', 'a Privacy policy', 'button Accept all', 'button Reject all', 'button Settings'],
		['h2 Cookie settings', 'button Close without saving', 'switch Necessary Always on on disabled'],
	],
	[
		'/plain/',
		th,
		['h2 เว็บไซต์นี้ใช้คุกกี้', 'a นโยบายความเป็นส่วนตัว', 'button ยอมรับทั้งหมด', 'button ปฏิเสธทั้งหมด', 'button ตั้งค่า'],
		['h2 ตั้งค่าคุกกี้', 'button ปิดโดยไม่บันทึก', 'switch คุกกี้ที่จำเป็น เปิดใช้งานตลอด on disabled'],
	],
] as const) {
	test(`${path}: read, choose, reopen, change and withdraw, by the keyboard alone, and as it is read out`, async ({
		visitor,
		shop,
	}) => {
		await visitor.goto(shop.siteUrl + path);
		await visitor.waitVisible(words.settings);
		expect(await visitor.read('[part="notice"]', spoken)).toEqual(spokenNotice);
		await visitor.read(words.settings, (element) => element.focus());
		await visitor.press('Enter');
		await visitor.waitVisible(words.save);
		expect((await visitor.read('[part="preferences"]', spoken)).slice(0, 3)).toEqual(spokenCenter);

		// The same cycle in each engine: a dialog keeps the keyboard, and comes round to where it began.
		const cycle: string[] = [];
		for (let turn = 0; turn < 40 && cycle.at(-1) !== 'save'; turn++) {
			await visitor.press('Tab');
			const { tag, part } = await visitor.focused();
			cycle.push(part || tag.toLowerCase());
		}
		expect(cycle[0]).toBe('close');
		expect(cycle.filter((each) => each === 'switch').length).toBe(2);
		expect(cycle.slice(-3)).toEqual(['grant-all', 'deny-all', 'save']);

		await visitor.read('[part="switch"][name="analytics"]', (element) => element.focus());
		await visitor.press('Space');
		await visitor.read(words.save, (element) => element.focus());
		await visitor.press('Enter');
		await visitor.waitHidden('[part="preferences"]');
		await visitor.waitFor(() => window.yinyom?.isGranted('analytics'));
		// Said, and the focus is not moved for it (WCAG 4.1.3).
		await expect.poll(() => visitor.text('.status')).not.toBe('');

		await visitor.waitVisible(words.reopen);
		await visitor.read(words.reopen, (element) => element.focus());
		await visitor.press('Enter');
		await visitor.waitVisible(words.save);
		await expect.poll(() => visitor.read('[name="analytics"]', (element) => element.matches(':checked'))).toBe(true);
		await visitor.read('[part="switch"][name="analytics"]', (element) => element.focus());
		await visitor.press('Space');
		// What withdrawing changes is said in a region that was there before.
		await expect
			.poll(() =>
				visitor.read('[part="preferences"]', (dialog) => dialog.querySelectorAll('output.effect:not(:empty)').length),
			)
			.toBe(1);
		await visitor.press('Escape');
		await visitor.waitHidden('[part="preferences"]');
		expect(await visitor.eval(() => window.yinyom?.isGranted('analytics'))).toBe(true);
		// The browser tells of a closed dialog a task later.
		await expect.poll(async () => (await visitor.focused()).part).toBe('reopen');

		await visitor.press('Enter');
		await visitor.waitVisible(words.save);
		await visitor.read('[part="preferences"] [part="deny-all"]', (element) => element.focus());
		await visitor.press('Enter');
		await visitor.waitFor(() => window.yinyom?.isGranted('analytics') === false);
		await expect.poll(async () => (await shop.receipts())[0]?.receipt.event.state).toBe('withdrawn');
	});
}
