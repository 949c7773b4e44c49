import { afterEach, expect, it, vi } from 'vitest';
import type { ResolvedConfig } from '../../../src/config/types.ts';
import type { Guard } from '../../../src/guard/contract.ts';
import { createSweep } from '../../../src/effects/sweep.ts';

afterEach(() => {
	vi.unstubAllGlobals();
	document.cookie = 'own_stays=; max-age=0; path=/';
});

it('tries once what no script can delete, and says so once, where the browser does not tell of cookies', async () => {
	vi.stubGlobal('cookieStore', undefined);
	let everySecond = () => {};
	vi.stubGlobal('setInterval', (callback: () => void) => (everySecond = callback));
	const report = vi.fn();
	document.cookie = 'own_stays=1; path=/';
	const tried: string[] = [];
	const config = { categories: { analytics: { services: ['own'] } }, services: { own: { cookies: ['own_*'] } } };
	const guard = { isGranted: () => false, load: () => Promise.reject(new Error()), report } as unknown as Guard;
	const run = createSweep(guard, config as unknown as ResolvedConfig, (find) => void tried.push(...find()));
	run();
	await expect.poll(() => report.mock.calls).toEqual([['left', 'own_stays']]);
	for (let second = 0; second < 5; second++) everySecond();
	expect(tried).toEqual(['own_stays']);
	expect(report).toHaveBeenCalledTimes(1);
});
