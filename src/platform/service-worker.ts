/** The name of a service worker's file, by which a service lists it among what it stores. */
export const workerName = (url: string): string => new URL(url, location.href).pathname.replace(/.*\//, '');

/**
 * Ends the service worker that answers for this page, if it is one of those: no policy of a page reaches it.
 *
 * @returns whether there was such a one; it answers for the page until that goes
 */
export async function endWorker(isDenied: (name: string) => Promise<boolean>): Promise<boolean> {
	// Neither in a sandboxed frame nor on `http:` pages.
	const { controller } = navigator.serviceWorker ?? {};
	if (!controller || !(await isDenied(workerName(controller.scriptURL)))) return false;
	await (await navigator.serviceWorker.getRegistration())?.unregister();
	return true;
}
