/** A switch for each service: what it shows, what its category's shows with it, and what is saved. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { eventually, find, mountWidget, whole } from './widget.ts';

let undo: () => void = () => undefined;
beforeEach(() => void vi.spyOn(window, 'requestIdleCallback').mockImplementation((run) => Number(setTimeout(run))));
afterEach(() => {
	undo();
	vi.restoreAllMocks();
});

async function open(granted: readonly string[] = []) {
	const widget = mountWidget({ raw: { ...whole, choice: 'service' }, granted });
	undo = widget.unmount;
	await widget.ui.open('preferences');
	const dialog = find<HTMLDialogElement>(widget.root, 'dialog');
	await eventually(() => expect(dialog.querySelectorAll('.service [role=switch]')).toHaveLength(3));
	const at = (name: string) => find<HTMLInputElement>(dialog, `[name="${name}"]`);
	return {
		...widget,
		dialog,
		state: (name: string) => (at(name).indeterminate ? 'in part' : at(name).checked ? 'on' : 'off'),
		/** What a screen reader says after the name of the category's switch. */
		described: (id: string) => find(dialog, `#${id}-services`).textContent,
	};
}
const press = (name: string) => userEvent.click(page.getByRole('switch', { name, exact: true }));

it('turns all services by the switch of their category, and shows there when only some are on', async () => {
	const { described, state } = await open();
	expect(['marketing', 'service:meta-pixel', 'service:own-ads'].map(state)).toEqual(['off', 'off', 'off']);
	await press('Marketing');
	expect(['marketing', 'service:meta-pixel', 'service:own-ads'].map(state)).toEqual(['on', 'on', 'on']);
	await press('Own ads');
	expect(['marketing', 'service:meta-pixel', 'service:own-ads'].map(state)).toEqual(['in part', 'on', 'off']);
	expect(described('marketing')).toContain('(1/2)');
	await press('Own ads');
	expect(state('marketing')).toBe('on');
	await press('Marketing');
	expect(['marketing', 'service:meta-pixel', 'service:own-ads'].map(state)).toEqual(['off', 'off', 'off']);
	// Of others nothing changed, and what is necessary has no switches below it.
	expect(state('analytics')).toBe('off');
});

it('saves each service, and its category only when all of it is on', async () => {
	const { act } = await open();
	await press('Marketing');
	await press('Own ads');
	await userEvent.click(page.getByRole('button', { name: 'Save my choice' }));
	await eventually(() => expect(act).toHaveBeenCalledTimes(1));
	expect(act).toHaveBeenCalledWith(
		{ action: 'save', surface: 'preferences' },
		{
			functional: false,
			analytics: false,
			marketing: false,
			'service:google-analytics': false,
			'service:meta-pixel': true,
			'service:own-ads': false,
		},
	);
});

it('saves what a search leaves out, too', async () => {
	// As many as have a field to search them.
	const services = [...'abcdefghij'];
	const raw = { ...whole, choice: 'service', categories: { marketing: { services } } };
	const names = Object.fromEntries(services.map((id) => [id, { name: `Ads ${id}` }]));
	const widget = mountWidget({ raw: { ...raw, services: names }, granted: ['service:b'] });
	undo = widget.unmount;
	await widget.ui.open('preferences');
	await userEvent.fill(page.getByRole('searchbox'), 'Ads a');
	await eventually(() => expect(widget.root.querySelectorAll('.service [role=switch]')).toHaveLength(1));
	await userEvent.click(page.getByRole('button', { name: 'Save my choice' }));
	await eventually(() => expect(widget.act).toHaveBeenCalledTimes(1));
	const own = services.map((id) => [`service:${id}`, id === 'b']);
	expect(widget.act.mock.lastCall?.[1]).toEqual({ marketing: false, ...Object.fromEntries(own) });
});

it('shows what was granted, and says what withdrawing changes once one service of it goes off', async () => {
	const { dialog, state } = await open(['service:meta-pixel']);
	expect(['marketing', 'service:meta-pixel', 'service:own-ads'].map(state)).toEqual(['in part', 'on', 'off']);
	const effect = () => find(dialog, '.category:has([name=marketing]) .effect').textContent;
	const whileOn = effect();
	expect(whileOn).not.toBe('');
	await press('Meta Pixel');
	expect(effect()).not.toBe(whileOn);
	expect(state('marketing')).toBe('off');
});

it('gives the switches before what is said of their category', async () => {
	const { dialog } = await open();
	const marketing = find(dialog, '.category:has([name=marketing])');
	const [first] = marketing.querySelectorAll('details ul, details dl');
	expect(first?.tagName).toBe('UL');
});

it('names the part that did not arrive to the owner, and leaves a person the switches of the categories', async () => {
	const widget = mountWidget({ raw: { ...whole, choice: 'service' } });
	undo = widget.unmount;
	const { guard, report, root, ui } = widget;
	const original = guard.load;
	vi.spyOn(guard, 'load').mockImplementation((async (name: string) => {
		if (name === 'yinyom-each') throw new Error('offline');
		return original(name as never);
	}) as never);
	await ui.open('preferences');
	find(root, '.category:has([name=marketing]) > details > summary').click();
	await eventually(() => expect(report.mock.calls[0]?.slice(0, 2)).toEqual(['load', 'yinyom-each.js']));
	await expect.element(page.getByRole('switch', { name: 'Marketing' })).toBeVisible();
});
