export function readCookie(name: string): string | undefined {
	const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
	return pair?.slice(name.length + 1);
}

/** As the vendors do it: on the shortest parent domain that the browser lets through, so that subdomains share it. */
export function setOnHighestDomain(name: string, value: string, days: number): void {
	const labels = location.hostname.split('.');
	for (let count = 1; count <= labels.length; count++) {
		const domain = labels.slice(-count).join('.');
		set(`${name}=${value}; path=/; max-age=${days * 86_400}; samesite=lax; domain=${domain}`);
		if (readCookie(name) === value) return;
	}
	set(`${name}=${value}; path=/; max-age=${days * 86_400}; samesite=lax`);
}

function set(cookie: string): void {
	// Not the Cookie Store API: the point is to leave what the real scripts leave, the way they leave it.
	// oxlint-disable-next-line unicorn/no-document-cookie
	document.cookie = cookie;
}
