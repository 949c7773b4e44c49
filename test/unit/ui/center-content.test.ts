import { expect, it, vi } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { resolve } from '../../../src/config/resolve.ts';
import type { LoadPart } from '../../../src/guard/contract.ts';
import { centerContent, lastChoice } from '../../../src/ui/center-content.ts';
import { createWords } from '../../../src/ui/words.ts';
import { record } from '../consent/any-record.ts';

const load = (async (name: string) => {
	if (name !== 'services/posthog') throw new Error(name);
	return {
		service: { name: 'PostHog', vendor: 'PostHog Inc.', privacyUrl: 'https://posthog.com/privacy', cookies: [] },
	};
}) as unknown as LoadPart;

async function contentOf(raw: unknown) {
	const report = vi.fn();
	const guard = { locale: 'en', load, report };
	return { report, content: await centerContent(guard, resolve(raw).config, createWords(en, 'en')) };
}

/** Each line of facts as a person reads it. */
const linesOf = ({ content }: Awaited<ReturnType<typeof contentOf>>) =>
	content.facts.map((pieces) => pieces.map(({ text }) => text).join(' | ')).filter(Boolean);

const effectOf = (id: 'analytics' | 'marketing') => ({
	whileOn: `If you turn this off: ${en[`${id}.effect`]}`,
	whenOff: en[`${id}.effect`],
});

it('says of each category what it is called, what it is for, and what withdrawing changes', async () => {
	const { content } = await contentOf({
		categories: {
			analytics: {},
			marketing: { label: 'Ads', purpose: 'Sell.' },
			chat: { label: 'Chat', purpose: 'Talk.' },
		},
	});
	expect(content.categories.map(({ id, label, purpose, effect }) => [id, label, purpose, effect])).toEqual([
		['necessary', 'Necessary', en['necessary.purpose'], null],
		['analytics', 'Analytics', en['analytics.purpose'], effectOf('analytics')],
		['marketing', 'Ads', 'Sell.', effectOf('marketing')],
		['chat', 'Chat', 'Talk.', null],
	]);
});

it('calls a category without any words by its id', async () => {
	const { content } = await contentOf({ categories: { chat: {} } });
	expect(content.categories[1]).toMatchObject({ label: 'chat', purpose: '' });
});

it("names the catalog's services and the owner's own, and reports one that nobody knows", async () => {
	const { content, report } = await contentOf({
		categories: { analytics: { services: ['posthog', 'own', 'unheard-of'] } },
		services: { own: { name: 'Own', vendor: 'Example', privacyUrl: '/own' } },
	});
	expect(content.categories[1]).toMatchObject({
		summary: 'Details \u00b7 Services (3)',
		services: [
			{ id: 'posthog', name: 'PostHog', vendor: 'PostHog Inc.', privacyUrl: 'https://posthog.com/privacy' },
			{ id: 'own', name: 'Own', vendor: 'Example', privacyUrl: '/own' },
			{ id: 'unheard-of', name: 'unheard-of', vendor: '', privacyUrl: '' },
		],
	});
	expect(report.mock.calls).toEqual([['service', 'categories.analytics.services', 'unheard-of']]);
});

it.each([
	['has no name', { own: {} }, 'own'],
	['has the name of what every object inherits', undefined, 'constructor'],
])('calls a service that %s by its id', async (_, services, id) => {
	const { content } = await contentOf({ categories: { analytics: { services: [id] } }, ...(services && { services }) });
	expect(content.categories[1]?.services[0]).toMatchObject({ id, name: id });
});

it('says so when no service uses a category', async () => {
	const { content } = await contentOf({ categories: { analytics: {} } });
	expect(content.categories[1]).toMatchObject({
		summary: 'Details',
		services: [],
	});
});

it('says when the last choice was made and under which reference, apart from what it says to everybody', async () => {
	const state = { record: undefined, verdict: { granted: [], denied: [], ask: false } };
	const words = createWords(en, 'en');
	const line = (decided: typeof record | undefined) =>
		lastChoice({ state: { ...state, record: decided } }, words)
			.map(({ text }) => text)
			.join(' | ');
	expect(line(undefined)).toBe('');
	expect(line(record)).toMatch(
		/^Your last choice: March 6, 2024.* \| Reference: 9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d$/,
	);
	expect(linesOf(await contentOf({}))).toEqual([en['preferences.past'], en['preferences.rights']]);
});

it('says who is responsible and how to reach them', async () => {
	const dpo = { name: { en: 'Officer' }, phone: '+66 2 123 4567', address: 'Bangkok' };
	const controller = { name: 'Example', email: 'privacy@example.co.th', url: '/contact' };
	const { content } = await contentOf({ controller, dpo });
	expect(content.facts.slice(1, 3)).toEqual([
		[
			{ text: 'Data controller: Example' },
			{ text: 'privacy@example.co.th', url: 'mailto:privacy@example.co.th' },
			{ text: '/contact', url: '/contact' },
		],
		[
			{ text: 'Data protection officer: Officer' },
			{ text: '+66 2 123 4567', url: 'tel:+6621234567' },
			{ text: 'Bangkok' },
		],
	]);
});

it('says what people can ask for and where, by the shortest way that there is', async () => {
	const line = async (raw: object) =>
		(await contentOf(raw)).content.facts.find(([first]) => first?.text.startsWith('You'));
	const request = (url: string) => [{ text: en['preferences.rights'] }, { text: 'Make a request', url }];
	expect(await line({ controller: { email: 'a@example.com' } })).toEqual(request('mailto:a@example.com'));
	expect(await line({ controller: { email: 'a@example.com' }, dpo: { email: 'b@example.com' } })).toEqual(
		request('mailto:b@example.com'),
	);
	expect(await line({ rights: { url: '/rights', text: { en: 'You may ask.' } } })).toEqual([
		{ text: en['preferences.rights'] },
		{ text: 'You may ask.' },
		{ text: 'Make a request', url: '/rights' },
	]);
});

it('says whom to complain to only when the owner does, and as of when', async () => {
	const authority = { name: { en: 'PDPC' }, phone: '02 142 1033', asOf: '2026-11-01' };
	expect((await contentOf({ authority })).content.facts).toContainEqual([
		{ text: 'You can complain to: PDPC' },
		{ text: '02 142 1033', url: 'tel:021421033' },
		{ text: 'as of November 1, 2026' },
	]);
});

it("says the owner's own words of what refusing changes, also when a switch goes off", async () => {
	const { content } = await contentOf({ categories: { chat: { refusing: { en: 'No chat.' } } } });
	expect(content.categories[1]?.effect).toEqual({ whileOn: 'If you turn this off: No chat.', whenOff: 'No chat.' });
});

it.each([
	['v3', 'ฉบับ v3'],
	['1', 'ฉบับ 1'],
	['2024-03-07', 'ฉบับ 7 มีนาคม 2567'],
])('calls the version %s of the policy in Thai "%s": only a date is a date', async (version, said) => {
	const guard = { load, report: vi.fn() };
	const { config } = resolve({ policy: { url: '/privacy', version } });
	const { facts } = await centerContent(guard, config, createWords(th, 'th'));
	expect(facts.flat().map(({ text }) => text)).toContain(said);
});

it('links to the policy, with its version as a date', async () => {
	const { content } = await contentOf({ policy: { url: '/privacy', version: '2024-03-07' } });
	expect(content.facts).toContainEqual([
		{ text: 'Privacy policy', url: '/privacy' },
		{ text: 'version March 7, 2024' },
	]);
});

it('is made of what JSON can hold, so that a digest covers all of it', async () => {
	const { content } = await contentOf({
		policy: { url: '/privacy' },
		categories: { a: { services: ['posthog', 'x'] } },
	});
	expect(JSON.parse(JSON.stringify(content))).toStrictEqual(content);
});
