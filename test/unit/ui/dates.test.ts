import { afterEach, expect, it, vi } from 'vitest';
import { longDate } from '../../../src/ui/dates.ts';

afterEach(() => {
	vi.unstubAllEnvs();
	vi.restoreAllMocks();
});

it.each<[string, string, string]>([
	['2024-03-07', 'th', '7 มีนาคม 2567'],
	['2024-03-07', 'en', 'March 7, 2024'],
	['2024-03-07', 'en-GB', '7 March 2024'],
	['2024-02-29', 'th', '29 กุมภาพันธ์ 2567'],
])('writes %s in %s as %s', (date, locale, text) => {
	expect(longDate(date, locale)).toBe(text);
});

it.each(['America/Los_Angeles', 'Asia/Bangkok', 'Pacific/Kiritimati'])('writes the same date in %s', (zone) => {
	vi.stubEnv('TZ', zone);
	expect(longDate('2024-03-07', 'en')).toBe('March 7, 2024');
});

it.each<[string, RegExp]>([
	['th', /^7 มีนาคม 2567.* \d\d:\d\d/],
	['en', /^March 7, 2024.* \d{1,2}:\d\d/],
])('writes a time in %s with its day and minute', (locale, form) => {
	expect(longDate(Date.UTC(2024, 2, 7, 12), locale)).toMatch(form);
});

it.each(['v2', '', '2024', '2024-03', '2024-3-7', '07-03-2024', '2024-03-07T12:00', ' 2024-03-07', '7 มีนาคม 2567'])(
	'leaves %j as it is',
	(text) => {
		expect(longDate(text, 'th')).toBe(text);
	},
);

it.each(['2024-13-01', '2024-31-03', '2024-00-10', '2024-03-32', '2024-02-30'])(
	'leaves %s as it is: no such day',
	(text) => {
		expect(longDate(text, 'th')).toBe(text);
	},
);

it('names no month of another language where the engine has none of this one', () => {
	vi.stubEnv('TZ', 'Asia/Phnom_Penh');
	// As Chromium does with Burmese, Irish, Khmer, Lao and Maltese; it would take the words of its own menus.
	vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([]);
	expect(longDate('2024-03-07', 'km')).toBe('2024-03-07');
	expect(longDate(Date.UTC(2024, 2, 7, 22, 5), 'km')).toBe('2024-03-08 05:05');
	expect(longDate('2024-02-30', 'km')).toBe('2024-02-30');
});
