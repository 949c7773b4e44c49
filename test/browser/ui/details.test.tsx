/** The preference center as a whole: details on demand, search, the choice of a language, and nothing left behind. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import th from '../../../locales/th.json' with { type: 'json' };
import { services } from '../../../src/services.ts';
import { eventually, find, mountWidget, whole } from './widget.ts';

let undo: () => void = () => undefined;
// A browser that runs several files at once may not be idle for as long as it likes.
beforeEach(() => void vi.spyOn(window, 'requestIdleCallback').mockImplementation((run) => Number(setTimeout(run))));
afterEach(() => {
	undo();
	vi.restoreAllMocks();
	sessionStorage.clear();
});

async function open(options: Parameters<typeof mountWidget>[0] = {}) {
	const widget = mountWidget(options);
	undo = widget.unmount;
	await widget.ui.open('preferences');
	return { ...widget, dialog: find<HTMLDialogElement>(widget.root, 'dialog') };
}
const detailsOf = (dialog: Element, index: number) => {
	const found = dialog.querySelectorAll<HTMLDetailsElement>('.category > details')[index];
	if (!found) throw new Error(`there is no category ${index}`);
	return found;
};
const terms = (element: Element) =>
	[...element.querySelectorAll('dl > div')].map((fact) => [...fact.children].map(({ textContent }) => textContent));

it('fetches what it says of services in full when somebody opens them, and proves it from then on', async () => {
	const { dialog, shown } = await open();
	await eventually(() => expect(shown).toHaveBeenCalledTimes(1));
	expect(dialog.querySelector('dl')).toBeNull();
	const analytics = detailsOf(dialog, 2);
	find(analytics, ':scope > summary').click();
	await eventually(() => expect(terms(analytics)).toContainEqual(['Legal basis', 'Your consent']));
	expect(terms(analytics)).toContainEqual(['Recipients', 'Google']);
	const service = find(analytics, '.service');
	expect(find(service, 'summary').textContent).toBe('Google Analytics 4 \u00b7 Google');
	expect(terms(service)).toEqual([
		['Purpose', 'Measures how the site is used'],
		['Processed in', 'United States'],
	]);
	expect([...service.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)).toContain('_ga2 years');
	await eventually(() => expect(shown).toHaveBeenCalledTimes(2));
	const said = JSON.stringify(shown.mock.calls[1]);
	for (const text of ['Your consent', 'Measures how the site is used', 'United States', '_ga', '2 years'])
		expect(said).toContain(text);
});

it('says no basis of what an opt-out law lets run unasked: it is nobody’s consent', async () => {
	const { dialog, guard } = await open({ granted: ['analytics'] });
	Object.assign(guard.state.verdict, { implied: ['analytics'] });
	const [analytics, marketing] = [detailsOf(dialog, 2), detailsOf(dialog, 3)];
	for (const details of [analytics, marketing]) find(details, ':scope > summary').click();
	await eventually(() => expect(terms(marketing)).toContainEqual(['Legal basis', 'Your consent']));
	await eventually(() => expect(terms(analytics)).toContainEqual(['Recipients', 'Google']));
	expect(terms(analytics).map(([term]) => term)).not.toContain('Legal basis');
});

it('moves nothing above it when the first details arrive', async () => {
	const { dialog } = await open();
	const analytics = detailsOf(dialog, 2);
	const top = () => analytics.getBoundingClientRect().top - find(dialog, '.scroll').getBoundingClientRect().top;
	const before = top();
	find(analytics, ':scope > summary').click();
	await eventually(() => expect(terms(analytics)).toContainEqual(['Legal basis', 'Your consent']));
	expect(top() + find(dialog, '.scroll').scrollTop).toBeCloseTo(before, 0);
});

it('keeps names and links where the details do not arrive, tells the owner, and asks again', async () => {
	const { dialog, guard, report } = await open();
	const load = vi.spyOn(guard, 'load').mockRejectedValue(new Error('offline'));
	const analytics = detailsOf(dialog, 2);
	const summary = find(analytics, ':scope > summary');
	summary.click();
	await eventually(() => expect(report.mock.calls[0]?.slice(0, 2)).toEqual(['load', 'yinyom-details.js']));
	await expect.element(page.getByRole('link', { name: 'Google Analytics 4' })).toBeVisible();
	load.mockRestore();
	summary.click();
	await eventually(() => expect(analytics.open).toBe(false));
	summary.click();
	await eventually(() => expect(terms(analytics)).toContainEqual(['Recipients', 'Google']));
});

it('speaks another language at once, keeps what the switches show and the focus, and stays so for the visit', async () => {
	const raw = { ...whole, locales: ['th', 'en'] };
	const loaded = { default: th };
	const { dialog, guard, root, shown, ui } = await open({ raw, granted: ['analytics'] });
	const original = guard.load;
	vi.spyOn(guard, 'load').mockImplementation((async (name: string) =>
		/^locales.*\/th$/.test(name) ? loaded : original(name as never)) as never);
	const select = find<HTMLSelectElement>(dialog, 'select');
	expect([...select.options].map(({ lang, text, selected }) => [lang, text, selected])).toEqual([
		['th', 'ไทย', false],
		['en', 'English', true],
	]);
	await userEvent.click(page.getByRole('switch', { name: 'Marketing' }));
	find(detailsOf(dialog, 2), ':scope > summary').click();
	await eventually(() => expect(terms(detailsOf(dialog, 2)).length).toBeGreaterThan(2));
	select.focus();
	await userEvent.selectOptions(select, 'th');
	await eventually(() => expect(find(dialog, 'h2').textContent).toBe(th['preferences.title']));
	await eventually(() => expect(terms(detailsOf(dialog, 2))).toContainEqual([th['facts.basis'], th['facts.consent']]));
	expect(root.activeElement).toBe(select);
	expect([root.host.getAttribute('lang'), select.value]).toEqual(['th', 'th']);
	expect(find<HTMLInputElement>(dialog, '[name=marketing]').checked).toBe(true);
	await eventually(() => expect(shown.mock.lastCall?.[0]).toMatchObject({ locale: 'th', layer: 'preferences' }));
	await eventually(() => expect(JSON.stringify(shown.mock.lastCall)).toContain(th['facts.consent']));
	ui.close();
	undo();
	const next = mountWidget({ raw, texts: th });
	undo = next.unmount;
	await next.ui.open('notice');
	expect(find(next.root, 'section').getAttribute('aria-label')).toBe(th['notice.title']);
});

it('names the language whose words did not arrive to the owner, and goes on in the one it had', async () => {
	const { dialog, guard, report } = await open({ raw: { ...whole, locales: ['th', 'en'] } });
	const title = find(dialog, 'h2').textContent;
	vi.spyOn(guard, 'load').mockRejectedValue(new Error('offline'));
	const select = find<HTMLSelectElement>(dialog, 'select');
	await userEvent.selectOptions(select, 'th');
	await eventually(() => expect(report.mock.calls[0]?.slice(0, 2)).toEqual(['load', 'locales/th.js']));
	expect(find(dialog, 'h2').textContent).toBe(title);
	await eventually(() => expect(select.value).toBe('en'));
});

it('has no choice of a language unless the owner lists some', async () => {
	const { dialog } = await open();
	expect(dialog.querySelector('select')).toBeNull();
});

const sixty = {
	...whole,
	categories: Object.fromEntries(
		(['necessary', 'functional', 'analytics', 'marketing'] as const).map((id) => [
			id,
			{
				services: [...services.filter(({ category }) => category === id).map((each) => each.id), `${id}-1`, `${id}-2`],
			},
		]),
	),
	services: Object.fromEntries(
		['necessary', 'functional', 'analytics', 'marketing'].flatMap((id) =>
			[1, 2].map((count) => [`${id}-${count}`, { name: `Own ${id} ${count}`, vendor: 'Example' }]),
		),
	),
};

it('finds one service among sixty, says how many it found, and shows all again', async () => {
	const { dialog } = await open({ raw: sixty });
	expect(Object.values(sixty.categories).flatMap((each) => each.services).length).toBe(60);
	const field = page.getByRole('searchbox', { name: 'Search services' });
	const visible = () => [...dialog.querySelectorAll<HTMLElement>('.service')].filter((each) => each.checkVisibility());
	expect(visible()).toEqual([]);
	await userEvent.fill(field, 'youtube');
	await eventually(() => expect(visible().map(({ textContent }) => textContent)).toHaveLength(1));
	expect(find(dialog, '.tools output').textContent).toBe('Found: 1');
	expect(dialog.querySelectorAll('.category:not([hidden])').length).toBe(1);
	// What counts for its category does not stand between the field and what was found.
	const facts = () =>
		[...dialog.querySelectorAll('.category:not([hidden]) dl')].filter((each) => !each.closest('.service'));
	await eventually(() => expect(facts().map((each) => each.checkVisibility())).toEqual([false]));
	await userEvent.fill(field, 'nobody at all');
	await eventually(() => expect(find(dialog, '.tools output').textContent).toBe('Found: 0'));
	await userEvent.clear(field);
	await eventually(() => expect(dialog.querySelectorAll('.category:not([hidden])').length).toBe(4));
	expect([visible(), find(dialog, '.tools output').textContent]).toEqual([[], '']);
});

it('leaves no node and no listener behind when it was opened and closed a hundred times', async () => {
	const { root, ui } = await open();
	const dialogs = () => root.querySelectorAll('dialog').length;
	ui.close();
	await eventually(() => expect(dialogs()).toBe(0));
	const nodes = () => root.querySelectorAll('*').length + document.querySelectorAll('*').length;
	const before = { nodes: nodes(), sheets: root.adoptedStyleSheets.length };
	// Listeners on nodes that are gone are gone with them; what could stay is on what stays.
	const added: string[] = [];
	for (const place of [window, document, root, root.host, document.documentElement])
		vi.spyOn(place, 'addEventListener').mockImplementation((type: string) => void added.push(type));
	for (let turn = 0; turn < 100; turn++) {
		await ui.open('preferences');
		const dialog = find(root, 'dialog');
		find(detailsOf(dialog, 2), ':scope > summary').click();
		ui.close();
		await eventually(() => expect(dialogs()).toBe(0));
	}
	expect({ nodes: nodes(), sheets: root.adoptedStyleSheets.length }).toEqual({
		...before,
		sheets: before.sheets + 1,
	});
	expect(added).toEqual([]);
}, 60_000);
