/** Starts WebKitGTK's driver and the one browser it is for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Child, startChild } from './child.ts';
import { retry } from './retry.ts';
import { startSession, type WebDriverSession } from './webdriver.ts';

export interface DrivenBrowser {
	readonly session: WebDriverSession;
	stop(): Promise<void>;
}

/** Milliseconds; a start takes less than two seconds on two busy cores. */
const startTimeout = 10_000;
const attempts = 3;

/**
 * WebKitWebDriver 2.50 loses about one browser in a hundred and fifty while it starts it, and then never answers. So a
 * driver lives as long as one profile, and a start that hangs is begun again with a fresh driver.
 */
export async function startDrivenBrowser(start: {
	readonly driver: string;
	readonly display: string;
	readonly capabilities: object;
}): Promise<DrivenBrowser> {
	for (let attempt = 1; ; attempt += 1) {
		const port = await findFreePort();
		const url = `http://127.0.0.1:${port}`;
		const child = startChild(start.driver, [`--port=${port}`], { ...process.env, DISPLAY: start.display });
		try {
			await retry(async () => void (await fetch(`${url}/status`)), { what: `${start.driver} --port=${port}` });
			const session = await startSession(url, start.capabilities, AbortSignal.timeout(startTimeout));
			return { session, stop: () => stop(session, child) };
		} catch (error) {
			await child.stop();
			if (attempt === attempts) throw error;
		}
	}
}

/** A browser that does not answer any more goes with its screen at the latest. */
async function stop(session: WebDriverSession, child: Child): Promise<void> {
	await session.end().catch(() => undefined);
	await child.stop();
}

/** The driver does not say which port it chose, so one is chosen for it. */
async function findFreePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
