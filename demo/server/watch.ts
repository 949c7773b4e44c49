import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forgetBundles } from './bundle.ts';
import { buildProduct, sourceFolders } from './product-build.ts';

const demoFolder = fileURLToPath(new URL('../', import.meta.url));
/** Editors write a file in several steps, and people save several files at once. */
const QUIET_MS = 150;

/** Builds the product when its sources change, then calls `onFresh`; for the demo's own files only the latter. */
export function watchSources(onFresh: () => void): () => void {
	let timer: NodeJS.Timeout | undefined;
	let productChanged = false;
	let working = false;

	const watchers = [
		...sourceFolders.map((folder) => watch(folder, { recursive: true }, () => changed(true))),
		watch(demoFolder, { recursive: true }, () => changed(false)),
	];
	return () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
	};

	function changed(product: boolean): void {
		productChanged ||= product;
		clearTimeout(timer);
		timer = setTimeout(refresh, QUIET_MS);
	}

	async function refresh(): Promise<void> {
		if (working) return changed(false);
		working = true;
		const built = productChanged ? await rebuild() : true;
		working = false;
		if (!built) return;
		forgetBundles();
		onFresh();
	}

	function rebuild(): Promise<boolean> {
		productChanged = false;
		return buildProduct();
	}
}
