import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Fullstory',
	vendor: 'Fullstory',
	privacyUrl: 'https://www.fullstory.com/legal/privacy-policy/',
	hosts: ['*.fullstory.com'],
	cookies: [
		{ name: 'fs_uid', lifetime: '1 y' },
		{ name: 'fs_cid', lifetime: '1 y' },
		{ name: 'fs_lua', lifetime: '30 min' },
	],
	storage: ['_fs_*'],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['replay'],
	purposes: 'Records visits.',
	unsure: 'The vendor names the cookies, not their lifetimes, and no other storage.',
	source: 'https://help.fullstory.com/hc/en-us/articles/360020829513',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
