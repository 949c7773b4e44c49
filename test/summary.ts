/** How many tests passed: each runner writes its counts into one folder, and `test/run.ts` adds them up. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Summary {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** Names the folder; unset when a runner was started by hand, and then nothing is written. */
export const summariesVariable = 'YINYOM_TEST_SUMMARIES';

export function writeSummary(runner: string, summary: Summary): void {
	const folder = process.env[summariesVariable];
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${runner}-${process.pid}.json`), JSON.stringify(summary));
}

export function readSummaries(folder: string): readonly Summary[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => parse(join(folder, name)));
}

export function add(summaries: readonly Summary[]): Summary {
	return summaries.reduce(
		(sum, { passed, failed, skipped }) => ({
			passed: sum.passed + passed,
			failed: sum.failed + failed,
			skipped: sum.skipped + skipped,
		}),
		{ passed: 0, failed: 0, skipped: 0 },
	);
}

function parse(file: string): Summary {
	const text = readFileSync(file, 'utf8');
	const { passed, failed, skipped = 0 } = JSON.parse(text) as Partial<Summary>;
	if (![passed, failed, skipped].every(Number.isInteger) || passed === undefined || failed === undefined) {
		throw new Error(`${file} holds ${text}; write { "passed": 1, "failed": 0, "skipped": 0 }`);
	}
	return { passed, failed, skipped };
}
