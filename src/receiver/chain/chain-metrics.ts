import type { ChainState } from './start-chain.ts';

/**
 * How a chain is, for Prometheus: `yinyom_chain_alarm > 0` is worth a telephone call; `yinyom_chain_unsigned > 0` while
 * `yinyom_chain_checkpoint_age_seconds` grows beyond some minutes says that checkpoints cannot be written. Of an alarm only that
 * there is one: what it says stands in the log.
 *
 * @param now milliseconds since 1970
 */
export function chainMetrics({ alarm, waiting, unsigned, signedAt, failures }: ChainState, now: number): string {
	const age = signedAt === undefined ? undefined : Math.max(0, now - signedAt) / 1000;
	return [
		...one('alarm', 'gauge', 'Whether what was chained is not as it was.', alarm === undefined ? 0 : 1),
		...one('waiting', 'gauge', 'Receipts that are in no chain yet.', waiting),
		...one('unsigned', 'gauge', 'Entries after the last checkpoint of this process.', unsigned),
		...one('checkpoint_age_seconds', 'gauge', 'Time since the last checkpoint of this process.', age),
		...one('failures_total', 'counter', 'Times that chaining or signing failed; it is tried again.', failures),
		'',
	].join('\n');
}

const one = (name: string, type: 'gauge' | 'counter', help: string, value: number | undefined): readonly string[] =>
	value === undefined
		? []
		: [`# HELP yinyom_chain_${name} ${help}`, `# TYPE yinyom_chain_${name} ${type}`, `yinyom_chain_${name} ${value}`];
