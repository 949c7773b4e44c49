/** Playwright reporter that counts tests for `npm test`: `reporter: [['list'], ['./harness/summary-reporter.ts']]`. */
import type { Reporter, Suite } from '@playwright/test/reporter';
import { writeSummary } from '../../summary.ts';

class SummaryReporter implements Reporter {
	#root: Suite | undefined;
	#errors = 0;

	onBegin(_config: unknown, root: Suite): void {
		this.#root = root;
	}

	/** An error of no test: a file that does not load, a worker that does not start. */
	onError(): void {
		this.#errors += 1;
	}

	onEnd(): void {
		const summary = { passed: 0, failed: this.#errors, skipped: 0 };
		for (const test of this.#root?.allTests() ?? []) {
			const outcome = test.outcome();
			if (outcome === 'skipped') summary.skipped += 1;
			else if (outcome === 'unexpected') summary.failed += 1;
			else summary.passed += 1;
		}
		writeSummary('playwright', summary);
	}

	printsToStdio(): boolean {
		return false;
	}
}

/** Playwright asks for a default export. */
export default SummaryReporter;
