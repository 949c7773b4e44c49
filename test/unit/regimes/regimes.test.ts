import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { regimes } from '../../../src/regimes/list.ts';
import type { Regime, RegimeFacts } from '../../../src/regimes/regime.ts';
import { strictest } from '../../../src/regimes/strictest.ts';

const folder = new URL('../../../src/regimes/', import.meta.url);
const notLaws = ['choose', 'judge', 'lacks', 'list', 'regime', 'strictest', 'terms'];
const ids = Object.keys(regimes);
const files: Readonly<Record<string, { readonly regime: Regime; readonly facts: RegimeFacts }>> = Object.fromEntries(
	await Promise.all(ids.map(async (id) => [id, await import(`../../../src/regimes/${id}.ts`)])),
);

it('lists every file of the folder under its name', () => {
	const written = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
	expect(written.filter((name) => !notLaws.includes(name)).toSorted()).toEqual(ids.toSorted());
	expect(Object.values(files).map(({ regime }) => regime)).toEqual(Object.values(regimes));
});

it('gives each place to one rule set', () => {
	const places = Object.values(regimes).flatMap(({ jurisdictions }) => jurisdictions);
	expect(places.length).toBe(new Set(places).size);
	expect(places.filter((place) => !/^[A-Z]{2}(-[A-Z]{2})?$/.test(place))).toEqual([]);
});

it.each(ids)('%s names its law, and a source and a day for every rule', (id) => {
	const rules = files[id]?.facts.rules ?? [];
	expect(files[id]?.facts.law).toBeTruthy();
	expect(rules.length).toBeGreaterThan(0);
	expect(rules.filter(({ rule, source }) => rule.length < 20 || source.length < 8)).toEqual([]);
	expect(rules.filter(({ checkedOn }) => !/^\d{4}-\d\d-\d\d$/.test(checkedOn))).toEqual([]);
});

it.each(ids)('%s asks for no less than its law does', (id) => {
	const { floor } = files[id]?.facts ?? {};
	const optOutIsEnough = floor === 'notice and a way out' || floor === 'nothing';
	expect(regimes[id as keyof typeof regimes].model === 'opt-in' || optOutIsEnough).toBe(true);
});

it.each(ids)('%s keeps a decision no longer than a browser does, and asks not before its interval', (id) => {
	const { reaskDays, validityDays } = regimes[id as keyof typeof regimes];
	expect(validityDays).toBeLessThanOrEqual(400);
	expect(reaskDays).toBeLessThanOrEqual(validityDays);
});

it('E2 waits 365 days in Thailand and 180 in the EU and the UK', () => {
	expect(regimes['th-pdpa'].reaskDays).toBe(365);
	expect([regimes['eu-gdpr'].reaskDays, regimes.uk.reaskDays]).toEqual([180, 180]);
});

it('is strictest where nobody knows: no rule set asks for more', () => {
	for (const [id, regime] of Object.entries(regimes)) {
		expect([id, regime.wants.filter((want) => !strictest.wants.includes(want))]).toEqual([id, []]);
		expect([id, strictest.withoutConsent.filter((basis) => !regime.withoutConsent.includes(basis))]).toEqual([id, []]);
		expect(strictest.validityDays).toBeLessThanOrEqual(regime.validityDays);
	}
	expect(strictest.model).toBe('opt-in');
});
