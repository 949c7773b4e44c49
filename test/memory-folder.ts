/** Where temporary files cost no disk: profiles, databases and shared bitmaps of some hundred browsers made half of a test run. */
import { accessSync, constants, statfsSync } from 'node:fs';

const FOLDER = '/dev/shm';
/** Bytes that a run may need at a time, many times over. In a container it is often 64 MB, and then it is of no use. */
const ENOUGH = 2e9;

/** @returns `undefined` where there is none, or it is small */
export function memoryFolder(): string | undefined {
	try {
		accessSync(FOLDER, constants.W_OK);
		const { bavail, bsize } = statfsSync(FOLDER);
		return bavail * bsize >= ENOUGH ? FOLDER : undefined;
	} catch {
		return undefined;
	}
}
