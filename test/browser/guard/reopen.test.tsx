import { afterEach, expect, it, vi } from 'vitest';
import { createReopen, labelKey } from '../../../src/guard/reopen.ts';

afterEach(() => localStorage.clear());

it('bears the label of the last page in this language, and asks for no other', () => {
	localStorage.setItem(labelKey('th'), 'ตั้งค่าคุกกี้');
	const name = vi.fn();
	const button = createReopen('th', 'end', name);
	expect([button.ariaLabel, button.title]).toEqual(['ตั้งค่าคุกกี้', 'ตั้งค่าคุกกี้']);
	expect(button.part.value).toBe('reopen');
	expect(button.className).toBe('end');
	expect(name).not.toHaveBeenCalled();
});

it('asks for its label where none is remembered in this language', () => {
	localStorage.setItem(labelKey('th'), 'ตั้งค่าคุกกี้');
	const name = vi.fn();
	const button = createReopen('en', 'start', name);
	expect(name.mock.calls).toEqual([[button]]);
	expect(button.title).toBe('');
});
