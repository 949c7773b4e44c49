/** A page as plain data, and what is found on it. */
import { resolve } from '../../../src/config/resolve.ts';
import type { Config } from '../../../src/config/types.ts';
import type { FindingKind } from '../../../src/inspect/inspection.ts';
import { judge } from '../../../src/inspect/judge.ts';
import type { PageTag, Snapshot } from '../../../src/inspect/snapshot.ts';
import { services } from '../../../src/services.ts';

export const gtag = 'https://www.googletagmanager.com/gtag/js?id=G-1';
export const pixel = 'https://connect.facebook.net/en_US/fbevents.js';
export const unknown = 'https://cdn.vendor.example/a.js?visitor=7';

export const tag = (
	name: string,
	attributes: Readonly<Record<string, string>> = {},
	more: Partial<PageTag> = {},
): PageTag => ({ name, attributes, text: '', inside: [], ...more });

/** Our own script, as the README has it. */
export const us = tag('script', { async: '', src: '/yinyom.js' });

export const config: Config = {
	categories: { necessary: { services: ['payment'] }, analytics: { services: ['google-analytics'] }, marketing: {} },
	services: { payment: { hosts: ['pay.example'], cookies: ['pay_*'] } },
};

/** What is found on `https://www.shop.example/`, before any decision unless told otherwise. */
export function inspectPage(page: Partial<Snapshot>, own: Config = config) {
	const snapshot: Snapshot = {
		base: 'https://www.shop.example/th/',
		tags: [us],
		requests: [],
		decisions: [],
		isWhole: true,
		cookies: [],
		storage: { localStorage: [], sessionStorage: [] },
		...page,
	};
	return judge(snapshot, resolve(own).config, services);
}

/** The findings of one kind, in short. */
export const found = (kind: FindingKind, page: Partial<Snapshot>, own?: Config) =>
	inspectPage(page, own).findings.flatMap((each) =>
		each.kind === kind ? [`${each.severity} ${each.what}${each.service ? ` (${each.service})` : ''}`] : [],
	);
