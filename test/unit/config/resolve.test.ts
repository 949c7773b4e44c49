import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { idForm } from '../../../src/config/id-form.ts';
import type { Problem } from '../../../src/config/problem.ts';
import { resolve } from '../../../src/config/resolve.ts';
import { anyAttributes, anyConfig, anyJsonConfig, anyValue } from './any-config.ts';

const problemsOf = (raw: unknown) => resolve(raw).problems.filter(([code]) => code !== 'lawful');
const lawfulOf = (raw: unknown) =>
	resolve(raw)
		.problems.filter(([code]) => code === 'lawful')
		.map(([, at]) => at);

const whole = {
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	receipts: { endpoint: '/consent' },
};

it('warns of exactly the five things the law wants when the config is {}', () => {
	expect(resolve({}).problems).toEqual([
		['lawful', 'controller.name'],
		['lawful', 'controller.email'],
		['lawful', 'policy.url'],
		['lawful', 'policy.version'],
		['lawful', 'receipts.endpoint'],
	]);
});

it('finds nothing to say about a whole config', () => {
	expect(resolve({ $schema: './config.schema.json', ...whole }).problems).toEqual([]);
});

it.each(['email', 'phone', 'url'])('is content with controller.%s as the way to reach the owner', (way) => {
	const value = { email: 'a@example.com', phone: '+66 2 123 4567', url: '/contact' }[way];
	expect(lawfulOf({ ...whole, controller: { name: 'Example', [way]: value } })).toEqual([]);
});

it("wants words for a category of the owner's own, and no others", () => {
	const categories = { necessary: {}, functional: {}, analytics: {}, marketing: {}, chat: { label: 'Chat' }, ads: {} };
	expect(lawfulOf({ ...whole, categories })).toEqual([
		'categories.chat.purpose',
		'categories.ads.label',
		'categories.ads.purpose',
	]);
});

it('does not take an empty text for a name', () => {
	expect(resolve({ ...whole, controller: { ...whole.controller, name: {} } }).problems).not.toEqual([]);
});

it.each<[string, unknown, readonly Problem[]]>([
	['a list in place of the config', [1], [['form', 'config', [1]]]],
	['a text in place of the config', 'x', [['form', 'config', 'x']]],
	['an option that no config has', { reciepts: {} }, [['unknown', 'reciepts', {}]]],
	['a field that no option has', { controller: { mail: 'a' } }, [['unknown', 'controller.mail', 'a']]],
	['$schema below the top', { policy: { $schema: 'x' } }, [['unknown', 'policy.$schema', 'x']]],
	['an id in capitals', { categories: { Ads: {} } }, [['unknown', 'categories.Ads', {}]]],
	['an id of 33 letters', { services: { ['x'.repeat(33)]: {} } }, [['unknown', `services.${'x'.repeat(33)}`, {}]]],
	['an id that is the sign for any id', { categories: { '*': {} } }, [['unknown', 'categories.*', {}]]],
	['a key that is the sign for any key', { texts: { '**': {} } }, [['unknown', 'texts.**', {}]]],
	['a key of the prototype', JSON.parse('{"__proto__":{"locale":"th"}}'), [['unknown', '__proto__', { locale: 'th' }]]],
	['an inherited key', { constructor: 1 }, [['unknown', 'constructor', 1]]],
	['a text where an object belongs', { policy: '/privacy' }, [['form', 'policy', '/privacy']]],
	['a list where an object belongs', { receipts: ['/consent'] }, [['form', 'receipts', ['/consent']]]],
	[
		'an object where a list belongs',
		{ categories: { ads: { services: {} } } },
		[['form', 'categories.ads.services', {}]],
	],
	[
		'an item of a list',
		{ categories: { ads: { services: ['ok', 'Not ok', 5] } } },
		[
			['form', 'categories.ads.services[1]', 'Not ok'],
			['form', 'categories.ads.services[2]', 5],
		],
	],
	['a category that is null', { categories: { ads: null } }, [['form', 'categories.ads', null]]],
	['an e-mail without "@"', { dpo: { email: 'nobody' } }, [['form', 'dpo.email', 'nobody']]],
	['a phone number over two lines', { dpo: { phone: '1\n2' } }, [['form', 'dpo.phone', '1\n2']]],
	['a number where a text belongs', { controller: { name: 5 } }, [['form', 'controller.name', 5]]],
	['a number among the languages', { controller: { name: { th: 5 } } }, [['form', 'controller.name.th', 5]]],
	['a policy version in Thai', { policy: { version: '7 มีนาคม 2567' } }, [['form', 'policy.version', '7 มีนาคม 2567']]],
	['a policy version that is a number', { policy: { version: 2 } }, [['form', 'policy.version', 2]]],
	['a locale that is none', { locale: 'Thai language' }, [['form', 'locale', 'Thai language']]],
	['a revision in quotes', { revision: '7' }, [['form', 'revision', '7']]],
	['a broken revision', { revision: 1.5 }, [['form', 'revision', 1.5]]],
	['a negative revision', { revision: -1 }, [['form', 'revision', -1]]],
	['a revision of seven digits', { revision: 1_000_000 }, [['form', 'revision', 1_000_000]]],
	['a validity in words', { validityDays: 'a year' }, [['form', 'validityDays', 'a year']]],
	['a corner that is none', { reopen: 'top' }, [['form', 'reopen', 'top']]],
	['a signal that is neither on nor off', { signals: { google: 'no' } }, [['form', 'signals.google', 'no']]],
	['a vendor without signals', { signals: { bing: true } }, [['unknown', 'signals.bing', true]]],
	[
		'a cookie name with a semicolon',
		{ services: { own: { cookies: ['a;b'] } } },
		[['form', 'services.own.cookies[0]', 'a;b']],
	],
	['a text key with a space', { texts: { th: { 'notice title': 'x' } } }, [['unknown', 'texts.th.notice title', 'x']]],
	[
		'a service in two categories',
		{ categories: { ads: { services: ['own'] }, chat: { services: ['own'] } } },
		[['twice', 'categories.chat.services', 'own']],
	],
])('names %s', (_, raw, problems) => {
	expect(problemsOf(raw)).toEqual(problems);
});

it('names every problem at once', () => {
	const raw = {
		controller: { name: 'Example', mail: 'x' },
		policy: { url: 'javascript:alert(1)', version: 2 },
		categories: { analytics: { services: ['ga', 'GA'] }, marketing: { services: ['ga'] }, Ads: {} },
		revision: '7',
	};
	expect(resolve(raw).problems.map(([code, at]) => `${code} ${at}`)).toEqual([
		'unknown controller.mail',
		'form policy.url',
		'form policy.version',
		'form categories.analytics.services[1]',
		'unknown categories.Ads',
		'form revision',
		'lawful controller.email',
		'lawful policy.url',
		'lawful policy.version',
		'lawful receipts.endpoint',
		'twice categories.marketing.services',
	]);
});

it('leaves out what does not fit and keeps everything around it', () => {
	const { config } = resolve({
		controller: { name: { th: 'ตัวอย่าง', en: 5 }, email: 'nobody', phone: '1' },
		policy: { url: 'javascript:alert(1)', version: '1' },
		categories: { ads: { label: 7, services: ['own', 'Not ok'] }, Ads: {}, chat: 'on' },
		revision: -1,
		unheardOf: 1,
	});
	expect(config.controller).toEqual({ name: { th: 'ตัวอย่าง' }, phone: '1' });
	expect(config.policy).toEqual({ version: '1' });
	expect(config.categories).toEqual({ necessary: { services: [] }, ads: { services: ['own'] } });
	for (const key of ['revision', 'unheardOf']) expect(config).not.toHaveProperty(key);
});

it('fills in the defaults', () => {
	expect(resolve({}).config).toEqual({
		controller: {},
		policy: { version: '' },
		categories: {
			necessary: { services: [] },
			functional: { services: [] },
			analytics: { services: [] },
			marketing: { services: [] },
		},
		services: {},
		receipts: {},
		validityDays: 180,
		texts: {},
	});
});

it('takes a config that is missing or null for an empty one', () => {
	expect(resolve(undefined)).toEqual(resolve({}));
	expect(resolve(null)).toEqual(resolve({}));
});

it.each<[unknown, number]>([
	[1, 1],
	[400, 400],
	[0, 180],
	[401, 180],
	[999_999, 180],
	[-5, 180],
	[1.5, 180],
	['90', 180],
])('validityDays %s counts as %i, and what counts as something else is told', (validityDays, days) => {
	const { config, problems } = resolve({ validityDays });
	expect(config.validityDays).toBe(days);
	const isTold = problems.some(([code, at]) => code === 'form' && at === 'validityDays');
	expect(isTold).toBe(validityDays !== days);
});

it('puts necessary first and keeps the order of the others', () => {
	const categories = { marketing: {}, necessary: { label: 'N' }, analytics: {} };
	expect(Object.keys(resolve({ categories }).config.categories)).toEqual(['necessary', 'marketing', 'analytics']);
	expect(resolve({ categories }).config.categories['necessary']).toEqual({ label: 'N', services: [] });
});

it('keeps necessary when the config tries to take it away', () => {
	expect(resolve({ categories: { necessary: null } }).config.categories).toEqual({ necessary: { services: [] } });
});

it('leaves a service to the first category that lists it', () => {
	const { config } = resolve({ categories: { ads: { services: ['own'] }, chat: { services: ['own', 'other'] } } });
	expect(config.categories['ads']?.services).toEqual(['own']);
	expect(config.categories['chat']?.services).toEqual(['other']);
});

it('leaves out the category whose id finds no more room in the cookie, and all after it', () => {
	const ids = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(32));
	const categories = Object.fromEntries([...ids, 'short', 'f'.repeat(32)].map((id) => [id, {}]));
	const { config } = resolve({ categories });
	expect(problemsOf({ categories })).toEqual([
		['room', `categories.${ids[4]}`, ids[4]],
		['room', 'categories.short', 'short'],
		['room', `categories.${'f'.repeat(32)}`, 'f'.repeat(32)],
	]);
	expect(Object.keys(config.categories)).toEqual(['necessary', ...ids.slice(0, 4)]);
});

it('lets attributes win, and leaves one out that does not fit together with what it replaced', () => {
	const raw = { locale: 'en', policy: { url: '/old', version: '1' }, receipts: { endpoint: '/old' } };
	const { config, problems } = resolve(raw, { locale: 'th', policy: 'javascript:alert(1)', endpoint: '/new' });
	expect(config.locale).toBe('th');
	expect(config.receipts.endpoint).toBe('/new');
	expect(config.policy).toEqual({ version: '1' });
	expect(problems).toContainEqual(['form', 'policy.url', 'javascript:alert(1)']);
});

it.each([
	'https://example.com/privacy',
	'HTTP://example.com',
	'mailto:privacy@example.com',
	'tel:+6621234567',
	'/privacy',
	'//example.com/privacy',
	'./privacy',
	'?page=privacy',
	'#privacy',
	'privacy.html',
	'th/นโยบาย',
])('takes %j for a link', (url) => {
	expect(resolve({ policy: { url } }).config.policy.url).toBe(url);
});

it.each([
	'javascript:alert(1)',
	'JavaScript:alert(1)',
	' javascript:alert(1)',
	'\tjavascript:alert(1)',
	'\u0001javascript:alert(1)',
	'java\nscript:alert(1)',
	'java\tscript:alert(1)',
	'java\r\nscript:alert(1)',
	'javascript\n:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'DATA:text/html;base64,PHN2Zz4=',
	'vbscript:msgbox(1)',
	'VBScript:msgbox(1)',
	'blob:https://example.com/1',
	'file:///etc/passwd',
	'view-source:https://example.com',
	'privacy\njavascript:alert(1)',
	'',
])('refuses the link %j', (url) => {
	const { config, problems } = resolve({
		policy: { url },
		receipts: { endpoint: url },
		controller: { url },
		services: { own: { privacyUrl: url } },
	});
	expect(problems.filter(([code]) => code === 'form').map(([, at]) => at)).toEqual([
		'policy.url',
		'receipts.endpoint',
		'controller.url',
		'services.own.privacyUrl',
	]);
	expect(config.policy.url ?? config.receipts.endpoint ?? config.controller.url).toBeUndefined();
	expect(config.services['own']?.privacyUrl).toBeUndefined();
});

it('lets no text pass for a link that a browser would execute', () => {
	const schemes = ['javascript', 'data', 'vbscript', 'https', 'x'];
	const piece = fc.oneof(
		fc.constantFrom(...schemes, ':', '/', '\t', '\n', ' ', '\u0000', '\\', '&colon;'),
		fc.string(),
	);
	const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
	fc.assert(
		fc.property(text, (url) => {
			const kept = resolve({ policy: { url } }).config.policy.url;
			if (kept === undefined || !URL.canParse(kept, 'https://site.test/page')) return;
			expect(['https:', 'http:', 'mailto:', 'tel:']).toContain(new URL(kept, 'https://site.test/page').protocol);
		}),
		{ numRuns: 5000 },
	);
});

it.each([
	['JSON', anyJsonConfig],
	['value of the language', anyConfig],
	['value without any plan', anyValue],
])('answers any %s without throwing, with a config that keeps its promises', (_, raws) => {
	fc.assert(
		fc.property(raws, anyAttributes, (raw, attributes) => {
			const { config } = resolve(raw, attributes);
			const ids = Object.keys(config.categories);
			const services = Object.values(config.categories).flatMap((category) => category.services);
			expect(ids[0]).toBe('necessary');
			for (const id of [...ids, ...services, ...Object.keys(config.services)]) expect(id).toMatch(idForm);
			expect(new Set(services).size).toBe(services.length);
			expect(config.revision ?? 0).toSatisfy((value: number) => Number.isInteger(value) && value >= 0 && value < 1e6);
			expect(config.validityDays).toSatisfy((value: number) => Number.isInteger(value) && value > 0 && value <= 400);
			expect(config.policy.version).toMatch(/^[\w .:+-]{0,40}$/);
			expect([undefined, 'start', 'end', 'none']).toContain(config.reopen);
			for (const isOn of Object.values(config.signals ?? {})) expect(typeof isOn).toBe('boolean');
		}),
		{ numRuns: 1000 },
	);
});

it('pollutes no prototype', () => {
	const raw = JSON.parse(
		'{"__proto__":{"polluted":1},"categories":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"texts":{"th":{"__proto__":{"polluted":1}}}}',
	);
	resolve(raw);
	expect({}).not.toHaveProperty('polluted');
	expect(Object).not.toHaveProperty('polluted');
});

it.each(['services', 'categories'] as const)('answers nothing for an id that %s does not have', (map) => {
	for (const { config } of [resolve({}), resolve({ services: {}, categories: {} })])
		for (const id of ['constructor', 'toString', '__proto__']) expect(config[map][id]).toBeUndefined();
});

it('does not change what it was given', () => {
	fc.assert(
		fc.property(anyJsonConfig, (raw) => {
			const before = JSON.stringify(raw);
			resolve(raw, { locale: 'th', policy: '/x' });
			expect(JSON.stringify(raw)).toBe(before);
		}),
	);
});

it('takes of a list of links what is a link, and drops the rest of each', () => {
	const elsewhere = [{ label: 'Newsletter', url: '/mail', extra: 1 }, { label: 'Bad', url: 'javascript:alert(1)' }, 7];
	const { config, problems } = resolve({ ...whole, elsewhere });
	expect(config.elsewhere).toEqual([{ label: 'Newsletter', url: '/mail' }, { label: 'Bad' }]);
	expect(problems.map(([, at]) => at)).toEqual(['elsewhere[0].extra', 'elsewhere[1].url', 'elsewhere[2]']);
});

it('wants a day on which the address of the authority was looked up', () => {
	const authority = { name: 'PDPC', asOf: '2026-11-22' };
	expect(problemsOf({ ...whole, authority })).toEqual([]);
	expect(problemsOf({ ...whole, authority: { ...authority, asOf: 'last year' } })).toEqual([
		['form', 'authority.asOf', 'last year'],
	]);
});

it.each([{ minors: 'under10' }, { reprompt: false }])('tells an owner that %j counts under a rule set only', (more) => {
	expect(lawfulOf({ ...whole, ...more })).toEqual(['regime']);
	expect(lawfulOf({ ...whole, ...more, regime: 'th-pdpa' })).toEqual([]);
	expect(resolve({ ...whole, ...more }, { country: 'TH' }).problems).toEqual([]);
});

it.each([
	['a', true],
	['_', true],
	['a*', true],
	['*', false],
	['**', false],
	['x'.repeat(65), false],
])('takes a cookie or a key by the name %j: %s', (name, isTaken) => {
	const { problems } = resolve({ services: { own: { cookies: [name, { name }], storage: [name] } } });
	const paths = problems.filter(([code]) => code === 'form').map(([, at]) => at);
	// What a name is wrong of is said once.
	const all = ['services.own.cookies[0]', 'services.own.cookies[1].name', 'services.own.storage[0]'];
	expect(paths).toEqual(isTaken ? [] : all);
});

it('says of a cookie without a name that it has none', () => {
	const { problems } = resolve({ services: { own: { cookies: [{ lifetime: '2 y' }, {}] } } });
	const paths = problems.filter(([code]) => code === 'form').map(([, at]) => at);
	expect(paths).toEqual(['services.own.cookies[0]', 'services.own.cookies[1]']);
});
