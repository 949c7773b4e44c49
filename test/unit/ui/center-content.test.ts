import { expect, it, vi } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
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
		summary: 'Services (3)',
		services: [
			[{ text: 'PostHog', url: 'https://posthog.com/privacy' }, { text: 'PostHog Inc.' }],
			[{ text: 'Own', url: '/own' }, { text: 'Example' }],
			[{ text: 'unheard-of' }],
		],
	});
	expect(report.mock.calls).toEqual([['service', 'categories.analytics.services', 'unheard-of']]);
});

it.each([
	['has no name', { own: {} }, 'own'],
	['has the name of what every object inherits', undefined, 'constructor'],
])('calls a service that %s by its id', async (_, services, id) => {
	const { content } = await contentOf({ categories: { analytics: { services: [id] } }, ...(services && { services }) });
	expect(content.categories[1]?.services[0]?.[0]).toEqual({ text: id });
});

it('says so when no service uses a category', async () => {
	const { content } = await contentOf({ categories: { analytics: {} } });
	expect(content.categories[1]).toMatchObject({
		summary: 'Services (0)',
		services: [[{ text: en['preferences.noServices'] }]],
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
	expect(linesOf(await contentOf({}))).toEqual([en['preferences.past']]);
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
