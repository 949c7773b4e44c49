import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Layer } from '../../../src/guard/contract.ts';
import { eventually, find, mountWidget } from './widget.ts';

let undo: () => void = () => undefined;
afterEach(() => undo());

/** The widget with one layer open. */
async function open(layer: Layer, options: Parameters<typeof mountWidget>[0] = {}) {
	const widget = mountWidget(options);
	undo = widget.unmount;
	await widget.ui.open(layer);
	return widget;
}

const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }));
const toggle = (name: string) => userEvent.click(page.getByRole('switch', { name }));

it.each<[Layer, string, string]>([
	['notice', 'Accept all', 'grantAll'],
	['notice', 'Reject all', 'denyAll'],
	['preferences', 'Accept all', 'grantAll'],
	['preferences', 'Reject all', 'denyAll'],
])('a person who presses in the %s "%s" decides %s', async (layer, name, action) => {
	const { act, root } = await open(layer);
	await press(name);
	await eventually(() => expect(act.mock.calls).toEqual([[{ action, surface: layer }, {}]]));
	await eventually(() => expect(root.querySelectorAll('section, dialog').length).toBe(0));
});

it('withdraws what was granted when all is rejected', async () => {
	const { act } = await open('preferences', { granted: ['analytics'] });
	await press('Reject all');
	await eventually(() => expect(act.mock.calls).toEqual([[{ action: 'withdraw', surface: 'preferences' }, {}]]));
});

it('saves exactly what the switches show, and nothing before', async () => {
	const { act, root } = await open('preferences', { granted: ['analytics'] });
	const shown = () =>
		[...root.querySelectorAll<HTMLInputElement>('[role=switch]')].map(({ name, checked }) => [name, checked]);
	expect(shown()).toEqual([
		['necessary', true],
		['functional', false],
		['analytics', true],
		['marketing', false],
	]);
	for (const name of ['Analytics', 'Marketing', 'Functional', 'Functional']) await toggle(name);
	expect(act).not.toHaveBeenCalled();
	expect(Object.fromEntries(shown())).toMatchObject({ functional: false, analytics: false, marketing: true });
	await press('Save my choice');
	await eventually(() =>
		expect(act.mock.calls).toEqual([
			[
				{ action: 'save', surface: 'preferences' },
				{ functional: false, analytics: false, marketing: true },
			],
		]),
	);
});

it('saves what is off and was never touched as well: what is on the screen is what is decided', async () => {
	const { act, guard } = await open('preferences');
	// Meanwhile another tab granted it, which nobody saw here.
	Object.assign(guard.state.verdict, { granted: ['analytics'] });
	await press('Save my choice');
	await eventually(() =>
		expect(act.mock.calls).toEqual([
			[
				{ action: 'save', surface: 'preferences' },
				{ functional: false, analytics: false, marketing: false },
			],
		]),
	);
});

it('says aloud that the necessary category is always on', async () => {
	await open('preferences');
	await expect.element(page.getByRole('switch', { name: 'Necessary Always on' })).toBeDisabled();
});

it('forgets at closing what was switched but not saved', async () => {
	const { act, ui, root } = await open('preferences', { granted: ['analytics'] });
	await toggle('Analytics');
	await press('Close without saving');
	await eventually(() => expect(root.querySelector('dialog')).toBeNull());
	await ui.open('preferences');
	await expect.element(page.getByRole('switch', { name: 'Analytics' })).toBeChecked();
	expect(act).not.toHaveBeenCalled();
});

it.each<[string, () => Promise<unknown>]>([
	['Escape', () => userEvent.keyboard('{Escape}')],
	['the cross', () => press('Close without saving')],
])('closes the center by %s without deciding', async (_, close) => {
	const { act, emit, guard, root } = await open('preferences', { granted: ['analytics'] });
	await toggle('Marketing');
	await close();
	await eventually(() => expect(emit.mock.calls.at(-1)).toEqual(['close', { layer: 'preferences' }]));
	expect(root.querySelector('dialog')).toBeNull();
	expect(act).not.toHaveBeenCalled();
	expect(guard.rest).toHaveBeenCalled();
});

it('keeps the notice open while the center is closed again: nothing was decided', async () => {
	const { root, ui } = await open('notice');
	await press('Settings');
	await expect.element(page.getByRole('dialog')).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await eventually(() => expect(root.querySelector('dialog')).toBeNull());
	expect(find(root, 'section').isConnected).toBe(true);
	ui.close();
	expect(root.querySelector('section')).toBeNull();
});

it.each<Layer>(['notice', 'preferences'])('a script that presses "accept" in the %s decides nothing', async (layer) => {
	const { act, root } = await open(layer);
	const button = find(root, '[part~=grant-all]');
	button.click();
	button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
	// Whoever rejects afterwards is the only one who was heard.
	find(root, '[part~=deny-all]').click();
	await eventually(() => expect(act.mock.calls).toEqual([[{ action: 'denyAll', surface: layer }, {}]]));
});

it('a script that saves may take away but not grant', async () => {
	const { act, root, ui } = await open('preferences', { granted: ['analytics', 'marketing'] });
	const save = () => find(root, '[part~=save]').click();
	const set = (name: string) => find<HTMLInputElement>(root, `[name=${name}]`).click();
	set('functional');
	save();
	set('functional');
	for (const name of ['analytics', 'marketing']) set(name);
	await ui.open('preferences');
	save();
	await eventually(() =>
		expect(act.mock.calls).toEqual([
			[
				{ action: 'save', surface: 'preferences' },
				{ functional: false, analytics: false, marketing: false },
			],
		]),
	);
});

it('says that the choice was saved, in a region that was there before', async () => {
	const { root } = await open('notice');
	const region = find(root, '[role=status]');
	expect(region.textContent).toBe('');
	await press('Reject all');
	await eventually(() => expect(region.textContent).toBe('Your choice has been saved.'));
	expect(region.isConnected).toBe(true);
});

it('says so in Thai', async () => {
	const { root } = await open('notice', { locale: 'th' });
	await press('ปฏิเสธทั้งหมด');
	await eventually(() => expect(find(root, '[role=status]').textContent).toBe('บันทึกการตั้งค่าของท่านแล้ว'));
});

it.each<[Layer, string, boolean]>([
	['notice', 'bar', false],
	['preferences', 'dialog', true],
])('notes what the %s says before anything is decided there', async (layer, layout, withdrawalEffectShown) => {
	const { act, shown } = await open(layer);
	await press('Reject all');
	await eventually(() => expect(act).toHaveBeenCalled());
	expect(shown.mock.calls).toEqual([
		[
			{
				layer,
				layout,
				withdrawalEffectShown,
				locale: 'en',
				content: expect.objectContaining({ title: expect.any(String) }),
			},
		],
	]);
	expect(shown.mock.invocationCallOrder[0]).toBeLessThan(act.mock.invocationCallOrder[0] ?? 0);
});

it('decides only once the note of what was shown is ready', async () => {
	let noted = () => {};
	const note = new Promise<void>((resolve) => {
		noted = resolve;
	});
	const { act, shown } = await open('notice', { shown: () => note });
	await press('Accept all');
	await eventually(() => expect(shown).toHaveBeenCalled());
	expect(act).not.toHaveBeenCalled();
	noted();
	await eventually(() => expect(act).toHaveBeenCalledTimes(1));
});

it('decides without a note that failed: a person is not left without a choice', async () => {
	const { act } = await open('notice', { shown: () => Promise.reject(new Error('no digest')) });
	await press('Reject all');
	await eventually(() => expect(act).toHaveBeenCalledTimes(1));
});

it('asks again for a decision part that did not load, and says which', async () => {
	const widget = mountWidget({ decision: vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))) });
	undo = widget.unmount;
	const uncaught = vi.fn((event: PromiseRejectionEvent) => event.preventDefault());
	addEventListener('unhandledrejection', uncaught);
	await widget.ui.open('notice');
	await press('Reject all');
	await press('Reject all');
	removeEventListener('unhandledrejection', uncaught);
	expect(find(widget.root, 'section').isConnected).toBe(true);
	expect(uncaught).not.toHaveBeenCalled();
	expect(widget.report).toHaveBeenCalledWith('load', expect.stringContaining('decision'), expect.any(TypeError));
});

it('tells the page of each layer that opens and closes', async () => {
	const { emit, ui } = await open('notice');
	await ui.open('preferences');
	ui.close();
	await eventually(() =>
		expect(emit.mock.calls).toEqual(
			expect.arrayContaining([
				['open', { layer: 'notice' }],
				['open', { layer: 'preferences' }],
				['close', { layer: 'preferences' }],
				['close', { layer: 'notice' }],
			]),
		),
	);
	expect(emit).toHaveBeenCalledTimes(4);
});

it('opens the center once, however often it is asked to', async () => {
	const { emit, root, ui } = await open('preferences');
	await Promise.all([ui.open('preferences'), ui.open('preferences')]);
	ui.close();
	await eventually(() => expect(root.querySelector('dialog')).toBeNull());
	await Promise.all([ui.open('preferences'), ui.open('preferences')]);
	expect(root.querySelectorAll('dialog').length).toBe(1);
	expect(emit.mock.calls.filter(([name]) => name === 'open').length).toBe(2);
});

it('hides the button that reopens while there is a layer, and shows it when there is none', async () => {
	const { root, ui } = mountWidget();
	undo = () => root.host.remove();
	const button = document.createElement('button');
	button.part.add('reopen');
	root.append(button);
	await ui.open('notice');
	expect(getComputedStyle(button).visibility).toBe('hidden');
	ui.close();
	expect(getComputedStyle(button).visibility).toBe('visible');
	await ui.open('preferences');
	expect(getComputedStyle(button).visibility).toBe('hidden');
	ui.close();
	await eventually(() => expect(getComputedStyle(button).visibility).toBe('visible'));
});

it('hides the notice behind the preference center, and shows it again, with the focus where it was, when nothing was decided', async () => {
	const { root, ui, unmount } = mountWidget();
	undo = unmount;
	// In both orders: the center may have been there before the notice.
	for (const turn of [1, 2]) {
		await ui.open('notice');
		const notice = find(root, 'section');
		const settings = find<HTMLButtonElement>(notice, '[part=settings]');
		settings.focus();
		await ui.open('preferences');
		expect([turn, getComputedStyle(notice).visibility]).toEqual([turn, 'hidden']);
		find<HTMLButtonElement>(root, '[part=close]').click();
		await eventually(() => expect(root.querySelector('dialog')).toBeNull());
		expect([turn, getComputedStyle(notice).visibility]).toEqual([turn, 'visible']);
		expect(root.activeElement).toBe(settings);
		ui.close();
	}
});

it('gives the reopen button its label, and remembers it for the next page', () => {
	const { ui, unmount } = mountWidget({ locale: 'th' });
	undo = unmount;
	const button = document.createElement('button');
	ui.name(button);
	expect([button.ariaLabel, button.title]).toEqual(['ตั้งค่าคุกกี้', 'ตั้งค่าคุกกี้']);
	expect(button.lang).toBe('th');
	expect(localStorage.getItem('yinyom:label:th')).toBe('th ตั้งค่าคุกกี้');
	localStorage.removeItem('yinyom:label:th');
});

it('speaks in the words of the owner where there are some', async () => {
	const texts = { en: { 'notice.title': 'Biscuits', denyAll: 'No thanks' }, th: { grantAll: 'ไม่' } };
	await open('notice', { raw: { texts } });
	await expect.element(page.getByRole('region', { name: 'Biscuits' })).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'No thanks' })).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Accept all' })).toBeVisible();
});

it('leaves nothing behind when its layers open and close 100 times', async () => {
	const { root, ui } = await open('notice');
	await ui.open('preferences');
	ui.close();
	await eventually(() => expect(root.querySelector('dialog')).toBeNull());
	const count = () => [
		root.querySelectorAll('*').length,
		document.querySelectorAll('*').length,
		root.adoptedStyleSheets.length,
	];
	const before = count();
	for (let times = 0; times < 100; times++) {
		await ui.open('notice');
		await ui.open('preferences');
		ui.close();
		await eventually(() => expect(root.querySelector('dialog')).toBeNull());
	}
	expect(count()).toEqual(before);
});

it('leaves nothing in the page when it is taken out 100 times', async () => {
	const before = document.querySelectorAll('*').length;
	for (let times = 0; times < 100; times++) {
		const { ui, unmount } = mountWidget();
		await ui.open('notice');
		unmount();
	}
	expect(document.querySelectorAll('*').length).toBe(before);
	expect(document.querySelector('yinyom-root')).toBeNull();
});
