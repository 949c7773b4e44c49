/** Why something gets through "catch" or is asked for under "enforce", and what helps against it. */

export interface Cause {
	/** Names of vectors. */
	readonly names: readonly string[];
	readonly why: string;
	readonly help: string;
}

const withRest = (prefix: string, rests: string) => rests.split(' ').map((rest) => `${prefix}${rest}`);

export const causes: readonly Cause[] = [
	{
		names: [
			...withRest('parser-', 'script async defer module image set picture svg-image button poster style style-import'),
			...withRest('parser-', 'preload module-preload prefetch frame video audio lazy document background'),
		],
		why: 'The browser reads the page ahead of every script and asks at once. Scripts do not run then; an image has been asked for.',
		help: 'Mark it. A policy in a header (`yinyom/server`) is there before the page and leaves no request.',
	},
	{
		names: ['parser-embed', 'parser-object', 'parser-css', 'parser-handler'],
		why: 'The browser starts it in the same moment in which it comes into the page, before an observer hears of it, or it is no address of an element.',
		help: 'Mark it, `<template data-consent>` around it where it has no attribute of its own; or `enforce`.',
	},
	{
		names: ['parser-import', 'parser-shadow', 'import', 'import-inline', 'import-blob', 'import-data'],
		why: 'No function of the page stands between an `import`, or a declarative shadow root, and the browser.',
		help: 'Mark the script that imports; or `enforce`.',
	},
	{
		names: [
			...withRest('worker', ' -data -scripts -module').map((name) => name.trim()),
			'shared-worker',
			'worklet',
			'paint-worklet',
		],
		why: 'A worker has functions of its own, which nobody watches.',
		help: 'Mark the script that starts it; or `enforce`.',
	},
	{
		names: withRest('frame-', 'location opened link form set base javascript sandbox data document-script'),
		why: 'A frame is led there without its `src`, or has a document that is not parsed where we could look.',
		help: 'Mark the script that makes it; or `enforce`.',
	},
	{
		names: [...withRest('style-', 'import font'), 'css', 'css-sheet', 'background', 'font', 'preload-image'],
		why: 'Addresses in styles are not read.',
		help: 'Mark the stylesheet or the script; or `enforce`.',
	},
	{
		names: ['attribute-value', 'audio', 'fetch-later', 'fetch-cache', 'ping'],
		why: 'A way so rare that watching it would cost every page more than it is worth.',
		help: 'Mark the script; or `enforce`.',
	},
	{
		names: ['speculation', 'parser-speculation'],
		why: 'Chromium prefetches by speculation rules whatever a policy says. Nothing of it runs.',
		help: 'Leave such rules for other hosts out of the page (`yinyom.inspect()` names them), or mark them.',
	},
	{
		names: ['image-redirected', 'parser-redirected'],
		why: 'An address of your own host is yours; where it leads nobody knows before. WebKit, and now and then Firefox, runs a script that it asked for ahead in spite of a policy in the page.',
		help: 'Mark it; or a policy in a header.',
	},
	{
		names: ['above'],
		why: 'It ran before we did. The console says so.',
		help: 'Put the gate above it, or mark it, which works anywhere; or a policy in a header.',
	},
	{
		names: ['own-frame', 'own-worker'],
		why: 'Another document or worker with an address has a policy of its own, or none.',
		help: 'Put Yinyom on that page too, or send the header with every page and script of yours.',
	},
];
