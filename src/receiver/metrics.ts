import type { LogEntry } from './log-entry.ts';

/** Upper bounds in seconds: V-20 wants 0.05, a browser waits 15. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts what is logged, for Prometheus. Labels are our own words only: no site, no address, nothing that anybody sends. */
export function createMetrics(): { readonly count: (entry: LogEntry) => void; readonly text: () => string } {
	const requests = new Map<number, number>();
	const receipts = new Map<string, number>();
	const notices = new Map<string, number>();
	const within = bounds.map(() => 0);
	let seconds = 0;
	let total = 0;
	let failures = 0;
	const add = <Key>(counts: Map<Key, number>, key: Key, count: number) =>
		counts.set(key, (counts.get(key) ?? 0) + count);

	const series = (name: string, help: string, label: string, counts: ReadonlyMap<string | number, number>) => [
		`# HELP yinyom_${name} ${help}`,
		`# TYPE yinyom_${name} counter`,
		...[...counts].map(([key, count]) => `yinyom_${name}{${label}="${key}"} ${count}`),
	];

	return {
		count: ({ status, ms, counts, notice, error }) => {
			add(requests, status, 1);
			for (const [outcome, count] of Object.entries(counts)) add(receipts, outcome, count);
			if (notice) add(notices, notice, 1);
			if (error !== undefined) failures += 1;
			for (const [index, bound] of bounds.entries()) if (ms <= bound * 1000) within[index] = (within[index] ?? 0) + 1;
			seconds += ms / 1000;
			total += 1;
		},
		text: () =>
			[
				...series('requests_total', 'Requests by status.', 'status', requests),
				...series('receipts_total', 'Receipts by what became of them.', 'outcome', receipts),
				...series('notices_total', 'Texts of notices by what became of them.', 'outcome', notices),
				'# HELP yinyom_store_failures_total Requests that the store could not keep.',
				'# TYPE yinyom_store_failures_total counter',
				`yinyom_store_failures_total ${failures}`,
				'# HELP yinyom_request_seconds Time until the answer.',
				'# TYPE yinyom_request_seconds histogram',
				...bounds.map((bound, index) => `yinyom_request_seconds_bucket{le="${bound}"} ${within[index]}`),
				`yinyom_request_seconds_bucket{le="+Inf"} ${total}`,
				`yinyom_request_seconds_sum ${seconds.toFixed(6)}`,
				`yinyom_request_seconds_count ${total}`,
				'',
			].join('\n'),
	};
}
