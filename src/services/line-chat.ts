import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'LINE',
	vendor: 'LY Corporation',
	privacyUrl: 'https://www.lycorp.co.jp/en/company/privacypolicy/',
	embed: 'chat',
	hosts: [
		'static.line-scdn.net',
		'liffsdk.line-scdn.net',
		'access.line.me',
		'api.line.me',
		'liff.line.me',
		'liff-subwindow.line.me',
		'social-plugins.line.me',
		'uts-front.line-apps.com',
	],
	cookies: [{ name: 'LIFF_STORE*', lifetime: 'as long as the sign-in' }],
	storage: ['LIFF_STORE:*'],
} as const satisfies Service;

export const facts = {
	category: 'functional',
	country: 'JP',
	does: ['chat'],
	purposes: 'Signs visitors in with LINE, opens a chat and shares pages there.',
	unsure:
		'Hosts and storage are from the published package; what the frames of the social plugins leave is not documented.',
	source: 'https://developers.line.biz/en/docs/liff/',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
