/** Vitest reporter that counts tests for `npm test`: `reporters: ['default', './test/summary-reporter.ts']`. */
import type { Reporter, TestModule } from 'vitest/node';
import { writeSummary } from './summary.ts';

class SummaryReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const summary = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
		for (const module of modules) {
			// A file or a hook that throws has tests that never ran, and must not count as nothing.
			summary.failed += module.errors().length;
			for (const suite of module.children.allSuites()) summary.failed += suite.errors().length;
			for (const test of module.children.allTests()) {
				const { state } = test.result();
				if (state === 'passed') summary.passed += 1;
				else if (state === 'failed') summary.failed += 1;
				else summary.skipped += 1;
			}
		}
		writeSummary('vitest', summary);
	}
}

/** Vitest asks for a default export. */
export default SummaryReporter;
