import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'LinkedIn Insight Tag',
	vendor: 'LinkedIn',
	privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
	hosts: ['snap.licdn.com', '*.ads.linkedin.com'],
	cookies: [
		{ name: 'li_fat_id', lifetime: '30 d' },
		{ name: 'li_giant', lifetime: '7 d' },
		{ name: 'ln_or', lifetime: '1 d' },
	],
	storage: ['li_adsId'],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which LinkedIn advertisements worked and shows them again.',
	thirdPartyCookies: [
		{ name: 'bcookie', host: 'linkedin.com' },
		{ name: 'bscookie', host: 'www.linkedin.com' },
		{ name: 'lidc', host: 'linkedin.com' },
		{ name: 'li_sugr', host: 'linkedin.com' },
		{ name: 'UserMatchHistory', host: 'linkedin.com' },
		{ name: 'AnalyticsSyncHistory', host: 'linkedin.com' },
		{ name: 'li_gc', host: 'linkedin.com' },
	],
	unsure: "The vendor's table could be read only in part; the rows of the tag are from the reference.",
	source: 'https://www.linkedin.com/legal/l/cookie-table',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
