import { readBody } from '../read-body.ts';
import { type Html, html } from './html.ts';

/**
 * The text of a notice as it was shown, in the order of the screen.
 *
 * Its addresses are printed and lead nowhere: whoever looks at evidence does not visit what a visitor was sent to.
 *
 * @param isGenuine the text has the digest that it is kept under
 */
export function noticeView(
	digest: string,
	{ body, isGenuine }: { readonly body: string; readonly isGenuine: boolean },
): Html {
	const { content, layer, layout, locale, ...rest } = readBody(body) ?? {};
	return html`<h1>What was shown</h1>
<ul class="facts">
<li class="${isGenuine ? '' : 'alarm'}"><strong>${isGenuine ? 'Verified' : 'not this text'}</strong>${isGenuine ? 'the text matches the receipts' : 'it does NOT have the digest it is kept under: somebody changed it'}</li>
<li><strong>${wordOf(layer)}</strong>layer, as ${wordOf(layout)}</li>
<li><strong>${wordOf(locale)}</strong>language</li>
</ul>
<article lang="${wordOf(locale)}" dir="auto">${contentView(content)}</article>
<h2>Digest</h2>
<p><code>${digest}</code></p>
<h2>To the letter</h2>
${Object.keys(rest).length ? html`<p class="quiet">Beside the text: ${JSON.stringify(rest)}</p>` : ''}
<pre dir="auto">${pretty(body)}</pre>`;
}

/** In the order of the screen; what a later version adds comes after it, so that nothing that was shown is left out. */
const order = ['title', 'intro', 'body', 'meaning', 'policy', 'categories', 'facts', 'always', 'close', 'buttons'];

function contentView(content: unknown): Html {
	if (!isObject(content)) return html`<p>${textOf(content)}</p>`;
	const names = [
		...order.filter((name) => Object.hasOwn(content, name)),
		...Object.keys(content).filter((name) => !order.includes(name)),
	];
	return html`${names.map((name) => partView(name, content[name], textOf(content['always'])))}`;
}

/** @param always what stands beside a switch that nobody can turn */
function partView(name: string, value: unknown, always: string): Html {
	if (name === 'title') return html`<h2>${textOf(value)}</h2>`;
	if (name === 'buttons' && Array.isArray(value))
		return html`<ul class="buttons">${value.map((button) => html`<li>${textOf(Array.isArray(button) ? button[1] : button)}</li>`)}</ul>`;
	if (name === 'categories' && Array.isArray(value))
		return html`${value.map((category) => categoryView(category, always))}`;
	if (Array.isArray(value)) return html`${value.map((line) => html`<p>${textOf(line)}</p>`)}`;
	return value === null ? html`` : html`<p>${textOf(value)}</p>`;
}

function categoryView(value: unknown, always: string): Html {
	if (!isObject(value)) return html`<p>${textOf(value)}</p>`;
	const { label, purpose, effect, summary, services, isAlways, id: _, ...rest } = value;
	return html`<section><h3>${textOf(label)}</h3>${isAlways === true ? html`<p class="quiet">${always}</p>` : ''}<p>${textOf(purpose)}</p>${isObject(effect) ? html`<p>${textOf(effect['whileOn'])}</p><p>${textOf(effect['whenOff'])}</p>` : ''}
<p class="quiet">${textOf(summary)}</p>${Array.isArray(services) ? services.map((each) => html`<p class="quiet">${serviceOf(each)}</p>`) : ''}${Object.values(rest).map((each) => html`<p>${textOf(each)}</p>`)}</section>`;
}

/** Its name, who is behind it, and where its policy is. */
function serviceOf(value: unknown): string {
	if (!isObject(value)) return textOf(value);
	const { id: _, name, vendor, privacyUrl, ...rest } = value;
	return textOf([{ text: name, url: privacyUrl ?? undefined }, vendor, ...Object.values(rest)]);
}

/** All the words in a value, in order; an address stands behind the text that leads to it. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(' · ');
	if (!isObject(value)) return value === undefined || value === null ? '' : String(value);
	const { text, label, url, ...rest } = value;
	const words = [text, label, ...Object.values(rest)].map(textOf).filter(Boolean).join(' ');
	return url === undefined ? words : `${words} (${textOf(url)})`;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : 'not known');

const pretty = (body: string): string => {
	const value = readBody(body);
	return value ? JSON.stringify(value, null, 2) : body;
};
