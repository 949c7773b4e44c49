/** Every scenario in three engines: `npx playwright test -c test/e2e/playwright.config.ts [--project=firefox]`. */
import { defineConfig } from '@playwright/test';
import { memoryFolder } from '../memory-folder.ts';

const folder = memoryFolder();
if (folder) process.env['TMPDIR'] = folder;

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: '../../test-results/e2e',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: process.env.CI !== undefined,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: [[process.env.CI === undefined ? 'list' : 'dot'], ['./harness/summary-reporter.ts']],
	projects: [
		{ name: 'chromium', use: { browserName: 'chromium' } },
		{ name: 'firefox', grepInvert: /@one-engine/, use: { browserName: 'firefox' } },
		{ name: 'webkit', grepInvert: /@one-engine/, use: { browserName: 'webkit' } },
	],
});
