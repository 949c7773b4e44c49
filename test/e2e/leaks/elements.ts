/** What a script makes beside scripts: images, frames, styles, media, hints, and requests without an element. */
import { by, type Group } from './vector.ts';

const make = (tag: string, rest: string) =>
	`const element = document.createElement('${tag}'); ${rest} document.body.append(element);`;
const box = "const box = document.body.appendChild(document.createElement('p'));";
const frame = "const frame = document.body.appendChild(document.createElement('iframe'));";
/** A frame takes its name when it comes into the page. */
const named = (name: string) =>
	`const frame = document.createElement('iframe'); frame.name = '${name}'; frame.hidden = true; document.body.append(frame);`;
const link = (rel: string, rest = '') =>
	`const link = document.createElement('link'); link.rel = '${rel}'; ${rest} link.href = 'SRC'; document.head.append(link);`;
const inFrame = "<script>AGAIN(() => { new Image().src = \\'SRC\\'; })<\\/script>";
const runs = { runs: true } as const;

export const images: Group = {
	title: 'Images, media and embeds that a script puts in',
	vectors: [
		by('image', '`new Image().src`', "new Image().src = 'SRC';"),
		by('image-attribute', "`setAttribute('src')` of an image", "new Image().setAttribute('src', 'SRC');"),
		by(
			'image-set',
			'`srcset`',
			"const image = new Image(); image.srcset = 'SRC 2x, /other 3x'; document.body.append(image);",
		),
		by(
			'image-picture',
			'`<source>` in `<picture>`',
			`${box} box.innerHTML = '<picture><source srcset="SRC"><img alt=""></picture>';`,
		),
		by(
			'image-markup',
			'`<img>` by `innerHTML`',
			"document.createElement('div').innerHTML = '<b>1</b><img src=\"SRC\">';",
		),
		by(
			'image-adjacent',
			'`<img>` by `insertAdjacentHTML`',
			"document.body.insertAdjacentHTML('beforeend', '<img src=\"SRC\"><i id=kept>kept</i>');",
		),
		by(
			'image-fragment',
			'`<img>` by `createContextualFragment`',
			'document.createRange().createContextualFragment(\'<img src="SRC">\');',
		),
		by('image-outer', '`<img>` by `outerHTML`', `${box} box.outerHTML = '<img src="SRC">';`),
		by('image-unsafe', '`<img>` by `setHTMLUnsafe`', `${box} box.setHTMLUnsafe('<img src="SRC">');`),
		by('image-written', '`<img>` by `document.write`', 'document.write(\'<img src=SRC alt="a > b">\');', {
			writes: true,
		}),
		by(
			'image-adopted',
			'`<img>` of another document, moved here',
			`${box} box.append(new DOMParser().parseFromString('<img src="SRC">', 'text/html').body.firstChild);`,
		),
		by(
			'image-shadow',
			'`<img>` by `innerHTML` of a shadow root',
			`const host = document.createElement('p'); host.attachShadow({ mode: 'open' }).innerHTML = '<img src="SRC">'; document.body.append(host);`,
		),
		by('image-realm', '`Image` of a frame without an address', `${frame} new frame.contentWindow.Image().src = 'SRC';`),
		by('image-button', '`<input type="image">`', make('input', "element.type = 'image'; element.src = 'SRC';")),
		by('image-svg', '`<image>` in SVG', `${box} box.innerHTML = '<svg><image href="SRC" width="9" height="9"></svg>';`),
		by('image-redirected', 'an image of your own host that leads there', "new Image().src = '/to/image-redirected';"),
		by(
			'attribute-value',
			'`attribute.value = …` of an image',
			"const image = new Image(); image.setAttribute('src', 'data:,'); image.attributes.src.value = 'SRC';",
		),
		by('background', '`background` of a table', make('table', "element.setAttribute('background', 'SRC');")),
		by('poster', "a video's `poster`", make('video', "element.poster = 'SRC';")),
		by(
			'video',
			'`<video src>`',
			make('video', "element.preload = 'auto'; element.muted = true; element.src = 'SRC.mp4';"),
		),
		by(
			'video-source',
			'`<source>` in `<video>`',
			`${box} box.innerHTML = '<video preload="auto" muted><source src="SRC.mp4" type="video/mp4"></video>';`,
		),
		by('audio', '`new Audio()`', "const audio = new Audio('SRC.mp3'); audio.preload = 'auto';"),
		by(
			'track',
			'`<track>`',
			`${box} box.innerHTML = '<video crossorigin="anonymous" src="/own.mp4"><track default kind="captions" src="SRC.vtt"></video>'; for (const track of box.querySelector('video').textTracks) track.mode = 'showing';`,
		),
		by('object', '`<object>`', make('object', "element.data = 'SRC';"), { runs: true, lasts: 'frame' }),
		by('embed', '`<embed>`', make('embed', "element.src = 'SRC';"), { runs: true, lasts: 'frame' }),
	],
};

export const frames: Group = {
	title: 'Frames that a script puts in',
	vectors: [
		by(
			'frame',
			'`<iframe src>`',
			`const frame = document.createElement('iframe'); frame.src = 'SRC'; document.body.append(frame);`,
			{ runs: true, lasts: 'frame' },
		),
		by('frame-late', 'its address set later', `${frame} frame.setAttribute('src', 'SRC');`, runs),
		by(
			'frame-markup',
			'`<iframe>` by `innerHTML`',
			"document.body.appendChild(document.createElement('div')).innerHTML = '<iframe src=\"SRC\"></iframe>';",
			runs,
		),
		by('frame-location', 'its `location` set', `${frame} frame.contentWindow.location.href = 'SRC';`, {
			runs: true,
			lasts: 'led',
		}),
		by('frame-opened', '`window.open` into a frame', `${named('opened')} window.open('SRC', 'opened');`, {
			runs: true,
			lasts: 'led',
		}),
		by(
			'frame-link',
			'a link that opens in a frame, clicked by a script',
			`${named('linked')} const a = document.createElement('a'); a.href = 'SRC'; a.target = 'linked'; document.body.append(a); a.click();`,
			{ runs: true, lasts: 'led' },
		),
		by(
			'frame-form',
			'a form sent into a hidden frame',
			`${named('sent')} const form = document.createElement('form'); form.method = 'post'; form.action = 'SRC'; form.target = 'sent'; document.body.append(form); form.submit();`,
			{ runs: true, lasts: 'led' },
		),
		by(
			'frame-set',
			'`<frame>` of a frameset',
			`${frame} frame.contentDocument.write('<frameset><frame src="SRC"></frameset>'); frame.contentDocument.close();`,
			{ runs: true, lasts: 'frame' },
		),
		by(
			'frame-base',
			'a script below `<base>` in a frame without an address',
			`${frame} frame.contentDocument.write('<base href="THIRD/"><script src="frame-base.js"><\\/script>'); frame.contentDocument.close();`,
			runs,
		),
		by(
			'frame-shadow',
			'`<iframe>` in a closed shadow root',
			`${box} const inner = document.createElement('iframe'); inner.src = 'SRC'; box.attachShadow({ mode: 'closed' }).append(inner);`,
			{ runs: true, lasts: 'shadow' },
		),
		by(
			'frame-document',
			'an image in `srcdoc`',
			"const frame = document.createElement('iframe'); frame.srcdoc = '<img src=\"SRC\">'; document.body.append(frame);",
		),
		by(
			'frame-document-script',
			'an inline script in `srcdoc`',
			`const frame = document.createElement('iframe'); frame.srcdoc = '${inFrame}'; document.body.append(frame);`,
			{ lasts: 'frame' },
		),
		by(
			'frame-sandbox',
			'an inline script in the `srcdoc` of a sandbox',
			`const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts'; frame.srcdoc = '${inFrame}'; document.body.append(frame);`,
			{ lasts: 'sandbox' },
		),
		by(
			'frame-data',
			'an inline script in a frame from `data:`',
			`const frame = document.createElement('iframe'); frame.src = 'data:text/html,${inFrame}'; document.body.append(frame);`,
			{ lasts: 'data' },
		),
		by(
			'frame-blob',
			'an inline script in a frame from `blob:`',
			`const frame = document.createElement('iframe'); frame.src = URL.createObjectURL(new Blob(['${inFrame}'], { type: 'text/html' })); document.body.append(frame);`,
			{ lasts: 'frame' },
		),
		by(
			'frame-javascript',
			'an image in a frame from `javascript:`',
			`const frame = document.createElement('iframe'); frame.src = 'javascript:"<img src=SRC>"'; document.body.append(frame);`,
		),
	],
};

export const requests: Group = {
	title: 'Requests that a script makes without an element',
	vectors: [
		by('fetch', '`fetch`', "fetch('SRC', { mode: 'no-cors' }).catch(() => {});"),
		by('fetch-request', '`fetch` of a `Request`', "fetch(new Request('SRC', { mode: 'no-cors' })).catch(() => {});"),
		by('fetch-later', '`fetchLater`', "fetchLater('SRC', { activateAfter: 0 });"),
		by(
			'fetch-cache',
			'`cache.add`',
			"caches.open('one').then((cache) => cache.add(new Request('SRC', { mode: 'no-cors' }))).catch(() => {});",
		),
		by(
			'request',
			'`XMLHttpRequest`',
			"const request = new XMLHttpRequest(); request.open('POST', 'SRC'); request.setRequestHeader('content-type', 'text/plain'); request.send('body');",
		),
		by(
			'request-sync',
			'`XMLHttpRequest`, synchronous',
			"const request = new XMLHttpRequest(); request.open('GET', 'SRC', false); request.send();",
			{ ends: true },
		),
		by('beacon', '`sendBeacon`', "navigator.sendBeacon('SRC', 'body');"),
		by('events', '`EventSource`', "const events = new EventSource('SRC'); events.onerror = () => events.close();"),
		by('socket', '`WebSocket`', "new WebSocket('SRC'.replace('http', 'ws'));"),
		by(
			'frame-fetch',
			'`fetch` of a frame without an address',
			`${frame} frame.contentWindow.fetch('SRC', { mode: 'no-cors' }).catch(() => {});`,
		),
		by(
			'ping',
			'`<a ping>`, clicked by a script',
			"const a = document.createElement('a'); a.href = '#top'; a.ping = 'SRC'; document.body.append(a); a.click();",
		),
		by('font', '`FontFace.load`', "new FontFace('one', 'url(SRC.woff2)').load().catch(() => {});"),
	],
};

export const styles: Group = {
	title: 'Styles and hints that a script puts in',
	vectors: [
		by('style', '`<link rel="stylesheet">`', link('stylesheet')),
		by(
			'style-import',
			'`@import` in `<style>`',
			"const style = document.createElement('style'); style.textContent = '@import \"SRC\";'; document.head.append(style);",
		),
		by(
			'style-font',
			'`@font-face` in `<style>`',
			`const style = document.createElement('style'); style.textContent = '@font-face { font-family: "two"; src: url("SRC.woff2") } .two { font-family: "two" }'; document.head.append(style); ${box} box.className = 'two'; box.textContent = 'text';`,
		),
		by('css', '`url()` in a style', `${box} box.style.background = 'url("SRC")'; box.textContent = 'css';`),
		by(
			'css-sheet',
			'`url()` in a constructed sheet',
			`const sheet = new CSSStyleSheet(); sheet.replaceSync('.sheet { background: url("SRC") }'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; ${box} box.className = 'sheet'; box.textContent = 'css';`,
		),
		by('preload', '`<link rel="preload">`', link('preload', "link.as = 'script';")),
		by(
			'preload-image',
			'`<link rel="preload">` with `imagesrcset`',
			"const link = document.createElement('link'); link.rel = 'preload'; link.as = 'image'; link.imageSrcset = 'SRC 1x'; document.head.append(link);",
		),
		by('module-preload', '`<link rel="modulepreload">`', link('modulepreload')),
		by(
			'prefetch',
			'`<link rel="prefetch">`',
			"const link = document.createElement('link'); link.href = 'SRC'; link.rel = 'prefetch'; document.head.append(link);",
		),
		by('icon', '`<link rel="icon">`', link('icon')),
		by(
			'speculation',
			'speculation rules',
			"const script = document.createElement('script'); script.type = 'speculationrules'; script.text = JSON.stringify({ prefetch: [{ source: 'list', urls: ['SRC'] }] }); document.head.append(script);",
		),
	],
};
