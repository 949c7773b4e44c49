/**
 * A random UUID v4, also on `http:` pages, where `crypto.randomUUID` is missing: every browser names its blobs by one.
 * https://w3c.github.io/FileAPI/#unicodeBlobURL
 */
export function newId(): string {
	const url = URL.createObjectURL(new Blob());
	URL.revokeObjectURL(url);
	return url.slice(-36);
}
