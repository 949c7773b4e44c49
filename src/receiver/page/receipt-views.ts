import { readBody } from '../read-body.ts';
import type { StoredEntry } from '../store.ts';
import { type Html, html } from './html.ts';

/** One receipt: in words, and to the letter. */
export function receiptView(entry: StoredEntry): Html {
	const { receiptId, consentId, site, seq, state, eventTime, receivedAt, noticeDigest, serverSeq, body, bodyHash } =
		entry;
	return html`<h1>Receipt <code>${receiptId}</code></h1>
<dl>
<dt>Outcome</dt><dd>${state}</dd>
<dt>Site</dt><dd>${site}</dd>
<dt>Decided</dt><dd>${eventTime} <small>by the browser’s clock</small></dd>
<dt>Received</dt><dd>${receivedAt} <small>by the receiver’s clock</small></dd>
<dt>Of this browser</dt><dd>number ${seq}; <a href="/consent/${consentId}">all of <code>${consentId}</code></a></dd>
<dt>Shown</dt><dd>${noticeDigest === null ? 'not known' : html`<a href="/notice/${noticeDigest}"><code>${noticeDigest}</code></a>`}</dd>
<dt>Arrived as</dt><dd>number ${serverSeq}</dd>
<dt>Digest</dt><dd><code>${bodyHash}</code></dd>
</dl>
<h2>Decisions</h2>
${decisionsOf(body)}
<h2>To the letter</h2>
<pre>${indented(body)}</pre>`;
}

/** Everything that one browser decided, latest first. */
export const consentView = (
	consentId: string,
	entries: readonly StoredEntry[],
	limit: number,
): Html => html`<h1>Browser <code>${consentId}</code></h1>
<p>Its decisions, latest first. The id is random; it names a browser on one site, and nobody.</p>
<div class="scroll"><table>
<thead><tr><th scope="col" class="number">no.</th><th scope="col">decided</th><th scope="col">receipt</th><th scope="col">outcome</th><th scope="col">site</th></tr></thead>
<tbody>${entries.map(
	({ seq, eventTime, state, site, receiptId }) =>
		html`<tr><td class="number">${seq}</td><td>${eventTime}</td><td class="id"><a href="/receipt/${receiptId}"><code>${receiptId}</code></a></td><td>${state}</td><td>${site}</td></tr>`,
)}</tbody>
</table></div>${entries.length < limit ? '' : html`<p class="quiet">Only the latest ${limit} are listed; "yinyom receipts list" has all.</p>`}`;

function decisionsOf(body: string): Html {
	const { decisions }: { decisions?: unknown } = readBody(body) ?? {};
	if (!Array.isArray(decisions)) return html`<p>They cannot be read: what is kept is no receipt.</p>`;
	return html`<div class="scroll"><table><thead><tr><th scope="col">category</th><th scope="col">status</th><th scope="col">services</th></tr></thead><tbody>${decisions.map(
		({ id, status, services }) =>
			html`<tr><td>${String(id)}</td><td>${String(status)}</td><td>${Object.entries(services ?? {})
				.map(([name, isOn]) => `${name} ${isOn === true ? 'on' : 'off'}`)
				.join(', ')}</td></tr>`,
	)}</tbody></table></div>`;
}

const indented = (body: string): string => {
	const value = readBody(body);
	return value ? JSON.stringify(value, null, 2) : body;
};
