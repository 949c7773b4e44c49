import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { find, mountWidget } from './widget.ts';

it('tries', async () => {
	const w = mountWidget();
	await w.ui.open('notice');
	console.log(document.documentElement.outerHTML.slice(0, 300), location.href);
	console.log(page.getByRole('button', { name: 'Accept all' }).elements().length);
	await userEvent.click(find(w.root, '[part~=grant-all]'));
	await expect.poll(() => w.act.mock.calls.length).toBe(1);
	console.log(JSON.stringify(w.act.mock.calls));
	await w.ui.open('preferences');
	console.log(page.getByRole('switch').elements().map((e) => e.outerHTML).join('\n'));
	console.log(page.elementLocator(find(w.root, 'dialog')).getByRole('switch', { name: 'Analytics' }).elements().length);
	console.log(innerWidth, innerHeight);
	w.unmount();
});
