import { expect, it } from 'vitest';
import { markedBy, type Marked, ours } from '../../../src/migrate/marks.ts';

const settings = {
	categories: {
		necessary: { services: [] },
		functional: { services: [] },
		analytics: { services: ['matomo'] },
		marketing: { services: [] },
	},
};

/** An element by its tag; it fits a selector of attributes alone. */
const element = (tag: string, attributes: Readonly<Record<string, string>>): Marked => ({
	getAttribute: (name) => attributes[name] ?? null,
	matches: (selector) =>
		selector.split(',').some((each) => {
			const [, name = ''] = /^([a-z]*)/.exec(each) ?? [];
			const wanted = Array.from(each.matchAll(/\[([\w-]+)(?:="([^"]*)")?\]/g));
			return (
				(!name || name === tag) &&
				wanted.every(([, key = '', value]) => key in attributes && (value === undefined || attributes[key] === value))
			);
		}),
});
const script = (attributes: Readonly<Record<string, string>>) =>
	element('script', { type: 'text/plain', ...attributes });
const adopt = (marked: Marked, ...ids: readonly string[]) => ours(marked, ids, settings);

it('takes the marks of each manager for ours, by what its names mean', () => {
	expect(adopt(script({ 'data-cookieconsent': 'statistics, marketing' }), 'cookiebot')).toEqual({
		'data-consent': 'analytics marketing',
	});
	expect(adopt(script({ 'data-category': '!analytics' }), 'cookieconsent')).toEqual({ 'data-consent': '!analytics' });
	expect(adopt(script({ 'data-cookieyes': 'cookieyes-advertisement' }), 'cookieyes')).toEqual({
		'data-consent': 'marketing',
	});
	expect(adopt(script({ 'data-name': 'matomo' }), 'klaro')).toEqual({ 'data-consent': 'analytics' });
});

it('moves the address of an embed to where ours is', () => {
	const embed = element('iframe', { 'data-cookieconsent': 'marketing', 'data-cookieblock-src': 'https://v.example/1' });
	expect(adopt(embed, 'cookiebot')).toEqual({ 'data-consent': 'marketing', 'data-src': 'https://v.example/1' });
});

it('keeps a name that nobody can place, so that the tag stays held and its owner is told', () => {
	expect(adopt(script({ 'data-name': 'zzz' }), 'klaro')).toEqual({ 'data-consent': 'zzz' });
});

it('leaves alone what is ours already, what runs anyway, and what no named manager marked', () => {
	expect(adopt(script({ 'data-name': 'matomo', 'data-consent': 'marketing' }), 'klaro')).toEqual({});
	expect(adopt(element('script', { 'data-category': 'analytics' }), 'cookieconsent')).toEqual({});
	expect(adopt(script({ 'data-name': 'matomo' }), 'cookiebot')).toEqual({});
	expect(adopt(element('div', { 'data-name': 'matomo' }), 'klaro')).toEqual({});
});

it('looks for nothing where no manager with marks is named', () => {
	expect(markedBy(['tarteaucitron', 'pdpa-thailand', 'constructor'])).toBe('');
});
