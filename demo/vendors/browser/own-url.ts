/** Where the running script came from: the stand-in vendors answer everything on one origin. */
export function ownUrl(): URL {
	const script = document.currentScript;
	return new URL(script instanceof HTMLScriptElement ? script.src : location.href);
}
