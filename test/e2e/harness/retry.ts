/** Does something again until it does not throw, and says what the last complaint was when it never stops. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface RetryOptions {
	/** Who wanted what, the beginning of the error message. */
	readonly what: string;
	/** Milliseconds; 10,000 by default. */
	readonly timeout?: number | undefined;
}

export const defaultTimeout = 10_000;
const interval = 40;

export async function retry<Value>(action: () => Promise<Value>, options: RetryOptions): Promise<Value> {
	const timeout = options.timeout ?? defaultTimeout;
	const deadline = performance.now() + timeout;
	for (;;) {
		try {
			return await action();
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			if (performance.now() > deadline)
				throw new Error(`${options.what}: not within ${timeout} ms; ${reason}`, { cause });
		}
		await sleep(interval);
	}
}
