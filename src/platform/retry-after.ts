const DAY = 864e5;

/** `Retry-After`, in seconds or as a date (RFC 9110 §10.2.3), as milliseconds from now; a day at most, none when it says neither. */
export function waitOf(retryAfter: string | null): number {
	const milliseconds = Number(retryAfter) * 1000;
	const wait = Number.isNaN(milliseconds) ? Date.parse(`${retryAfter}`) - Date.now() : milliseconds;
	return Math.min(Math.max(wait || 0, 0), DAY);
}
