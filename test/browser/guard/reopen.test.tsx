import { afterEach, expect, it } from 'vitest';
import { createReopen, LABEL } from '../../../src/guard/reopen.ts';

afterEach(() => localStorage.clear());

it('bears the label of the last page in this language', () => {
	localStorage.setItem(`${LABEL},th`, 'th ตั้งค่าคุกกี้');
	const button = createReopen(['', 'th'], 'end');
	expect([button.ariaLabel, button.title]).toEqual(['ตั้งค่าคุกกี้', 'ตั้งค่าคุกกี้']);
	expect(button.part.value).toBe('reopen');
	expect(button.className).toBe('end');
});

it('has no label where none is remembered in this language', () => {
	localStorage.setItem(`${LABEL},th`, 'th ตั้งค่าคุกกี้');
	expect(createReopen(['', 'en'], 'start').title).toBe('');
});
