/** What stands in the page's own markup: the browser may ask for it while it reads ahead. */
import { by, type Group, parsed } from './vector.ts';

const runs = { runs: true } as const;
const script = (name: string, what: string, attributes: string, type = '') =>
	parsed(
		name,
		what,
		`<script ${type && `type="${type}"`} ${attributes} src="SRC.js"></script>`,
		`<script type="text/plain" ${type && `data-type="${type}"`} HELD ${attributes} src="SRC.js"></script>`,
		runs,
	);
/** What an owner writes for anything that has no attribute of its own. */
const template = (name: string, what: string, code: string) =>
	parsed(name, what, code, `<template HELD>${code}</template>`);

export const markup: Group = {
	title: 'What stands in the page itself',
	vectors: [
		script('parser-script', '`<script src>`', ''),
		script('parser-async', '`<script async>`', 'async'),
		script('parser-defer', '`<script defer>`', 'defer'),
		script('parser-module', '`<script type="module">`', '', 'module'),
		parsed(
			'parser-import',
			'`import` in an inline module in the page',
			'<script type="module">import "SRC.js";</script>',
			'<script type="text/plain" data-type="module" HELD>import "SRC.js";</script>',
			runs,
		),
		parsed(
			'parser-shadow',
			'a script in a declarative shadow root',
			'<div><template shadowrootmode="open"><script src="SRC.js"></script></template></div>',
			'<template HELD><script type="text/plain" src="SRC.js"></script></template>',
			runs,
		),
		parsed('parser-image', '`<img>`', '<img src="SRC" alt="">', '<img HELD data-src="SRC" alt="">'),
		parsed(
			'parser-lazy',
			'`<img loading="lazy">`',
			'<img loading="lazy" src="SRC" alt="">',
			'<img loading="lazy" HELD data-src="SRC" alt="">',
		),
		parsed('parser-set', '`<img srcset>`', '<img srcset="SRC 1x" alt="">', '<img HELD data-srcset="SRC 1x" alt="">'),
		parsed(
			'parser-picture',
			'`<source>` in `<picture>` in the page',
			'<picture><source srcset="SRC"><img alt=""></picture>',
			'<picture><source HELD data-srcset="SRC"><img alt=""></picture>',
		),
		// Not in a template: Firefox asks for it there, as for any image.
		parsed(
			'parser-svg-image',
			'`<image>` in SVG in the page',
			'<svg><image href="SRC" width="9" height="9"></image></svg>',
			'<svg><image HELD data-href="SRC" width="9" height="9"></image></svg>',
		),
		parsed(
			'parser-button',
			'`<input type="image">` in the page',
			'<input type="image" src="SRC" alt="">',
			'<input type="image" HELD data-src="SRC" alt="">',
		),
		template(
			'parser-background',
			'`background` of a table in the page',
			'<table background="SRC"><tr><td>table</table>',
		),
		parsed('parser-frame', '`<iframe>`', '<iframe src="SRC"></iframe>', '<iframe HELD data-src="SRC"></iframe>', runs),
		parsed(
			'parser-document',
			'an image in `srcdoc` in the page',
			'<iframe srcdoc="<img src=SRC>"></iframe>',
			'<iframe HELD data-srcdoc="<img src=SRC>"></iframe>',
		),
		parsed('parser-embed', '`<embed>` in the page', '<embed src="SRC">', '<embed HELD data-src="SRC">', runs),
		parsed(
			'parser-object',
			'`<object>` in the page',
			'<object data="SRC"></object>',
			'<object HELD data-data="SRC"></object>',
			runs,
		),
		parsed(
			'parser-poster',
			"a video's `poster` in the page",
			'<video poster="SRC"></video>',
			'<video HELD data-poster="SRC"></video>',
		),
		parsed(
			'parser-video',
			'`<video src>` in the page',
			'<video preload="auto" muted src="SRC.mp4"></video>',
			'<video preload="auto" muted HELD data-src="SRC.mp4"></video>',
		),
		parsed(
			'parser-audio',
			'`<audio src>`',
			'<audio preload="auto" src="SRC.mp3"></audio>',
			'<audio preload="auto" HELD data-src="SRC.mp3"></audio>',
		),
		parsed(
			'parser-style',
			'`<link rel="stylesheet">` in the page',
			'<link rel="stylesheet" href="SRC.css">',
			'<link rel="stylesheet" HELD data-href="SRC.css">',
		),
		template('parser-style-import', '`@import` in `<style>` in the page', '<style>@import "SRC.css";</style>'),
		template('parser-css', '`url()` in a `style` attribute', '<p style="background: url(SRC)">styled</p>'),
		parsed(
			'parser-preload',
			'`<link rel="preload">` in the page',
			'<link rel="preload" as="script" href="SRC.js">',
			'<link rel="preload" as="script" HELD data-href="SRC.js">',
		),
		parsed(
			'parser-module-preload',
			'`<link rel="modulepreload">` in the page',
			'<link rel="modulepreload" href="SRC.js">',
			'<link rel="modulepreload" HELD data-href="SRC.js">',
		),
		parsed(
			'parser-prefetch',
			'`<link rel="prefetch">` in the page',
			'<link rel="prefetch" href="SRC">',
			'<link rel="prefetch" HELD data-href="SRC">',
		),
		template(
			'parser-handler',
			'an event handler that makes an image',
			`<img src="data:," onerror="new Image().src = 'SRC'" alt="">`,
		),
		parsed(
			'parser-speculation',
			'speculation rules in the page',
			'<script type="speculationrules">{ "prefetch": [{ "source": "list", "urls": ["SRC"] }] }</script>',
			'<script type="text/plain" data-type="speculationrules" HELD>{ "prefetch": [{ "source": "list", "urls": ["SRC"] }] }</script>',
		),
	],
};

/** Another document, with a policy of its own or with none; or one that was there before us. */
export const outside: Group = {
	title: 'Beyond one page',
	vectors: [
		parsed(
			'above',
			'a script that stands above ours',
			'<script src="SRC.js"></script>',
			'<script type="text/plain" HELD src="SRC.js"></script>',
			{ isAbove: true, isPast: true, ...runs },
		),
		parsed(
			'parser-redirected',
			'a script of your own host that leads there',
			'<script async src="/to/parser-redirected.js"></script>',
			'<script type="text/plain" HELD async src="/to/parser-redirected.js"></script>',
			runs,
		),
		parsed(
			'own-frame',
			'a page of your own in a frame, without us',
			'<iframe src="/own-frame"></iframe>',
			'<iframe HELD data-src="/own-frame"></iframe>',
			{ isPast: true, ...runs },
		),
		by('own-worker', 'a file of your own as a worker', "new Worker('/own-worker.js');", { lasts: 'worker', ...runs }),
	],
};
