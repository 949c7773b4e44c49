import { expect, it, onTestFinished } from 'vitest';
import { createMetrics, createReceiver, type LogEntry, logLine, sqliteStore } from '../../src/receiver.ts';
import { createMetricsPage } from '../../src/receiver/metrics-page.ts';
import { post } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

const token = 'k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Pye';

function counted() {
	const store = sqliteStore(':memory:');
	onTestFinished(() => store.close());
	const metrics = createMetrics();
	return { metrics, handler: createReceiver({ store, log: (entry) => metrics.count(entry) }) };
}

it('V-14: gives metrics in Prometheus text, whose labels are our own words', async () => {
	const { metrics, handler } = counted();
	await post(handler, [sampleReceipt(), {}], { 'user-agent': 'MARKED', origin: 'https://marked.example' });
	await handler(new Request('https://receiver.example'));
	const text = metrics.text();
	expect(text).toContain('yinyom_requests_total{status="201"} 1\n');
	expect(text).toContain('yinyom_requests_total{status="405"} 1\n');
	expect(text).toContain('yinyom_receipts_total{outcome="new"} 1\n');
	expect(text).toContain('yinyom_receipts_total{outcome="invalid"} 1\n');
	expect(text).toContain('yinyom_request_seconds_bucket{le="+Inf"} 2\n');
	expect(text).not.toMatch(/marked/i);
	const line = /^(# (HELP|TYPE) yinyom_\w+ .+|yinyom_\w+(\{\w+="[\w.+]+"\})? [\d.]+)$/;
	for (const each of text.trim().split('\n')) expect(each).toMatch(line);
});

it('V-11: shows them only to who has the token, and only by GET', async () => {
	const { metrics } = counted();
	const page = createMetricsPage(metrics.text, token);
	const ask = (path: string, method: string, authorization?: string) =>
		page(new Request(`http://127.0.0.1${path}`, { method, headers: authorization ? { authorization } : {} }));
	for (const path of ['/metrics', '/', '/x'])
		for (const method of ['GET', 'POST', 'OPTIONS'])
			for (const authorization of [undefined, `Bearer ${token}x`])
				expect((await ask(path, method, authorization)).status).toBe(401);
	const statuses = [
		await ask('/metrics', 'GET', `Bearer ${token}`),
		await ask('/metrics', 'POST', `Bearer ${token}`),
		await ask('/', 'GET', `Bearer ${token}`),
	].map(({ status, headers }) => [status, headers.get('access-control-allow-origin')]);
	expect(statuses).toEqual([
		[200, null],
		[405, null],
		[404, null],
	]);
	expect(() => createMetricsPage(metrics.text, 'changeme')).toThrow('openssl rand -hex 32');
});

it('V-9, D-11: escapes whatever a terminal obeys in a line of the log', () => {
	const hostile = 'a\r\nb\u001b[31mc\u009b31md\u007fe\u2028f\u0000';
	const entry: LogEntry = {
		time: '2026-11-22T00:00:00.000Z',
		method: 'POST',
		status: 503,
		ms: 1,
		counts: { new: 0, seen: 0, mismatch: 0, invalid: 0, newer: 0, elsewhere: 0 },
		error: hostile,
	};
	const line = logLine(entry);
	expect(line).toMatch(/^[\u0020-\u007e]+$/);
	expect(JSON.parse(line)).toEqual(entry);
});
