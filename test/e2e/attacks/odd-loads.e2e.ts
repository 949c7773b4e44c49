/** Ways to load that `LEAKS.md` has no row for, tried where the policy has to refuse them: `enforce`, and after a cut-off. */
import { config, en, expect, page, tag, test } from '../page.ts';
import { paths, quiet } from '../moments.ts';

/** Starts every one of them, each with an address of its own; what an engine does not have, or refuses at once, is left out. */
const startAll = (third: string) => {
	const markup = (html: string) => document.body.insertAdjacentHTML('beforeend', html);
	const svg = (inner: string) => markup(`<svg width="20" height="20">${inner}</svg>`);
	const style = (css: string) => markup(`<style>${css}</style><i class="odd">x</i>`);
	const made = globalThis as unknown as Record<
		string,
		new (
			...given: unknown[]
		) => Record<string, () => Promise<unknown>>
	>;
	const ways: Readonly<Record<string, () => unknown>> = {
		cursor: () => style(`html { cursor: url(${third}/cursor.png), auto }`),
		content: () => style(`.odd::before { content: url(${third}/content.png) }`),
		'image-set': () => style(`.odd { list-style: image-set("${third}/image-set.png" 1x); display: list-item }`),
		mask: () => style(`.odd { display: block; mask: url(${third}/mask.svg#m) }`),
		variable: () => style(`.odd { --odd: url(${third}/variable.png); background: var(--odd) }`),
		property: () =>
			style(
				`@property --odd-two { syntax: "<url>"; inherits: true; initial-value: url(${third}/property.png) } .odd { border-image: var(--odd-two) }`,
			),
		layer: () => style(`@import url(${third}/layer.css) layer(odd) supports(display: block);`),
		feImage: () =>
			svg(
				`<filter id="odd"><feImage href="${third}/fe-image.png"/></filter><rect width="9" height="9" filter="url(#odd)"/>`,
			),
		animate: () =>
			svg(
				`<image width="9" height="9"><animate attributeName="href" to="${third}/animate.png" dur="1ms" fill="freeze"/></image>`,
			),
		set: () => svg(`<image width="9" height="9"><set attributeName="href" to="${third}/set.png"/></image>`),
		manifest: () => markup(`<link rel="manifest" href="${third}/manifest.json">`),
		refresh: () =>
			markup(`<iframe srcdoc="<meta http-equiv='refresh' content='0;url=${third}/refresh.html'>"></iframe>`),
		nested: () => markup(`<iframe srcdoc="<iframe srcdoc='&lt;img src=${third}/nested.png&gt;'></iframe>"></iframe>`),
		shadow: () => {
			const host = document.body.appendChild(document.createElement('div'));
			const set = host as { setHTMLUnsafe?: (html: string) => void };
			set.setHTMLUnsafe?.(`<template shadowrootmode="open"><img src="${third}/shadow.png"></template>`);
		},
		upgrade: () => {
			class Odd extends HTMLElement {
				connectedCallback() {
					this.style.background = `url(${third}/upgrade.png)`;
				}
			}
			markup('<odd-one style="display: block">x</odd-one>');
			customElements.define('odd-one', Odd);
		},
		importmap: () => {
			const map = Object.assign(document.createElement('script'), { type: 'importmap' });
			map.textContent = JSON.stringify({ imports: { odd: `${third}/importmap.js` } });
			document.head.append(map);
			const code = Object.assign(document.createElement('script'), { type: 'module' });
			code.textContent = 'import("odd").catch(() => undefined)';
			document.head.append(code);
		},
		transport: () => made['WebTransport'] && new made['WebTransport'](`${third}/transport`)['closed'],
		payment: () =>
			made['PaymentRequest'] &&
			new made['PaymentRequest']([{ supportedMethods: `${third}/payment` }], {
				total: { label: 'x', amount: { currency: 'THB', value: '1' } },
			})['canMakePayment']?.(),
		identity: () =>
			navigator.credentials.get({
				identity: { providers: [{ configURL: `${third}/identity.json`, clientId: 'x' }] },
			} as CredentialRequestOptions),
		adopted: () => {
			const other = document.implementation.createHTMLDocument();
			other.body.innerHTML = `<img src="${third}/adopted.png">`;
			document.body.append(document.adoptNode(other.body.firstChild as Node));
		},
		stylesheet: () => {
			const note = document.createProcessingInstruction('xml-stylesheet', `href="${third}/processing.css"`);
			document.insertBefore(note, document.documentElement);
		},
		transition: () =>
			(document as { startViewTransition?: (run: () => void) => unknown }).startViewTransition?.(() =>
				style(`::view-transition { background: url(${third}/transition.png) }`),
			),
		attribution: () => markup(`<img src="data:," attributionsrc="${third}/attribution">`),
		keepalive: () => addEventListener('pagehide', () => navigator.sendBeacon(`${third}/keepalive`)),
	};
	for (const start of Object.values(ways)) {
		try {
			Promise.resolve(start()).catch(() => undefined);
		} catch {
			// This engine has no such thing.
		}
	}
	return Object.keys(ways).length;
};

const wanted = [
	'cursor.png',
	'content.png',
	'variable.png',
	'layer.css',
	'nested.png',
	'upgrade.png',
	'adopted.png',
].map((name) => `/${name}`);

test('without us the page loads in these ways', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page('', '<p>Nothing of ours</p>') });
	await visitor.eval(startAll, thirdParty.url);
	await expect.poll(() => paths(thirdParty)).toEqual(expect.arrayContaining(wanted));
	test.info().annotations.push({ type: 'loaded', description: paths(thirdParty).toSorted().join(' ') });
});

test('"enforce" refuses all of them, also while the page is left', async ({ visitor, open }) => {
	const gate = '<script src="/yinyom-gate.js"></script>';
	const { url, thirdParty } = await open({ html: page(config({ enforce: true }) + gate + tag) });
	await visitor.waitVisible(en.denyAll);
	await visitor.eval(startAll, thirdParty.url);
	await quiet(visitor, 1500);
	await visitor.goto(`${url}/licenses.txt`);
	await quiet(visitor);
	expect(paths(thirdParty)).toEqual([]);
});

test('a cut-off refuses all of them', async ({ visitor, open }) => {
	const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
	const { thirdParty } = await open({ html: page(config({ withdraw: 'cut-off' }) + tag, held) });
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	await visitor.eval(() => window.yinyom?.withdraw().then(() => true));
	await expect.poll(() => visitor.eval(() => document.querySelector('meta[http-equiv]') !== null)).toBe(true);
	await visitor.eval(startAll, thirdParty.url);
	await quiet(visitor, 1500);
	expect(paths(thirdParty)).toEqual(['/held.js']);
});
