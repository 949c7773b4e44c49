import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createNotice, type NoticeContent } from '../../../src/ui/notice.ts';
import { find, mountWidget } from './widget.ts';

const content: NoticeContent = {
	title: 'Cookies on this site',
	body: 'Example uses <b>cookies</b> & more.',
	policy: { label: 'Privacy policy', url: '/privacy' },
	buttons: [
		['grant-all', 'Accept all'],
		['deny-all', 'Reject all'],
		['settings', 'Settings'],
	],
};

let undo: () => void = () => undefined;
afterEach(() => undo());

function show(changes: Partial<NoticeContent> = {}) {
	const actions = { 'grant-all': vi.fn(), 'deny-all': vi.fn(), settings: vi.fn() };
	const notice = createNotice({ ...content, ...changes }, actions);
	document.body.append(notice);
	undo = () => notice.remove();
	return { notice, ...actions };
}

it('is a region with the title as its name, and takes no focus', async () => {
	document.body.focus();
	show();
	await expect.element(page.getByRole('region', { name: 'Cookies on this site' })).toBeVisible();
	await expect.element(page.getByRole('heading', { name: 'Cookies on this site' })).toBeVisible();
	expect(document.activeElement).toBe(document.body);
});

it('shows texts as texts', () => {
	const { notice } = show();
	expect(find(notice, 'p').textContent).toBe('Example uses <b>cookies</b> & more. Privacy policy');
	expect(notice.querySelector('b')).toBeNull();
});

it('links to the policy where there is one', async () => {
	show();
	await expect.element(page.getByRole('link', { name: 'Privacy policy' })).toHaveAttribute('href', '/privacy');
	undo();
	show({ policy: null });
	expect(page.getByRole('link').elements()).toEqual([]);
});

it('has three buttons, which submit no form, in the order grant, deny, settings', () => {
	const { notice } = show();
	const buttons = [...notice.querySelectorAll('button')];
	expect(buttons.map(({ textContent, type, part }) => [textContent, type, part.value])).toEqual([
		['Accept all', 'button', 'grant-all'],
		['Reject all', 'button', 'deny-all'],
		['Settings', 'button', 'settings'],
	]);
});

it.each([
	['Accept all', 'grant-all'],
	['Reject all', 'deny-all'],
	['Settings', 'settings'],
] as const)('"%s" calls %s and nothing else, with the event', async (name, action) => {
	const { notice: _, ...actions } = show();
	await userEvent.click(page.getByRole('button', { name }));
	for (const [key, spy] of Object.entries(actions)) expect(spy).toHaveBeenCalledTimes(key === action ? 1 : 0);
	expect(actions[action].mock.calls[0]?.[0]).toMatchObject({ type: 'click', isTrusted: true });
});

it('is reached by the keyboard in the order it is read, one stop each', async () => {
	const { notice } = show();
	const stops: (string | null)[] = [];
	find(notice, 'a').focus();
	for (let stop = 0; stop < 3; stop++) {
		await userEvent.tab();
		stops.push(document.activeElement?.textContent ?? null);
	}
	expect(stops).toEqual(['Accept all', 'Reject all', 'Settings']);
});

const looks = [
	'font',
	'color',
	'backgroundColor',
	'border',
	'borderRadius',
	'padding',
	'opacity',
	'boxShadow',
	'textDecoration',
	'letterSpacing',
	'textTransform',
	'filter',
	'cursor',
] as const;

it.each(
	(['th', 'en'] as const).flatMap((locale) =>
		[360, 1280].flatMap((width) =>
			(['notice', 'preferences'] as const).map((layer) => [layer, locale, width] as const),
		),
	),
)('the buttons of the %s in %s at %i px have one size, one height and one look', async (layer, locale, width) => {
	await page.viewport(width, 800);
	const { ui, root, unmount } = mountWidget({ locale });
	undo = unmount;
	await ui.open(layer);
	const buttons = [...find(root, '.buttons').querySelectorAll('button')];
	expect(buttons.length).toBe(3);
	const [first, ...others] = buttons.map((button) => {
		const { width: w, height: h, top } = button.getBoundingClientRect();
		const style = getComputedStyle(button);
		// A third of a row is no whole number of pixels: Chromium rounds to 1/64.
		return { w: Math.round(w * 10), h, top, ...Object.fromEntries(looks.map((look) => [look, style[look]])) };
	});
	expect(first?.w).toBeGreaterThan(440);
	expect(first?.h).toBeGreaterThanOrEqual(44);
	for (const other of others) expect(other).toEqual(first);
	for (const button of buttons) {
		expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth);
		expect(button.scrollHeight).toBeLessThanOrEqual(button.clientHeight);
	}
});
