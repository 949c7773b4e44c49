import { expect, it } from 'vitest';
import { tell } from '../../../demo/builder/problems.ts';
import type { Config } from '../../../src/config/types.ts';
import { regimes } from '../../../src/regimes/list.ts';

const labelOf = (path: string) => `<${path}>`;
const all = (config: unknown, language: 'th' | 'en' = 'th') => {
	const { mistakes, missing } = tell(config as Config, language, labelOf);
	return [...mistakes, ...missing];
};
/** Letters of a sentence in English: names of laws, addresses and examples are none. */
const english = /\b(?:the|is|not|are|add|visitors|your)\b/i;

it.each(Object.keys(regimes))('says in Thai all that %s wants and a form lacks', (regime) => {
	const told = all({ regime, validityDays: 1, categories: { analytics: { services: ['hotjar'] }, marketing: {} } });
	expect(told.length).toBeGreaterThan(4);
	for (const { text, lang } of told) {
		expect(lang).toBe('th');
		expect(text).toMatch(/^<.*>: [\u0e00-\u0e7f]/);
		expect(text).not.toMatch(english);
	}
});

it.each([
	[{ controller: { email: 'nobody' } }, '<controller.email>: ใส่ไว้ว่า "nobody" ต้องเป็นอีเมล เช่น privacy@example.co.th'],
	[{ policy: { url: 'java script:' } }, 'ต้องเป็นที่อยู่'],
	[{ policy: { version: 'ฉบับที่ 1' } }, 'ใช้ได้เฉพาะอักษรอังกฤษ'],
	[{ authority: { asOf: 'yesterday' } }, 'ต้องเป็นวันที่แบบ 2026-11-22'],
	[{ categories: { analytics: { services: ['hotja'] } } }, 'ไม่มีบริการชื่อ "hotja"'],
])('names in Thai what is wrong in %j, and what is wanted', (config, words) => {
	const { mistakes } = tell(config as Config, 'th', labelOf);
	expect(mistakes.map(({ text }) => text).join()).toContain(words);
	expect(mistakes.map(({ lang }) => lang)).toEqual(['th']);
});

it('says in English what no form can get wrong, and everything where the page is in English', () => {
	expect(all({ gate: { x: 1 }, withdraw: 1 }).length).toBeGreaterThan(1);
	expect(tell({} as Config, 'en').missing[0]).toEqual({
		text: expect.stringMatching(/^controller\.name is missing: visitors/),
		lang: 'en',
		path: 'controller.name',
	});
});

it('names fields in English as the form has them, and of several that would do those that it has', () => {
	const form: Readonly<Record<string, string>> = { 'controller.name': 'Company', 'controller.email': 'E-mail' };
	const [name, email, policy] = tell({} as Config, 'en', (path) => form[path] ?? path).missing;
	expect(name?.text).toMatch(/^“Company” is missing: visitors/);
	expect(email?.text).toMatch(/^“E-mail” is missing: .* Add “E-mail”\.$/);
	expect(policy?.text).toMatch(/^policy\.url is missing/);
});

it('asks for no other days than the law itself counts', () => {
	const days = (validityDays?: number) =>
		tell({ regime: 'th-pdpa', ...(validityDays && { validityDays }) }).missing.filter(
			({ path }) => path === 'validityDays',
		);
	expect(days()).toEqual([]);
	expect(days(90)).toHaveLength(1);
});
