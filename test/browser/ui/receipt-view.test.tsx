import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import en from '../../../locales/en.json' with { type: 'json' };
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { createReceiptView } from '../../../src/ui/receipt-view.ts';
import { createWords } from '../../../src/ui/words.ts';
import { sampleReceipt } from '../../receiver/sample-receipt.ts';
import { eventually, find } from './widget.ts';

const receipt = sampleReceipt();
const text = canonicalJson(receipt);

let undo: () => void = () => undefined;
afterEach(() => {
	undo();
	vi.restoreAllMocks();
	localStorage.clear();
});

function show() {
	const categories = {
		necessary: { services: [] },
		analytics: { services: [] },
		marketing: { label: 'Ads', services: [] },
	};
	const view = createReceiptView({ categories }, createWords(en, 'en'));
	if (!view) return undefined;
	document.body.append(view);
	undo = () => view.remove();
	return view;
}

it('is not there before the first receipt', () => {
	expect(show()).toBeUndefined();
});

it('is closed at first, opened by the keyboard, and says in words and to the letter what was decided', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const view = show();
	if (!view) throw new Error('no view');
	const letter = find(view, 'pre');
	expect(letter.checkVisibility()).toBe(false);
	find(view, 'summary').focus();
	await userEvent.keyboard('{Enter}');
	expect(letter.checkVisibility()).toBe(true);
	expect([...view.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
		expect.stringMatching(/^Your last choice: November 22, 2026/),
		'Analytics: allowed and Ads: not allowed',
		expect.stringMatching(/^Valid until November 22, 2027/),
	]);
	expect(JSON.parse(letter.textContent)).toEqual(receipt);
});

it('is copied to the letter, and says so', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const view = show();
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
	const view = show();
	view?.setAttribute('open', '');
	vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
	await userEvent.click(page.getByRole('button', { name: 'Copy' }));
	await eventually(() => expect(JSON.parse(String(getSelection()))).toEqual(receipt));
	await expect.element(page.getByRole('status')).toHaveTextContent('');
});

it('is taken along as a file of the very same bytes', async () => {
	localStorage.setItem('yinyom:receipt', text);
	const view = show();
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

it('throws at what is no receipt, for the layer around it to do without', () => {
	localStorage.setItem('yinyom:receipt', '{"event":');
	expect(show).toThrow();
});
