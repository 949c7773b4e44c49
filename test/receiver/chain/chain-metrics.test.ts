import { expect, it, onTestFinished, vi } from 'vitest';
import { chainMetrics } from '../../../src/receiver/chain/chain-metrics.ts';
import { startChain } from '../../../src/receiver.ts';
import { startCli } from '../run-cli.ts';
import { sampleReceipt } from '../sample-receipt.ts';
import { temporaryFile } from '../temporary-file.ts';
import { fresh, places } from './chain-store.ts';

/** A receiver chains within a second where nobody else is busy. */
const patient = { timeout: 20_000 };

it.each(Object.entries(places))(
	'%s: tells what waits, what is unsigned, when it signed last, and of alarms',
	async (_, make) => {
		const place = await make();
		const store = await place.open();
		let time = Date.parse('2026-11-30T00:00:00.000Z');
		const chain = await startChain(store, {
			key: temporaryFile('key'),
			checkpoints: place.checkpoints,
			now: () => time,
		});
		onTestFinished(() => chain.close());
		expect(await chain.state()).toEqual({
			alarm: undefined,
			waiting: 0,
			unsigned: 0,
			signedAt: undefined,
			failures: 0,
		});
		await chain.store.put(fresh(5));
		const signedAt = time;
		// The first links of a run are signed at once, later ones within a minute.
		await expect.poll(() => chain.state(), patient).toMatchObject({ waiting: 0, unsigned: 0, signedAt });
		time += 1500;
		await chain.store.put(fresh(2));
		await expect
			.poll(() => chain.state(), patient)
			.toMatchObject({ waiting: 0, unsigned: 2, signedAt, alarm: undefined });
		place.tamper('DELETE FROM ledger WHERE pos > 4');
		await chain.store.put(fresh(1));
		await expect
			.poll(() => chain.state(), patient)
			.toMatchObject({ alarm: expect.stringContaining('the chain has 4 entries') });
		place.tamper('ALTER TABLE ledger RENAME TO away');
		await chain.store.put(fresh(1));
		await expect.poll(async () => (await chain.state()).failures, patient).toBeGreaterThan(0);
		expect((await chain.state()).waiting).toBeUndefined();
		place.tamper('ALTER TABLE away RENAME TO ledger');
	},
);

it('goes on from the last checkpoint of an earlier run', async () => {
	const place = await places.SQLite();
	const options = { key: temporaryFile('key'), checkpoints: place.checkpoints };
	const store = await place.open();
	const first = await startChain(store, options);
	await first.store.put(fresh(2));
	await first.close();
	const { signedAt } = await first.state();
	expect(signedAt).toBeGreaterThan(0);
	const second = await startChain(store, options);
	onTestFinished(() => second.close());
	expect(await second.state()).toMatchObject({ waiting: 0, unsigned: 0, signedAt });
});

it('V-14: writes it in Prometheus text', () => {
	const state = { alarm: 'entry 5 of MARKED', waiting: 12, unsigned: 30, signedAt: 1000, failures: 2 };
	const text = chainMetrics(state, 61_500);
	for (const line of [
		'yinyom_chain_alarm 1',
		'yinyom_chain_waiting 12',
		'yinyom_chain_unsigned 30',
		'yinyom_chain_checkpoint_age_seconds 60.5',
		'yinyom_chain_failures_total 2',
	])
		expect(text).toContain(`${line}\n`);
	expect(text).not.toContain('MARKED');
	const line = /^(# HELP yinyom_\w+ .+|# TYPE yinyom_\w+ (gauge|counter)|yinyom_\w+ [\d.]+)$/;
	for (const each of text.trim().split('\n')) expect(each).toMatch(line);
	// What is not known has no line, and a clock that was set back gives no age below zero.
	const unknown = chainMetrics({ ...state, alarm: undefined, waiting: undefined, signedAt: undefined }, 0);
	expect(unknown).toContain('yinyom_chain_alarm 0\n');
	expect(unknown).not.toMatch(/waiting|age/);
	expect(chainMetrics(state, 0)).toContain('yinyom_chain_checkpoint_age_seconds 0\n');
});

it('shows it among the metrics of a receiver', async () => {
	const token = 'k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Pye';
	vi.stubEnv('YINYOM_TOKEN', token);
	onTestFinished(() => void vi.unstubAllEnvs());
	const run = startCli(['receiver', '--db', temporaryFile(), '--port', '0', '--metrics-port', '0']);
	await fetch(await run.url(), { method: 'POST', body: JSON.stringify(sampleReceipt()) });
	await expect.poll(run.stdout, patient).toContain('"event":"metrics"');
	const { url } = run
		.stdout()
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line))
		.find(({ event }) => event === 'metrics');
	const ask = async () => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).text();
	await expect
		.poll(ask, patient)
		.toMatch(/^yinyom_receipts_total\{outcome="new"\} 1$[^]*^yinyom_chain_checkpoint_age_seconds [\d.]+$/m);
	expect(await ask()).toMatch(/^yinyom_chain_alarm 0\n[^]*^yinyom_chain_waiting 0\n/m);
});
