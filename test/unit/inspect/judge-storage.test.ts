import { expect, it } from 'vitest';
import { judgeStorage } from '../../../src/inspect/judge-storage.ts';
import { matchesName } from '../../../src/config/name-match.ts';
import { createKnown } from '../../../src/inspect/known.ts';
import { resolve } from '../../../src/config/resolve.ts';
import { services } from '../../../src/services.ts';
import { config, found, inspectPage } from './sample-page.ts';

const none = { localStorage: [], sessionStorage: [] };

it('names cookies that no declared service explains, and whose they seem to be', () => {
	const cookies = ['yinyom', '_ga', '_ga_ABC', 'pay_session', '_fbp', 'mystery'];
	expect(found('undeclared-cookie', { cookies })).toEqual(['risk _fbp (meta-pixel)', 'note mystery']);
});

it('names keys of storage likewise, and where they are', () => {
	const own = {
		...config,
		services: { mine: { storage: ['mine:*'] } },
		categories: { necessary: { services: ['mine'] } },
	};
	const storage = {
		localStorage: ['yinyom', 'yinyom:label:th', 'mine:cart', 'yinyomish'],
		sessionStorage: ['yinyom:outbox:1', 'mystery'],
	};
	expect(inspectPage({ storage }, own).findings.map(({ kind, what, where }) => [kind, what, where])).toEqual([
		['undeclared-storage', 'yinyomish', 'localStorage'],
		['undeclared-storage', 'mystery', 'sessionStorage'],
	]);
});

it('says of which declared services a cookie stays whatever is withdrawn', () => {
	const catalog = services.map((service) => ({
		...service,
		thirdPartyCookies: service.id === 'youtube' ? [] : [{ name: 'id', host: `${service.id}.example` }],
	}));
	const { config: checked } = resolve({ categories: { marketing: { services: ['meta-pixel', 'youtube'] } } });
	const known = createKnown(checked, catalog, 'https://www.shop.example/');
	const snapshot = { base: '', tags: [], requests: [], decisions: [], isWhole: true, cookies: [], storage: none };
	const consent = { had: () => false, covers: () => false, released: () => false, everGranted: [] };
	expect(judgeStorage({ snapshot, known, consent, config: checked, own: -1 })).toMatchObject([
		{ kind: 'not-deletable', severity: 'note', service: 'meta-pixel', what: 'id (meta-pixel.example)' },
	]);
});

it.each([
	['_ga', '_ga', true],
	['_ga', '_gat', false],
	['_ga_*', '_ga_X', true],
	['a.b', 'axb', false],
	['*', '', true],
	['ph_*_posthog', 'ph_1_posthog', true],
])('%s matches %s: %s', (pattern, name, expected) => {
	expect(matchesName(pattern, name)).toBe(expected);
});
