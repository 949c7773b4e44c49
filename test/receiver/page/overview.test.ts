import { expect, it } from 'vitest';
import { html } from '../../../src/receiver/page/html.ts';
import { overview } from '../../../src/receiver/page/overview.ts';
import type { Group } from '../../../src/receiver/page/tally.ts';

it('shows a year of many notices and languages at once', () => {
	// 30 languages, 10 notices, four outcomes: what a site of a large company has on most days.
	const groups = Array.from(
		{ length: 60_000 },
		(_, index): Group => ({
			day: new Date(Date.UTC(2026, 10, 30 - (index % 365))).toISOString().slice(0, 10),
			site: 'www.example.co.th',
			noticeDigest: `sha256-${index % 10}`,
			locale: `l${index % 30}`,
			surface: 'notice',
			state: index % 4 ? 'given' : 'refused',
			count: 2,
		}),
	);
	const begin = performance.now();
	const { text } = overview(
		{ groups, total: 120_000, isWhole: true },
		{ selection: { days: 365, site: '' }, verdict: html``, today: '2026-11-30' },
	);
	// It was some 20 s, in which the process answered nobody.
	expect(performance.now() - begin).toBeLessThan(2_000);
	expect(text).toContain('<td class="name">notice</td>');
	expect(text).toContain('<td class="number">75.0 %</td><td class="number">120,000</td>');
});
