import { expect, it } from 'vitest';
import { newsOf } from '../../../src/ui/news.ts';

const categories = {
	necessary: { services: ['stripe'] },
	analytics: { services: ['posthog', 'matomo'] },
	chat: { services: ['crisp'] },
};
const record = { granted: ['analytics'], denied: ['marketing'] };

it('calls nothing new before the first decision', () => {
	expect(newsOf({ categories }, undefined, undefined)).toEqual([]);
});

it('calls a category new that nobody decided about', () => {
	expect(newsOf({ categories }, record, undefined)).toEqual(['chat']);
});

it('calls a service new that the last receipt does not name, and none of those that nobody is asked about', () => {
	const decisions = [{ id: 'analytics', status: 'ConsentGiven', services: { posthog: true } }] as const;
	expect(newsOf({ categories }, record, decisions)).toEqual(['matomo', 'chat', 'crisp']);
});

it('calls nothing new that runs unasked: an opt-out names only what was opted out of', () => {
	const optOut = { granted: [], denied: ['chat'] };
	const decisions = [
		{ id: 'analytics', status: 'notAsked' },
		{ id: 'chat', status: 'ConsentRefused', services: { crisp: false } },
	] as const;
	expect(newsOf({ categories }, optOut, decisions, ['analytics'])).toEqual([]);
	expect(newsOf({ categories }, optOut, undefined, ['analytics'])).toEqual([]);
	expect(newsOf({ categories }, optOut, decisions)).toEqual(['analytics', 'posthog', 'matomo']);
});
