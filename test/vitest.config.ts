/** Every vitest project: `vitest run --config test/vitest.config.ts --project unit`. */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { define } from '../src/build/define.ts';
import { chromiumArgs } from './browsers/chromium-args.ts';
import { findEngines } from './browsers/find.ts';

const { chromium } = await findEngines();

/** One that measures time, or has one window's focus, has the machine to itself; of the others two files run at once. */
const alone = { maxWorkers: 1 } as const;

const inNode = (name: string, options: { readonly include?: string; readonly timeout?: number } = {}) =>
	({
		extends: true,
		test: {
			name,
			include: [options.include ?? `test/${name}/**/*.test.ts`],
			environment: 'node',
			maxWorkers: 2,
			// A style sheet that is read as text is not made empty.
			css: { include: [/\.css\?raw/] },
			testTimeout: options.timeout ?? 10_000,
			hookTimeout: options.timeout ?? 10_000,
		},
	}) satisfies TestProjectConfiguration;

const pack = 'test/built/pack.test.ts';

export default defineConfig({
	define,
	json: { namedExports: false },
	oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
	// Found late on a cold cache, it would have Vite load a test anew in the middle.
	optimizeDeps: { include: ['@testing-library/preact'] },
	test: {
		reporters: ['default', './test/summary-reporter.ts'],
		projects: [
			inNode('unit'),
			inNode('receiver', { timeout: 30_000 }),
			inNode('cli'),
			inNode('imports'),
			inNode('model', { timeout: 0 }),
			{
				extends: true,
				test: { ...alone, name: 'built', include: ['test/built/**/*.test.ts'], exclude: [pack], environment: 'node' },
			},
			inNode('pack', { include: pack, timeout: 120_000 }),
			{
				extends: true,
				test: {
					...alone,
					name: 'components',
					include: ['test/browser/**/*.test.{ts,tsx}'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								args: chromiumArgs,
								...(chromium.kind === 'playwright' && { executablePath: chromium.executable }),
							},
						}),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
