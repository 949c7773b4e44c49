/** The Thai camera shop with its receiver and stand-in vendors, fresh for each test, and the words on its buttons. */
import { type Demo, startDemo } from '../../demo/server/start-demo.ts';
import { test as base } from './harness/fixture.ts';

export { expect, inOneEngine } from './harness/fixture.ts';

export const test = base.extend<{ readonly shop: Demo }>({
	// oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from the pattern, and refuses a name.
	shop: async ({}, use) => {
		const shop = await startDemo();
		await use(shop);
		await shop.close();
	},
});

export const th = {
	grantAll: { role: 'button', name: 'ยอมรับทั้งหมด' },
	denyAll: { role: 'button', name: 'ปฏิเสธทั้งหมด' },
	settings: { role: 'button', name: 'ตั้งค่า' },
	reopen: '[part="reopen"]',
	save: { role: 'button', name: 'บันทึกการตั้งค่า' },
} as const;

export const en = {
	grantAll: { role: 'button', name: 'Accept all' },
	denyAll: { role: 'button', name: 'Reject all' },
	settings: { role: 'button', name: 'Settings' },
	reopen: '[part="reopen"]',
	save: { role: 'button', name: 'Save my choice' },
} as const;
