const TRIES = 10;

/** Tries `first` and the ports after it until `listen` finds one that no other program has; 0 is always free. */
export async function nextFree<T>(first: number, listen: (port: number) => Promise<T>): Promise<T> {
	const last = first === 0 ? 0 : first + TRIES - 1;
	for (let port = first; port <= last; port++) {
		try {
			return await listen(port);
		} catch (error) {
			if (!isTaken(error)) throw error;
		}
	}
	throw new Error(`demo: ports ${first} to ${last} are all taken. Choose others with --port.`);
}

function isTaken(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return ('code' in error && error.code === 'EADDRINUSE') || isTaken(error.cause);
}
