/** Speaks W3C WebDriver over fetch: a session, its windows taken in turns, errors that say which command failed. */

/** The commands of one window, by their path below the session; what they give is as the standard says, unchecked. */
export interface WebDriverWindow {
	get(command: string): Promise<unknown>;
	post(command: string, body?: object): Promise<unknown>;
	delete(command: string): Promise<unknown>;
}

/** One browser with one fresh profile. */
export interface WebDriverSession {
	/** The window that is there from the start. */
	readonly firstWindow: WebDriverWindow;
	openWindow(): Promise<WebDriverWindow>;
	end(): Promise<void>;
}

/** The signal ends the wait for a browser that does not come up. */
export async function startSession(
	driverUrl: string,
	capabilities: object,
	signal: AbortSignal,
): Promise<WebDriverSession> {
	const body = { capabilities: { alwaysMatch: capabilities } };
	const { sessionId } = (await send(`${driverUrl}/session`, 'POST', body, signal)) as { sessionId: string };
	const address = `${driverUrl}/session/${sessionId}`;
	const first = (await send(`${address}/window`, 'GET')) as string;

	let current = first;
	let turn: Promise<unknown> = Promise.resolve();

	// A session has one current window, so whoever uses one waits until the user before has finished with another.
	function inWindow(handle: string, command: string, method: string, payload?: object): Promise<unknown> {
		const result = turn.then(async () => {
			if (current !== handle) await send(`${address}/window`, 'POST', { handle });
			current = handle;
			return send(`${address}/${command}`, method, payload);
		});
		turn = result.catch(() => undefined);
		return result;
	}

	function windowOf(handle: string): WebDriverWindow {
		return {
			get: (command) => inWindow(handle, command, 'GET'),
			post: (command, payload = {}) => inWindow(handle, command, 'POST', payload),
			delete: (command) => inWindow(handle, command, 'DELETE'),
		};
	}

	return {
		firstWindow: windowOf(first),
		async openWindow() {
			const { handle } = (await inWindow(first, 'window/new', 'POST', { type: 'tab' })) as { handle: string };
			return windowOf(handle);
		},
		async end() {
			await send(address, 'DELETE', undefined, AbortSignal.timeout(endTimeout));
		},
	};
}

/** No command takes longer than a page may take to load. */
const commandTimeout = 40_000;

/** A browser that has not closed by now is left to end with its screen. */
const endTimeout = 5_000;

async function send(
	address: string,
	method: string,
	body?: object,
	signal: AbortSignal = AbortSignal.timeout(commandTimeout),
): Promise<unknown> {
	const command = `${method} ${address.replace(/^.*\/session(\/[^/]+)?\/?/, '') || 'session'}`;
	const request = { method, signal, ...(body && { body: JSON.stringify(body) }) };
	const response = await fetch(address, request).catch((cause: unknown) => {
		throw new Error(`WebDriver ${command}: no answer from ${address}; the driver hangs or has stopped`, { cause });
	});
	const { value } = (await response.json()) as { value: unknown };
	if (response.ok) return value;
	const { error = 'unknown error', message = '' } = (value ?? {}) as { error?: string; message?: string };
	throw new Error(`WebDriver ${command}: ${error}${message ? `, ${message}` : ''}`);
}
