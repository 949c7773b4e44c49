import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Yandex Metrica',
	vendor: 'Yandex',
	privacyUrl: 'https://yandex.com/legal/confidential/',
	hosts: ['mc.yandex.ru', 'mc.yandex.com', 'mc.webvisor.com', 'mc.webvisor.org'],
	cookies: [
		{ name: '_ym_uid', lifetime: '1 y' },
		{ name: '_ym_d', lifetime: '1 y' },
		{ name: '_ym_isad', lifetime: '2 d' },
		{ name: '_ym_visorc*', lifetime: '30 min' },
		{ name: '_ym_metrika_enabled*', lifetime: '60 min' },
		{ name: '_ym_*', lifetime: '1 y' },
	],
	storage: ['_ym*'],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'RU',
	does: ['statistics', 'replay'],
	purposes: 'Counts visits, draws heat maps and records visits.',
	thirdPartyCookies: [
		{ name: 'yandexuid', host: 'yandex.ru' },
		{ name: 'yuidss', host: 'yandex.ru' },
		{ name: 'ymex', host: 'yandex.ru' },
		{ name: 'yabs-sid', host: 'yandex.ru' },
	],
	unsure: 'Keys in localStorage are from captures.',
	source: 'https://yandex.com/support/metrica/general/cookie-usage.html',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
