/** SHA-256 of a text, `sha256-` + base64url; `null` on `http:` pages, where the browser offers no digest. */
export async function digest(text: string): Promise<string | null> {
	if (!crypto.subtle) return null;
	const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
	const base64 = btoa(String.fromCharCode(...bytes));
	return `sha256-${base64.replace(/\+/g, '-').replace(/\//g, '_').slice(0, -1)}`;
}
