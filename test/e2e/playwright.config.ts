/**
 * Every scenario in Chromium, and in Firefox and WebKit those in which the product makes a promise about requests, storage, the
 * keyboard or pixels: `npx playwright test -c test/e2e/playwright.config.ts [--project=firefox]`.
 *
 * The rest (attacks, delivery of receipts through faults, placement, placeholders, inspection, our own harness) those two play in
 * `npm run soak -- engines`: with it a run would take more than half an hour on two cores.
 */
import { defineConfig } from '@playwright/test';
import { memoryFolder } from '../memory-folder.ts';

const folder = memoryFolder();
if (folder) process.env['TMPDIR'] = folder;

const isLong = process.env['YINYOM_SOAK'] !== undefined;
const promised = [
	'main-job',
	'held-*',
	'strict-page',
	'swept',
	'vendor-signals',
	'real-libraries',
	'peers/{asking,granting,leftovers,proof,staying-withdrawn,stopping}',
	'leaks/leaks',
	'by-ear',
	'isolation',
	'choice',
].map((name) => `**/${name}.e2e.ts`);
const elsewhere = { grepInvert: /@one-engine/, ...(!isLong && { testMatch: promised }) };

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: '../../test-results/e2e',
	// Whoever wants new snapshots asks for them (--update-snapshots=all); a missing one is a failure.
	updateSnapshots: 'none',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: process.env.CI !== undefined,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	snapshotPathTemplate: '{testDir}/heard/{arg}{ext}',
	reporter: [[process.env.CI === undefined ? 'list' : 'dot'], ['./harness/summary-reporter.ts']],
	projects: [
		{ name: 'chromium', use: { browserName: 'chromium' } },
		{ name: 'firefox', ...elsewhere, use: { browserName: 'firefox' } },
		{ name: 'webkit', ...elsewhere, use: { browserName: 'webkit' } },
	],
});
