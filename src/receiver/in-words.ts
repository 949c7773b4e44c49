/** What the system's codes mean to whoever named the file or the host. */
const words: Readonly<Record<string, string>> = {
	EACCES: 'this user may not',
	EISDIR: 'it is a folder; expected a file',
	ENOSPC: 'the disk is full',
	EPERM: 'this user may not',
	EROFS: 'nothing can be written there',
	ECONNREFUSED: 'nobody listens there',
	ENOTFOUND: 'there is no such host',
};

/**
 * An error of the system in a few words, without the name of the file; another one in its own.
 *
 * @param missing what is not there when something is not: a file, or the folder for one that is to be made
 */
export function inWords(error: unknown, missing: 'file' | 'folder' = 'file'): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no such ${missing}`;
	return words[code] ?? (error instanceof Error ? error.message : String(error));
}
