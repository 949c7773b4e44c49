/** What the model found, one by one: sequences that once went against the law, as short as they would get. */
import { it } from 'vitest';
import { buildProduct } from './bundle.ts';
import type { Piece } from './piece.ts';
import { play, type Sequence } from './sequence.ts';

const create = await buildProduct();

const scenario = (fact: string, sequence: Sequence) => it(fact, async () => void (await play(sequence, create)));

const inline = (consent: string): Piece => ({ kind: 'inline', consent, ms: 0 });
const external = (consent: string, ms = 0): Piece => ({ kind: 'external', consent, ms });

scenario('follows what another tab decided, though the news of it is still under way', {
	delays: [2000],
	commands: [
		{ do: 'open' },
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 5001 },
		{ do: 'denyAll', tab: 0, by: 'person' },
		{ do: 'save', tab: 1, choices: { marketing: true } },
	],
});

scenario('keeps no grant whose time is up when somebody saves a choice before the clock is looked at', {
	commands: [
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'sleep', days: 31 },
		{ do: 'save', tab: 0, choices: { marketing: false } },
	],
});

scenario('takes what names nothing for nobody’s decision', {
	commands: [
		{ do: 'wait', ms: 150 },
		{ do: 'save', tab: 0, choices: { analitics: true } },
		{ do: 'save', tab: 0, choices: { analytics: true } },
		{ do: 'save', tab: 0, choices: { marketting: false } },
	],
});

scenario('hears what another tab denied in a browser that keeps no cookie', {
	refuses: { cookies: true },
	commands: [
		{ do: 'open' },
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'denyAll', tab: 1, by: 'person' },
	],
});

scenario('leaves the cookies of a service alone once it is granted after all', {
	withdraw: 'signal',
	pieces: [external('analytics')],
	commands: [
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
		{ do: 'denyAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'add', tab: 0, piece: external('analytics'), way: 'node' },
		{ do: 'wait', ms: 1000 },
	],
});

scenario('sweeps nothing for a denial that was overtaken while its services were learned', {
	withdraw: 'signal',
	parts: [{ ms: 0 }, { ms: 0 }, { ms: 0 }, { ms: 0 }, { ms: 400 }],
	pieces: [external('analytics'), external('marketing')],
	commands: [
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
		{ do: 'denyAll', tab: 0, by: 'person' },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
	],
});

scenario('sweeps on the next page what it had no time to sweep on this one', {
	parts: [{ ms: 400 }],
	pieces: [external('analytics')],
	commands: [
		{ do: 'wait', ms: 1000 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
		{ do: 'withdraw', tab: 0, by: 'person' },
		{ do: 'reload', tab: 0 },
	],
});

scenario('puts a script that was stopped back behind what stands before it and is granted now', {
	withdraw: 'signal',
	pieces: [external('analytics marketing', 20), external('analytics', 8000)],
	commands: [
		{ do: 'wait', ms: 150 },
		{ do: 'save', tab: 0, choices: { analytics: true } },
		{ do: 'wait', ms: 60 },
		{ do: 'save', tab: 0, choices: { analytics: false } },
		{ do: 'grantAll', tab: 0, by: 'person' },
	],
});

scenario('keeps the order of scripts that name a category and a service of it', {
	pieces: [external('service:ga', 200), inline('analytics')],
	commands: [
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 0, by: 'person' },
	],
});

scenario('tells the vendors what another tab granted before anything is let go by it', {
	tag: 'first',
	pieces: [external('analytics')],
	parts: [{ ms: 400 }],
	commands: [
		{ do: 'denyAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
		{ do: 'open' },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 20 },
	],
});

scenario('stops what is on its way as soon as it hears that another tab denied it, before any part has come', {
	pieces: [external('analytics', 200)],
	parts: [{ ms: 400 }],
	commands: [
		{ do: 'wait', ms: 1000 },
		{ do: 'grantAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
		{ do: 'wait', ms: 1000 },
		{ do: 'open' },
		{ do: 'wait', ms: 60 },
		{ do: 'denyAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 1000 },
	],
});

scenario('keeps listening to other tabs when one wrote over its cookie in the same moment', {
	commands: [
		{ do: 'open' },
		{ do: 'wait', ms: 150 },
		{ do: 'denyAll', tab: 0, by: 'person' },
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 1, by: 'person', between: { do: 'denyAll', tab: 0, at: 'read', isStale: true, ms: 1 } },
		{ do: 'wait', ms: 1000 },
		{ do: 'save', tab: 0, choices: { analytics: true } },
	],
});

scenario('asks anew where two first decisions crossed, and every tab does', {
	commands: [
		{ do: 'open' },
		{ do: 'wait', ms: 150 },
		// It decides nothing, and fetches what does.
		{ do: 'save', tab: 0, choices: {} },
		{ do: 'wait', ms: 150 },
		{ do: 'grantAll', tab: 1, by: 'person', between: { do: 'denyAll', tab: 0, at: 'mirror', isStale: true, ms: -1 } },
	],
});
