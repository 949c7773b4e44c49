import { expect, it } from 'vitest';
import { eventNames } from '../../../src/config/event-names.ts';
import { explain } from '../../../src/config/explain.ts';
import type { YinyomEvents } from '../../../src/guard/contract.ts';
import { config, found, inspectPage, tag, us } from './sample-page.ts';

const inline = (text: string, attributes: Readonly<Record<string, string>> = {}) => tag('script', attributes, { text });
const held = { type: 'text/plain', 'data-consent': 'analytics' };

it('knows the events that there are', () => {
	const all = { ready: true, open: true, close: true, change: true, receipt: true } satisfies Record<
		keyof YinyomEvents,
		true
	>;
	expect([...eventNames].sort()).toEqual(Object.keys(all).sort());
});

it.each([
	["yinyom.on('chnage', update)", 'chnage'],
	['window.yinyom?.on( "yinyom:change", update)', 'yinyom:change'],
	["(window.yinyomQueue ||= []).push((yinyom) => { yinyom.on('changed', update); });", 'changed'],
	['(window.yinyomQueue = window.yinyomQueue || []).push(function (y) { y.on(`grant`, update) })', 'grant'],
	["yinyom.ready.then(api => api.on('withdraw', update))", 'withdraw'],
	["document.addEventListener('yinyom:receipts', update)", 'receipts'],
])('names an event that there is not: %s', (text, name) => {
	expect(found('unknown-event', { tags: [us, inline(text)] })).toEqual([`risk ${name}`]);
	expect(found('unknown-event', { tags: [us, inline(text, held)] })).toEqual([`risk ${name}`]);
	expect(found('unknown-event', { tags: [us, inline(text, { type: 'application/json' })] })).toEqual([]);
});

it.each([
	"yinyom.on('change', update); document.addEventListener('yinyom:ready', update)",
	"(window.yinyomQueue ||= []).push((y) => y.on('receipt', update)); jQuery('a').on('click', go)",
	"map.on('chnage', update); document.addEventListener('chnage', update)",
	'yinyom.on(name, update)',
])('has nothing to say about %s', (text) => {
	expect(inspectPage({ tags: [us, inline(text)] }).findings).toEqual([]);
});

it('says what was meant, in the panel and in the console', () => {
	const [first] = inspectPage({ tags: [us, inline("yinyom.on('yinyom:chnage', update)")] }).findings;
	expect(first).toMatchObject({ kind: 'unknown-event', where: `<script>yinyom.on('yinyom:chnage', update)` });
	const meant =
		'There is no such event, so what listens is never called. Did you mean "change"? The events are "ready", "open", "close", "change", "receipt".';
	expect(first?.advice).toBe(meant);
	expect(explain(['absent', 'yinyom.on()', 'chnage'])).toEqual([
		`yinyom: yinyom.on() is "chnage"; no such event, so what listens is never called. Did you mean "change"? The events are "ready", "open", "close", "change", "receipt".`,
	]);
});

it.each([
	'dataLayer = [];',
	"window.dataLayer = [{ page: 'shop' }]",
	'var dataLayer=[]; go()',
	'if (a) {\n dataLayer = [1] }',
])('names a script below ours that makes the queue of Google anew: %s', (text) => {
	expect(found('default-lost', { tags: [us, inline(text)] })).toEqual(['risk dataLayer']);
	// The default is put into what is there.
	expect(found('default-lost', { tags: [inline(text), us] })).toEqual([]);
	// What is held runs once it is released.
	expect(found('default-lost', { tags: [inline(text, held), us] })).toEqual(['risk dataLayer']);
	expect(found('default-lost', { tags: [us, inline(text)] }, { ...config, signals: { google: false } })).toEqual([]);
});

it.each([
	'window.dataLayer = window.dataLayer || [];',
	'window.dataLayer ||= [];',
	'window.dataLayer || (window.dataLayer = []);',
	'if (!window.dataLayer) {\n window.dataLayer = [];\n}',
	"if (typeof dataLayer === 'undefined') dataLayer = [];",
	"if (!('dataLayer' in window)) { dataLayer = []; }",
	'myDataLayer = []; my.dataLayer = [];',
	'dataLayer == [];',
])('has nothing to say about a script that keeps what is there: %s', (text) => {
	expect(found('default-lost', { tags: [us, inline(text)] })).toEqual([]);
});

it('says that the default is lost also where nothing in the page tells why, and says it once', () => {
	expect(found('default-lost', { isDefaultLost: true })).toEqual(['risk dataLayer']);
	expect(found('default-lost', { isDefaultLost: true, tags: [us, inline('dataLayer = [];')] })).toHaveLength(1);
	expect(found('default-lost', { isDefaultLost: false })).toEqual([]);
	expect(found('default-lost', { isDefaultLost: true }, { ...config, signals: { google: false } })).toEqual([]);
});
