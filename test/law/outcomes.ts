import type { Proof } from './requirement.ts';

export { lawTable } from './table.ts';

/** How one test ended. */
export interface Outcome {
	/** Below `test/`. */
	readonly file: string;
	readonly title: string;
	readonly isPassed: boolean;
}

/** As much as the reports of vitest and of Playwright have of a test. */
interface VitestReport {
	readonly testResults: readonly {
		readonly name: string;
		readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
	}[];
}
interface Suite {
	readonly file: string;
	readonly specs: readonly { readonly title: string; readonly ok: boolean; readonly file: string }[];
	readonly suites?: readonly Suite[];
}

export function outcomesOf(report: VitestReport | { readonly suites: readonly Suite[] }): readonly Outcome[] {
	if ('testResults' in report)
		return report.testResults.flatMap(({ name, assertionResults }) =>
			assertionResults.map(({ title, status }) => ({
				file: name.replace(/^.*\/test\//, ''),
				title,
				isPassed: status === 'passed',
			})),
		);
	const specs = ({ specs: own, suites = [] }: Suite): readonly Suite['specs'][number][] => [
		...own,
		...suites.flatMap(specs),
	];
	return report.suites.flatMap(specs).map(({ file, title, ok }) => ({ file: `e2e/${file}`, title, isPassed: ok }));
}

/** Whether a test of that title ran, and every one that did passed: a title of a table stands for all its rows. */
export function passes([file, title]: Proof, outcomes: readonly Outcome[]): boolean {
	const form = new RegExp(
		`^${title
			.split(/%[sj]|\$\{[^}]*\}/)
			.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('.*')}$`,
	);
	const found = outcomes.filter((each) => each.file === file && form.test(each.title));
	return found.length > 0 && found.every(({ isPassed }) => isPassed);
}
