import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import en from '../../../locales/en.json' with { type: 'json' };
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { ofTheLast } from '../../../src/ui/receipt-view.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { resolve } from '../../../src/config/resolve.ts';
import type { LoadPart } from '../../../src/guard/contract.ts';
import { createWords } from '../../../src/ui/words.ts';
import { sampleReceipt } from '../../receiver/sample-receipt.ts';
import { eventually, find, mountWidget } from './widget.ts';

const receipt = sampleReceipt();
const text = canonicalJson(receipt);

let undo: () => void = () => undefined;
afterEach(() => {
	undo();
	vi.restoreAllMocks();
	localStorage.clear();
});

async function show(record = { granted: ['analytics'], denied: ['marketing'] }, implied: readonly string[] = []) {
	const { config } = resolve({
		categories: { analytics: { services: ['google-analytics', 'own'] }, marketing: { label: 'Ads' }, chat: {} },
	});
	const state = {
		record: record as unknown as ConsentRecord,
		verdict: { granted: [], denied: [], ask: false, implied },
	};
	const load = (async () => ({ default: en })) as unknown as LoadPart;
	const { receipt: view, news } = await ofTheLast({ state, load }, config, createWords(en, 'en'));
	if (view) document.body.append(view);
	undo = () => view?.remove();
	return { view, news };
}

it('is not there before the first receipt', async () => {
	expect((await show()).view).toBeUndefined();
});

it('is closed at first, opened by the keyboard, and says in words and to the letter what was decided', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const { view } = await show();
	if (!view) throw new Error('no view');
	const letter = find(view, 'pre');
	expect(letter.checkVisibility()).toBe(false);
	find(view, 'summary').focus();
	await userEvent.keyboard('{Enter}');
	expect(letter.checkVisibility()).toBe(true);
	expect([...view.querySelectorAll('p, li')].map(({ textContent }) => textContent)).toEqual([
		expect.stringMatching(/^Your last choice: November 22, 2026/),
		'Analytics: allowed',
		'Ads: not allowed',
		expect.stringMatching(/^Valid until November 22, 2027/),
	]);
	expect(JSON.parse(letter.textContent)).toEqual(receipt);
});

it('is copied to the letter, and says so', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const { view } = await show();
	view?.setAttribute('open', '');
	const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	const status = page.getByRole('status');
	await expect.element(status).toHaveTextContent('');
	await userEvent.click(page.getByRole('button', { name: 'Copy' }));
	expect(write.mock.calls).toEqual([[text]]);
	await expect.element(status).toHaveTextContent('Copied.');
});

it('is marked for the person to copy where the page may not', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const { view } = await show();
	view?.setAttribute('open', '');
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
	await userEvent.click(page.getByRole('button', { name: 'Copy' }));
	await eventually(() => expect(JSON.parse(String(getSelection()))).toEqual(receipt));
	await expect.element(page.getByRole('status')).toHaveTextContent('');
});

it('is taken along as a file of the very same bytes', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const { view } = await show();
	view?.setAttribute('open', '');
	const blobs: Blob[] = [];
	const names: string[] = [];
	vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
		blobs.push(blob as Blob);
		return 'blob:x';
	});
	vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function note(this: HTMLAnchorElement) {
		names.push(this.download);
	});
	await userEvent.click(page.getByRole('button', { name: 'Download' }));
	expect(names).toEqual([`receipt-${receipt.receiptId}.json`]);
	expect(await blobs[0]?.text()).toBe(text);
});

it('is not there when the browser keeps what is no receipt', async () => {
	localStorage.setItem('yinyom:receipt', '{"event":');
	expect((await show()).view).toBeUndefined();
});

it('knows which services and categories were not there when it was made', async () => {
	localStorage.setItem('yinyom:receipt', text);
	expect((await show()).news).toEqual(['own', 'chat']);
});

it('marks nothing that runs unasked where people opt out', async () => {
	expect((await show({ granted: [], denied: ['marketing'] }, ['analytics', 'chat'])).news).toEqual([]);
});

it('brings the look of its "New" mark, whose words stand apart, where no details are', async () => {
	const { root, guard, ui, unmount } = mountWidget({ granted: ['analytics'] });
	undo = unmount;
	Object.assign(guard.state.record ?? {}, { denied: ['functional'] });
	await ui.open('preferences');
	const mark = find(root, '.new');
	expect([mark.parentElement?.textContent, getComputedStyle(mark).borderTopWidth]).toEqual(['Marketing New', '1px']);
});
