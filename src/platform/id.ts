/**
 * A random UUID v4. On `http:` pages, where `crypto.randomUUID` is missing, every browser still names its blobs by one; but it
 * asks another process for that name, which takes a slow phone 10 ms in the task of the click.
 * https://w3c.github.io/FileAPI/#unicodeBlobURL
 */
export function newId(): string {
	if (crypto?.randomUUID) return crypto.randomUUID();
	const url = URL.createObjectURL(new Blob());
	URL.revokeObjectURL(url);
	return url.slice(-36);
}
