import type { Growth } from './growth.ts';
import type { Load } from './load.ts';
import { type StoreName, storeNames } from './places.ts';
import type { Row } from './throughput.ts';

/** What README.md shows between `<!-- receiver-bench -->` and `<!-- /receiver-bench -->`. */
export function tables(rows: readonly Row[], growths: Readonly<Record<StoreName, readonly Growth[]>>): string {
	const speed = rows.map(({ clients, nothing, stores }) => [
		`${clients}`,
		perSecond(nothing),
		...storeNames.flatMap((name) => {
			const { receiver, batched, limit } = stores[name];
			return [
				perSecond(receiver),
				`${receiver.p99.toFixed(0)} ms`,
				perSecond(batched),
				perSecond(limit),
				`${((receiver.perSecond / limit.perSecond) * 100).toFixed(0)} %`,
			];
		}),
	]);
	const grown = storeNames.flatMap((name) =>
		growths[name].map((each) => [
			name,
			each.rows.toLocaleString('en'),
			...[each.insert, each.byConsent, each.byReceipt, each.latest].map((time) => `${time.toFixed(2)} ms`),
			`${Math.round(each.space).toLocaleString('en')} B`,
		]),
	);
	return [
		table(
			[
				'clients',
				'HTTP alone',
				...storeNames.flatMap((name) => [`${name}, receipts/s`, 'p99', '16 a request', 'store alone', 'of it']),
			],
			speed,
		),
		'',
		table(['store', 'receipts', 'put 16', 'of one consent id', 'one receipt', 'latest 100', 'space each'], grown),
	].join('\n');
}

const perSecond = ({ perSecond: rate, failed }: Load): string =>
	Math.round(rate).toLocaleString('en') + (failed ? ` (${failed} failed)` : '');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

const block = /(<!-- receiver-bench -->\n)([^]*?)(<!-- \/receiver-bench -->)/;

/** A text with the tables between its two marks; `undefined` when the marks are missing. */
export const withTables = (text: string, written: string): string | undefined =>
	block.test(text)
		? text.replace(block, (_, start: string, _old: string, end: string) => `${start}${written}\n${end}`)
		: undefined;
