import type { Inspection } from './inspection.ts';
import { severities } from './judge.ts';

/** Says it in the console: one closed group, a table for each severity. */
export function tell({ findings, unjudged, gate }: Inspection): void {
	console.groupCollapsed(`yinyom: ${summary(findings)}`);
	for (const severity of severities) {
		const rows = findings.filter((each) => each.severity === severity);
		if (rows.length) {
			console.log(severity);
			console.table(
				rows.map(({ kind, what, where, service, category, advice }) => ({
					kind,
					what,
					where,
					service,
					category,
					advice,
				})),
			);
		}
	}
	if (gate) {
		console.log(gateWords(gate));
		if (gate.caught.length) console.table(gate.caught);
		if (gate.policy) console.log(gate.policy);
	}
	if (unjudged.length) console.log(unjudgedWords(unjudged));
	console.groupEnd();
}

/** `3 findings: 1 leak, 2 notes`. */
export const summary = (findings: Inspection['findings']): string =>
	findings.length
		? `${count(findings.length, 'finding')}: ${bySeverity(findings)}`
		: 'nothing found, the page is clean';

/** `1 leak, 2 notes`. */
export const bySeverity = (findings: Inspection['findings']): string =>
	severities
		.flatMap((severity) => {
			const { length } = findings.filter((each) => each.severity === severity);
			return length ? count(length, severity) : [];
		})
		.join(', ');

export const gateWords = ({ caught, policy }: NonNullable<Inspection['gate']>): string =>
	`${count(caught.length, 'tag')} caught${policy ? ', a policy is in force' : ''}`;

export const unjudgedWords = (unjudged: readonly string[]): string =>
	`Granted on this page: ${unjudged.join(', ')}. Their tags were released and look like any other; look again in a fresh private window.`;

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
