import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { resolve } from '../../../src/config/resolve.ts';
import { noticeContent } from '../../../src/ui/notice.ts';
import { createWords } from '../../../src/ui/words.ts';

const contentOf = (raw: unknown, locale: 'en' | 'th' = 'en') =>
	noticeContent(resolve(raw).config, createWords(locale === 'en' ? en : th, locale));

it('says who asks, what for, and that the choice can be changed', () => {
	const { title, body } = contentOf({ controller: { name: 'Example Co., Ltd.' } });
	expect(title).toBe('Cookies on this site');
	expect(body).toBe(
		'Example Co., Ltd. uses necessary cookies to make this site work. With your consent, we would also like to use cookies to remember your preferences, measure how the site is used, and show relevant advertising and media. You can change your choice at any time.',
	);
});

it('says it in Thai', () => {
	const { body } = contentOf({ controller: { name: { th: 'บริษัท ตัวอย่าง จำกัด', en: 'Example' } } }, 'th');
	expect(body).toContain('บริษัท ตัวอย่าง จำกัด ใช้คุกกี้ที่จำเป็น');
	expect(body).toContain('จดจำการตั้งค่าของท่าน วิเคราะห์การใช้งานเว็บไซต์ และแสดงโฆษณา');
});

it('speaks of "this website" when the owner gives no name', () => {
	expect(contentOf({}).body).toMatch(/^This website uses/);
});

it("names the owner's own categories by their label, else by their id, and the necessary one not at all", () => {
	const categories = { necessary: { label: 'Needed' }, chat: { label: { en: 'Live chat' } }, maps: {} };
	expect(contentOf({ categories }).body).toContain('use cookies to Live chat and maps. You');
	expect(contentOf({ categories }).body).not.toContain('Needed');
});

it('links to the policy where there is one', () => {
	expect(contentOf({ policy: { url: '/privacy' } }).policy).toEqual({ label: 'Privacy policy', url: '/privacy' });
	expect(contentOf({}).policy).toBeNull();
	expect(contentOf({ policy: { url: 'javascript:alert(1)' } }).policy).toBeNull();
});

it('offers to grant, to deny and to choose, in this order', () => {
	const { buttons } = contentOf({});
	expect(buttons).toEqual([
		['grant-all', 'Accept all'],
		['deny-all', 'Reject all'],
		['settings', 'Settings'],
	]);
});
