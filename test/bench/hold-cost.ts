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

export const html = (count: number): string => `<!doctype html><html lang="en"><head><title>${count}</title>
<script type="application/json" data-yinyom-config>${JSON.stringify(config)}</script>
<script>
window.bench = { ran: [], clicks: [], tasks: [] };
addEventListener('click', (event) => { bench.begin ??= event.timeStamp }, true);
new PerformanceObserver((list) => {
	for (const { name, duration } of list.getEntries()) if (name === 'click') bench.clicks.push(duration);
}).observe({ type: 'event', durationThreshold: 16 });
new PerformanceObserver((list) => {
	for (const frame of list.getEntries())
		for (const { sourceURL, duration } of frame.scripts) if (/yinyom/.test(sourceURL)) bench.tasks.push(duration);
}).observe({ type: 'long-animation-frame' });
</script>
<script async src="/yinyom.js"></script></head><body>
${Array.from({ length: count }, (_, index) => `<script type="text/plain" data-consent="analytics">bench.ran.push(${index}); bench.end = performance.now()</script>`).join('\n')}
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
		await button.waitFor();
		// What the notice brings when somebody comes near has come, as it has for a person who reads first.
		await button.hover();
		await page.waitForLoadState('networkidle');
		await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
		await button.click();
		return await settled(page, count);
	} finally {
		await context.close();
	}
}

/** What the page saw, once all have run and the observers have been told. */
async function settled(page: Page, count: number): Promise<HoldCost> {
	await page.waitForFunction((all) => (window.bench?.ran.length ?? 0) >= all, count, { timeout: 120_000 });
	await page.waitForTimeout(300);
	return await page.evaluate((all) => {
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
}

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
