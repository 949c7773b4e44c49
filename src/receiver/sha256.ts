/** `sha256-` and base64url, the way receipts and browsers write it. */
export async function sha256(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
	return `sha256-${base64.replaceAll('+', '-').replaceAll('/', '_').replace('=', '')}`;
}
