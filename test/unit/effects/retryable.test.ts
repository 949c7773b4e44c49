import { expect, it, vi } from 'vitest';
import { retryable } from '../../../src/effects/retryable.ts';

it('asks once, however often and however soon it is called', async () => {
	const ask = vi.fn(async () => ({}));
	const get = retryable(ask);
	expect(ask).not.toHaveBeenCalled();
	const [first, second] = await Promise.all([get(), get()]);
	expect(first).toBe(second);
	expect(await get()).toBe(first);
	expect(ask).toHaveBeenCalledTimes(1);
});

it('asks again after a failure, which it passes on', async () => {
	const ask = vi.fn(async () => 'here').mockRejectedValueOnce(new Error('offline'));
	const get = retryable(ask);
	await expect(get()).rejects.toThrow('offline');
	await expect(get()).resolves.toBe('here');
});
