import { type Html, html } from './html.ts';
import type { Counts, Group } from './tally.ts';

/** What is counted of, and what was asked for. */
export interface Selection {
	/** The last so many days, today included. */
	readonly days: number;
	/** Host name; `''` for all. */
	readonly site: string;
}

export const spans = [7, 30, 90, 365] as const;

/** In the order of the bars, from most granted to least; the words are those of the page. */
const outcomes = [
	['given', 'everything granted'],
	['partial', 'some granted'],
	['refused', 'nothing granted'],
	['withdrawn', 'withdrawn'],
] as const;

/** The first page: how many granted what, by day, notice, language and layer. Counters only: nobody's receipt is in it. */
export function overview(
	counts: Counts,
	{ selection, verdict, today }: { readonly selection: Selection; readonly verdict: Html; readonly today: string },
): Html {
	const { days, site } = selection;
	const first = dayBefore(today, days - 1);
	const chosen = counts.groups.filter((group) => group.day >= first && (site === '' || group.site === site));
	const sites = [...new Set(counts.groups.map((group) => group.site))].sort();
	const rate = rateOf(chosen);
	return html`<h1>Consent${site ? ` at ${site}` : ''}, last ${days} days</h1>
<form>
<label>Time<select name="days">${spans.map((span) => html`<option value="${span}"${span === days ? html` selected` : ''}>${span} days</option>`)}</select></label>
<label>Site<select name="site"><option value="">every site</option>${sites.map((each) => html`<option${each === site ? html` selected` : ''}>${each}</option>`)}</select></label>
<button>Show</button>
</form>
<ul class="facts">
<li><strong>${grouped(sumOf(chosen))}</strong>decisions</li>
<li><strong>${rate === undefined ? '–' : percent(rate)}</strong>granted something</li>
<li><strong>${grouped(sumOf(chosen.filter(({ state }) => state === 'withdrawn')))}</strong>withdrawals</li>
<li><strong>${grouped(counts.total)}</strong>receipts kept in all${counts.isWhole ? '' : ' so far: still counting, load this page again'}</li>
${verdict}
</ul>
<ul class="key">${outcomes.map(([state, words]) => html`<li><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="${state}" width="1" height="1"/></svg>${words}</li>`)}</ul>
${
	chosen.length
		? [
				section('Per day', chosen, ({ day }) => day, { isByName: true }),
				section('Per layer', chosen, ({ surface }) => surface),
				section('Per language', chosen, ({ locale }) => locale),
				section('Per notice', chosen, ({ noticeDigest }) => noticeDigest, { cell: noticeCell }),
			]
		: html`<p>No receipts in this time.</p>`
}
<p class="quiet">A day is the day of arrival in UTC. “Granted something” is the share of decisions that granted everything or some; withdrawals are not
in it. A person who decides twice counts twice.</p>`;
}

function section(
	title: string,
	groups: readonly Group[],
	nameOf: (group: Group) => string,
	{ isByName = false, cell = plainCell }: { readonly isByName?: boolean; readonly cell?: (name: string) => Html } = {},
): Html {
	const rows = new Map<string, Group[]>();
	for (const group of groups) {
		const own = rows.get(nameOf(group)) ?? [];
		own.push(group);
		rows.set(nameOf(group), own);
	}
	const sorted = [...rows].sort(([one, ones], [other, others]) =>
		isByName ? other.localeCompare(one) : sumOf(others) - sumOf(ones),
	);
	return html`<h2>${title}</h2><div class="scroll"><table>
<thead><tr><th scope="col">${title.replace('Per ', '')}</th><th scope="col">outcome</th><th scope="col" class="number">granted something</th><th scope="col" class="number">decisions</th></tr></thead>
<tbody>${sorted.slice(0, 400).map(([name, own]) => html`<tr>${cell(name)}<td class="bar">${bar(own)}</td><td class="number">${rateText(own)}</td><td class="number">${grouped(sumOf(own))}</td></tr>\n`)}</tbody>
</table></div>`;
}

const plainCell = (name: string): Html => html`<td class="name">${name || 'not known'}</td>`;

const noticeCell = (digest: string): Html =>
	digest
		? html`<td class="digest"><a href="/notice/${digest}"><code>${digest}</code></a></td>`
		: html`<td class="name">not known</td>`;

/** Drawn with attributes: a strict policy refuses style attributes. */
function bar(groups: readonly Group[]): Html {
	const total = sumOf(groups);
	let from = 0;
	const parts = outcomes.map(([state, words]) => {
		const count = sumOf(groups.filter((group) => group.state === state));
		const width = (count / total) * 1000;
		const part = html`<rect class="${state}" x="${from.toFixed(2)}" width="${width.toFixed(2)}" height="10"><title>${words}: ${grouped(count)}</title></rect>`;
		from += width;
		return count ? part : '';
	});
	const label = outcomes
		.map(([state, words]) => `${words} ${grouped(sumOf(groups.filter((group) => group.state === state)))}`)
		.join(', ');
	return html`<svg viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${label}">${parts}</svg>`;
}

const sumOf = (groups: readonly Group[]): number => groups.reduce((sum, { count }) => sum + count, 0);

/** Of those who decided, in contrast with those who took back; `undefined` where nobody did. */
function rateOf(groups: readonly Group[]): number | undefined {
	const decided = sumOf(groups.filter(({ state }) => state !== 'withdrawn'));
	return decided ? sumOf(groups.filter(({ state }) => state === 'given' || state === 'partial')) / decided : undefined;
}

const rateText = (groups: readonly Group[]): string => {
	const rate = rateOf(groups);
	return rate === undefined ? '–' : percent(rate);
};

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

export const grouped = (count: number): string => count.toLocaleString('en-US');

const dayBefore = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) - days * 864e5).toISOString().slice(0, 10);
