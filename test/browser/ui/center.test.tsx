import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import en from '../../../locales/en.json' with { type: 'json' };
import { Center, type CenterState } from '../../../src/ui/center.tsx';
import type { CenterContent } from '../../../src/ui/center-content.ts';
import { createWords } from '../../../src/ui/words.ts';
import { eventually, find } from './widget.ts';

afterEach(cleanup);

const category = (id: string, label: string, effect: string | null) => ({
	id,
	label,
	effect: effect === null ? null : { whileOn: `If you turn this off: ${effect}`, whenOff: effect },
	purpose: `Purpose of ${label}`,
	summary: 'Details \u00b7 Services (1)',
	services: [{ id: `${id}-x`, name: `${label} service`, vendor: 'Vendor', privacyUrl: `https://example.com/${id}` }],
});

const content: CenterContent = {
	title: 'Cookie settings',
	intro: 'Choose.',
	categories: [
		{ ...category('necessary', 'Necessary', null), isAlways: true },
		category('analytics', 'Analytics', 'No visits are counted.'),
		category('marketing', 'Marketing', 'Other ads.'),
	],
	always: 'Always on',
	isNew: 'New',
	facts: [[{ text: 'What is past' }], [{ text: 'Privacy policy', url: '/privacy' }, { text: 'version 1' }], []],
	close: 'Close without saving',
	buttons: [
		['grant-all', 'Accept all'],
		['deny-all', 'Reject all'],
		['save', 'Save my choice'],
	],
};

function show({ choices = {}, before = choices, ...more }: Partial<CenterState>) {
	const actions = {
		onChoose: vi.fn(),
		onOpen: vi.fn(),
		onSearch: vi.fn(),
		onLocale: vi.fn(),
		press: { 'grant-all': vi.fn(), 'deny-all': vi.fn(), save: vi.fn() },
		onDismiss: vi.fn(),
		onClosed: vi.fn(),
	};
	const receipt = Object.assign(document.createElement('details'), { className: 'receipt' });
	const state: CenterState = {
		content,
		words: createWords(en, 'en'),
		last: [{ text: 'Your last choice' }],
		receipt,
		news: [],
		details: undefined,
		facts: {},
		query: '',
		choices,
		before,
		...more,
	};
	const draw = (now: Readonly<Record<string, boolean>>) => <Center state={{ ...state, choices: now }} {...actions} />;
	const { container, rerender } = render(draw(choices));
	const dialog = find<HTMLDialogElement>(container, 'dialog');
	dialog.showModal();
	return { dialog, ...actions, choose: (now: Record<string, boolean>) => rerender(draw(now)) };
}

/** A name for each call. */
const calls = ({ press = {}, ...actions }: { readonly press?: object }): string[] =>
	Object.entries({ ...actions, ...press }).flatMap(([name, spy]) =>
		vi.isMockFunction(spy) ? spy.mock.calls.map(() => name) : [],
	);

it('is a dialog with a name, whose heading has the focus: nothing is decided by the next key', async () => {
	show({});
	await expect.element(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible();
	await expect.element(page.getByRole('heading', { name: 'Cookie settings' })).toHaveFocus();
});

it('has a switch for each category, named by its label and described by its purpose', async () => {
	show({ choices: { analytics: true } });
	const names = page
		.getByRole('switch')
		.elements()
		.map((element) => element.getAttribute('name'));
	expect(names).toEqual(['necessary', 'analytics', 'marketing']);
	for (const label of ['Analytics', 'Marketing']) {
		const element = page.getByRole('switch', { name: label, exact: true });
		await expect.element(element).toHaveAccessibleDescription(`Purpose of ${label}`);
		await expect.element(element).toBeEnabled();
	}
	await expect.element(page.getByRole('switch', { name: 'Analytics' })).toBeChecked();
	await expect.element(page.getByRole('switch', { name: 'Marketing' })).not.toBeChecked();
});

it('shows the necessary category as on, out of reach, and says that it always is', async () => {
	show({});
	const necessary = page.getByRole('switch', { name: /^Necessary ?Always on$/ });
	await expect.element(necessary).toBeChecked();
	await expect.element(necessary).toBeDisabled();
});

it('tells of a switched category by id and state, and does nothing else', async () => {
	const { dialog: _, choose, ...actions } = show({ choices: { analytics: true, marketing: false } });
	await userEvent.click(page.getByRole('switch', { name: 'Marketing' }));
	choose({ analytics: true, marketing: true });
	await userEvent.click(page.getByRole('switch', { name: 'Analytics' }));
	expect(actions.onChoose.mock.calls).toEqual([
		['marketing', true],
		['analytics', false],
	]);
	expect(calls(actions)).toEqual(['onChoose', 'onChoose']);
});

it('is switched by its label and by the keyboard', async () => {
	const { onChoose } = show({});
	await userEvent.click(page.getByText('Analytics', { exact: true }));
	page.getByRole('switch', { name: 'Marketing' }).element().focus();
	await userEvent.keyboard(' ');
	expect(onChoose.mock.calls).toEqual([
		['analytics', true],
		['marketing', true],
	]);
});

it('says of what was granted what withdrawing changes, before it goes off and when it does, and of nothing else', async () => {
	const { dialog, choose } = show({ choices: { analytics: true, marketing: false } });
	const effects = () => [...dialog.querySelectorAll('.effect')].map(({ textContent }) => textContent);
	expect(effects()).toEqual(['', 'If you turn this off: No visits are counted.', '']);
	choose({ analytics: false, marketing: true });
	expect(effects()).toEqual(['', 'No visits are counted.', '']);
	choose({ analytics: true, marketing: false });
	expect(effects()).toEqual(['', 'If you turn this off: No visits are counted.', '']);
});

it('holds the last receipt, and the same one after a switch', () => {
	const { dialog, choose } = show({ choices: { analytics: true } });
	const receipt = find(dialog, '.receipt');
	choose({ analytics: false });
	expect(find(dialog, '.receipt')).toBe(receipt);
});

it('has the place of that sentence before the sentence, so that it is read out', async () => {
	const { dialog, choose } = show({ choices: { analytics: true } });
	const regions = page.getByRole('status').elements();
	expect(regions.length).toBe(3);
	choose({ analytics: false });
	expect(page.getByRole('status').elements()).toEqual(regions);
	expect(dialog.contains(regions[1] ?? null)).toBe(true);
});

it.each([
	['Accept all', 'grant-all'],
	['Reject all', 'deny-all'],
	['Save my choice', 'save'],
	['Close without saving', 'onDismiss'],
] as const)('"%s" calls %s and nothing else', async (name, action) => {
	const { dialog: _, choose: __, ...actions } = show({});
	await userEvent.click(page.getByRole('button', { name }));
	expect(calls(actions)).toEqual([action]);
});

it('tells when it has closed, also by Escape', async () => {
	const { dialog: _, choose: __, ...actions } = show({});
	await userEvent.keyboard('{Escape}');
	await eventually(() => expect(calls(actions)).toEqual(['onClosed']));
});

it('names services with their vendor and a link to its policy', async () => {
	const { dialog } = show({});
	for (const details of dialog.querySelectorAll('details')) details.open = true;
	const link = page.getByRole('link', { name: 'Marketing service' });
	await expect.element(link).toHaveAttribute('href', 'https://example.com/marketing');
	expect(link.element().closest('li')?.textContent).toBe('Marketing service \u00b7 Vendor');
});

it('tells of a category whose services somebody wants to see, once it is open', async () => {
	const { dialog, onOpen } = show({});
	const [, analytics] = dialog.querySelectorAll('summary');
	await userEvent.click(analytics ?? dialog);
	await eventually(() => expect(onOpen.mock.calls).toEqual([['analytics']]));
	await userEvent.click(analytics ?? dialog);
	await eventually(() => expect(dialog.querySelectorAll('details[open]').length).toBe(0));
	expect(onOpen).toHaveBeenCalledTimes(1);
});

it('marks a category that was not there at the last decision, in words', () => {
	const { dialog } = show({ news: ['marketing'] });
	expect([...dialog.querySelectorAll('.new')].map((each) => each.parentElement?.textContent)).toEqual([
		'Marketing New',
	]);
});

it('says the facts, a line each', async () => {
	const { dialog } = show({});
	expect([...dialog.querySelectorAll('.facts p')].map(({ textContent }) => textContent)).toEqual([
		'What is past',
		'Privacy policy version 1',
		'',
		'Your last choice',
	]);
	await expect.element(page.getByRole('link', { name: 'Privacy policy' })).toHaveAttribute('href', '/privacy');
});
