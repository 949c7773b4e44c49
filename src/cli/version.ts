import { existsSync, readFileSync } from 'node:fs';

/** Of this package, by the nearest manifest above: what is built lies in another folder than this file. */
export function readVersion(): string {
	const places = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
	const manifest = places.find((place) => existsSync(place));
	return manifest ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version : 'unknown';
}
