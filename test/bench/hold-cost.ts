/** What it costs a visitor that a page holds very many tags: the click that lets them go, and the tasks that follow. */
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArgs } from '../browsers/chromium-args.ts';
import { findEngines } from '../browsers/find.ts';
import type { Answer } from '../e2e/harness/content.ts';
import { serve } from '../e2e/harness/server.ts';

export interface HoldCost {
	/** Held inline scripts, each with a line of its own to run. */
	readonly count: number;
	/** Event Timing of the press on “Accept all”: from the input to the next paint, in steps of 8 ms. */
	readonly click: number;
	/** From the press until the last held script has run, in milliseconds. */
	readonly release: number;
	/** The longest task that began in a file of ours, whatever ran inside it, in milliseconds; 0: none was over 50 ms. */
	readonly longest: number;
	/**
	 * What the longest task of the page took of the processor, in milliseconds, be it ours, the browser's own styling and painting,
	 * or a held script: in contrast with the time on the clock, other programs add little to it.
	 */
	readonly work: number;
	/** Scripts that ran: as many as there were, each once and in their order, or the measurement is void. */
	readonly ran: number;
}

declare global {
	interface Window {
		bench?: {
			readonly ran: number[];
			readonly clicks: number[];
			readonly tasks: number[];
			/** When somebody pressed, and when the last script ran, in milliseconds of `performance.now()`. */
			begin?: number;
			end?: number;
		};
	}
}

const config = {
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: { services: ['google-analytics'] } },
	receipts: { endpoint: '/consent' },
};

/** Names the page's main thread and the time of the press in a trace. */
const PRESSED = 'bench: pressed';
/** The page says so by itself: to ask it would run code of ours in it, between the tasks that are measured. */
const SETTLED = 'bench: settled';

export const html = (count: number): string => `<!doctype html><html lang="en"><head><title>${count}</title>
<script type="application/json" data-yinyom-config>${JSON.stringify(config)}</script>
<script>
window.bench = { ran: [], clicks: [], tasks: [] };
addEventListener('click', (event) => { bench.begin ??= event.timeStamp; performance.mark('${PRESSED}') }, true);
new PerformanceObserver((list) => {
	for (const { name, duration } of list.getEntries()) if (name === 'click') bench.clicks.push(duration);
}).observe({ type: 'event', durationThreshold: 16 });
new PerformanceObserver((list) => {
	for (const frame of list.getEntries())
		for (const { sourceURL, duration } of frame.scripts) if (/yinyom/.test(sourceURL)) bench.tasks.push(duration);
}).observe({ type: 'long-animation-frame' });
</script>
<script async src="/yinyom.js"></script></head><body>
${Array.from({ length: count }, (_, index) => `<script type="text/plain" data-consent="analytics">bench.ran.push(${index}); bench.end = performance.now()${index === count - 1 ? `; setTimeout(console.log, 300, '${SETTLED}')` : ''}</script>`).join('\n')}
</body></html>`;

const answer = (path: string): Answer => {
	const [, count] = /^\/held\/(\d+)$/.exec(path) ?? [];
	if (count) return { headers: { 'content-type': 'text/html; charset=utf-8' }, body: html(Number(count)) };
	return {
		headers: { 'content-type': 'text/javascript; charset=utf-8' },
		body: readFileSync(new URL(`../../dist${path}`, import.meta.url), 'utf8'),
	};
};

const acknowledgement = (body: string): Answer => {
	const { receiptId } = JSON.parse(body) as { receiptId: string };
	return {
		status: 201,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ok: true, acks: [receiptId], rejects: [], need: [] }),
	};
};

async function measure(browser: Browser, url: string, { count, slower }: { count: number; slower: number }) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await page.goto(url + count);
		const button = page.getByRole('button', { name: 'Accept all' });
		// What the notice brings when somebody comes near has come, as it has for a person who reads first.
		await button.hover();
		await page.waitForLoadState('networkidle');
		await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
		await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
		const settled = page.waitForEvent('console', {
			predicate: (message) => message.text() === SETTLED,
			timeout: 120_000,
		});
		// The pointer is there already: to look for the button again would measure the looking.
		await page.mouse.down();
		await page.mouse.up();
		await settled;
		await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: readonly TraceEvent[] };
		return { ...(await seen(page, count)), work: longestWork(traceEvents) };
	} finally {
		await context.close();
	}
}

/** https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds: when it began, how long it took, and how long of that its thread ran. */
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
}

/** The most that one task took of the processor on the page's main thread, from the press on, in milliseconds. */
function longestWork(events: readonly TraceEvent[]): number {
	const pressed = events.find(({ name }) => name === PRESSED);
	if (!pressed) throw new Error('the trace does not show the press');
	const tasks = events.filter(
		({ name, pid, tid, ts, dur = 0 }) =>
			name === 'ThreadControllerImpl::RunTask' && pid === pressed.pid && tid === pressed.tid && ts + dur >= pressed.ts,
	);
	if (!tasks.length) throw new Error('the trace shows no task');
	// The shortest have no time of their thread.
	return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000;
}

/** What the page saw of itself. */
const seen = (page: Page, count: number): Promise<Omit<HoldCost, 'work'>> =>
	page.evaluate((all) => {
		const { ran = [], clicks = [], tasks = [], begin = 0, end = 0 } = window.bench ?? {};
		const isInOrder = ran.every((each, index) => each === index);
		return {
			count: all,
			// Below 16 ms nothing is reported.
			click: Math.max(0, ...clicks),
			release: end - begin,
			longest: Math.max(0, ...tasks),
			ran: isInOrder ? ran.length : 0,
		};
	}, count);

/**
 * @param slower how many times slower than this machine the visitor's is
 */
export async function holdCost(counts: readonly number[], slower: number): Promise<readonly HoldCost[]> {
	const site = await serve(({ path, method, body }) => (method === 'POST' ? acknowledgement(body) : answer(path)));
	const engine = (await findEngines()).chromium;
	const browser = await chromium.launch({
		args: chromiumArgs,
		...(engine.kind === 'playwright' && { executablePath: engine.executable }),
	});
	try {
		const costs: HoldCost[] = [];
		for (const count of counts) costs.push(await measure(browser, `${site.url}/held/`, { count, slower }));
		return costs;
	} finally {
		await browser.close();
		await site.close();
	}
}
