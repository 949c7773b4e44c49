/** Ways by which a page comes to ask a third party for something; `THIRD` stands for its origin. */

export interface Vector {
	readonly name: string;
	/** Markup of the body; a script of its own unless it begins with `<`. */
	readonly code: string;
	/** Whether what answers would run. */
	readonly runs?: true;
}

const script = (name: string, rest: string): Vector => ({
	name,
	runs: true,
	code: `const script = document.createElement('script'), src = 'THIRD/${name}.js'; ${rest}`,
});
const html = (name: string, code: string): Vector => ({
	name,
	code: code.replaceAll('URL', `THIRD/${name}`),
});

/** Made by scripts, after the gate: nothing may be asked for. */
export const injected: readonly Vector[] = [
	script('property', 'script.src = src; document.head.appendChild(script);'),
	script(
		'snippet',
		`script.type = 'text/javascript'; script.async = true; script.src = src;
		const first = document.getElementsByTagName('script')[0]; first.parentNode.insertBefore(script, first);`,
	),
	script('type-last', "script.src = src; script.type = 'text/javascript'; document.head.append(script);"),
	script(
		'type-attribute-last',
		"script.src = src; script.setAttribute('type', 'module'); document.head.append(script);",
	),
	script('attribute', "script.setAttribute('SRC', src); document.body.append(script);"),
	script('attribute-ns', "script.setAttributeNS(null, 'src', src); document.body.prepend(script);"),
	script(
		'attribute-node',
		"const node = document.createAttribute('src'); node.value = src; script.setAttributeNode(node); document.body.append(script);",
	),
	script(
		'attribute-node-late',
		"document.body.append(script); const node = document.createAttribute('src'); node.value = src; script.setAttributeNode(node);",
	),
	script(
		'attribute-item',
		"const node = document.createAttribute('src'); node.value = src; script.attributes.setNamedItem(node); document.body.append(script);",
	),
	script('late', 'document.body.append(script); script.src = src;'),
	script(
		'fragment',
		'const fragment = new DocumentFragment(); fragment.append(script); script.src = src; document.body.append(fragment);',
	),
	script(
		'wrapped',
		"const box = document.createElement('div'); box.append(script); script.src = src; document.body.append(box);",
	),
	script(
		'replace-child',
		"const box = document.body.appendChild(document.createElement('p')); script.src = src; document.body.replaceChild(script, box);",
	),
	script(
		'replace-with',
		"const box = document.body.appendChild(document.createElement('p')); script.src = src; box.replaceWith(script);",
	),
	script('before', 'script.src = src; document.body.lastChild.before(script);'),
	script('adjacent', "script.src = src; document.body.insertAdjacentElement('beforeend', script);"),
	script(
		'range',
		'script.src = src; const range = document.createRange(); range.selectNodeContents(document.body); range.insertNode(script);',
	),
	script(
		'shadow',
		"const host = document.body.appendChild(document.createElement('div')); script.src = src; host.attachShadow({ mode: 'closed' }).append(script);",
	),
	script(
		'prototype',
		"const other = Document.prototype.createElement.call(document, 'script'); other.src = src; Node.prototype.appendChild.call(document.head, other);",
	),
	script(
		'svg',
		"const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), inner = document.createElementNS(svg.namespaceURI, 'script'); inner.setAttribute('href', src); svg.append(inner); document.body.append(svg);",
	),
	{
		name: 'template',
		runs: true,
		code: '<template id="held"><script src="THIRD/template.js"></script></template><script>document.body.append(document.getElementById("held").content.cloneNode(true))</script>',
	},
	script(
		'contextual',
		'document.body.append(document.createRange().createContextualFragment(`<p><script src="${src}"></scr` + \'ipt></p>\'));',
	),
	script('written', "document.write('<script src=\"' + src + '\"></scr' + 'ipt><p>written</p>');"),
	script('written-in-parts', "document.write('<p>', '<script async src=\\'' + src + '\\'>', '</scr', 'ipt>');"),
	script('trailing-dot', "script.src = src.replace('127.0.0.1', '127.0.0.1.'); document.head.append(script);"),
	script('backslash', "script.src = src.replace('//', '/\\\\\\\\'); document.head.append(script);"),
	script(
		'frame-realm',
		"const frame = document.body.appendChild(document.createElement('iframe')); const inner = frame.contentDocument.createElement('script'); inner.src = src; frame.contentDocument.body.append(inner);",
	),
	script(
		'frame-written',
		"const frame = document.body.appendChild(document.createElement('iframe')); frame.contentDocument.write('<script src=\"' + src + '\"></scr' + 'ipt>'); frame.contentDocument.close();",
	),
	html('image', "new Image().src = 'URL';"),
	html('image-set', "const image = new Image(); image.srcset = 'URL 2x, /other 3x'; document.body.append(image);"),
	html('image-markup', "document.createElement('div').innerHTML = '<b>1</b><img src=\"URL\">';"),
	html('image-adjacent', "document.body.insertAdjacentHTML('beforeend', '<img src=\"URL\"><i id=kept>kept</i>');"),
	html('image-fragment', 'document.createRange().createContextualFragment(\'<img src="URL">\');'),
	html(
		'image-outer',
		"const box = document.body.appendChild(document.createElement('p')); box.outerHTML = '<img src=\"URL\">';",
	),
	html('image-written', 'document.write(\'<img src=URL alt="a > b">\');'),
	html('frame', "const frame = document.createElement('iframe'); frame.src = 'URL'; document.body.append(frame);"),
	html(
		'frame-late',
		"const frame = document.body.appendChild(document.createElement('iframe')); frame.setAttribute('src', 'URL');",
	),
	html(
		'frame-markup',
		"document.body.appendChild(document.createElement('div')).innerHTML = '<iframe src=\"URL\"></iframe>';",
	),
	html(
		'frame-document',
		"const frame = document.createElement('iframe'); frame.srcdoc = '<img src=\"URL\">'; document.body.append(frame);",
	),
	html('fetch', "fetch('URL', { mode: 'no-cors' }).then(() => (window.settled ||= []).push('fetch'));"),
	html('fetch-request', "fetch(new Request('URL', { mode: 'no-cors' }));"),
	html(
		'fetch-aborted',
		"const stop = new AbortController(); fetch('URL', { signal: stop.signal }).catch((error) => (window.settled ||= []).push(error.name)); stop.abort();",
	),
	html(
		'request',
		"const request = new XMLHttpRequest(); request.open('POST', 'URL'); request.setRequestHeader('content-type', 'text/plain'); request.onload = () => (window.settled ||= []).push('request ' + request.responseText.length); request.send('body');",
	),
	html(
		'request-aborted',
		"const request = new XMLHttpRequest(); request.open('GET', 'URL'); request.send(); request.abort();",
	),
	html(
		'request-sync',
		"const request = new XMLHttpRequest(); request.open('GET', 'URL', false); request.send(); (window.settled ||= []).push('sync ' + request.responseText);",
	),
	html('beacon', "(window.settled ||= []).push('beacon ' + navigator.sendBeacon('URL', 'body'));"),
	html(
		'frame-fetch',
		"const frame = document.body.appendChild(document.createElement('iframe')); frame.contentWindow.fetch('URL', { mode: 'no-cors' });",
	),
	html(
		'events',
		"const events = new EventSource('URL'); (window.settled ||= []).push('events ' + events.readyState + (events instanceof EventSource)); events.onerror = () => events.close();",
	),
	html(
		'style',
		"const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = 'URL'; document.head.append(link);",
	),
	html(
		'prefetch',
		"const link = document.createElement('link'); link.href = 'URL'; link.rel = 'prefetch'; document.head.append(link);",
	),
	html('object', "const object = document.createElement('object'); object.data = 'URL'; document.body.append(object);"),
	html('embed', "const embed = document.createElement('embed'); embed.src = 'URL'; document.body.append(embed);"),
	html('poster', "const video = document.createElement('video'); video.poster = 'URL'; document.body.append(video);"),
];

/** Written in the page: the browser may ask while it reads ahead; nothing may run. */
export const parsed: readonly Vector[] = [
	{ name: 'parser-script', runs: true, code: '<script src="THIRD/parser-script.js"></script>' },
	{ name: 'parser-async', runs: true, code: '<script async src="THIRD/parser-async.js"></script>' },
	{ name: 'parser-defer', runs: true, code: '<script defer src="THIRD/parser-defer.js"></script>' },
	{ name: 'parser-module', runs: true, code: '<script type="module" src="THIRD/parser-module.js"></script>' },
	{ name: 'parser-image', code: '<img src="THIRD/parser-image" alt="">' },
	{ name: 'parser-frame', code: '<iframe src="THIRD/parser-frame"></iframe>' },
	{ name: 'parser-style', code: '<link rel="stylesheet" href="THIRD/parser-style.css">' },
];

/** Those among them that do not come after a grant: the page gave up, got an answer, or stays held. */
export const ended = ['fetch-aborted', 'request-aborted', 'request-sync', 'frame-written'];

/** What `catch` does not see. */
export const leaking: readonly Vector[] = [
	{ name: 'import', runs: true, code: "import('THIRD/import.js').catch(() => {});" },
	html(
		'css',
		"const box = document.body.appendChild(document.createElement('div')); box.style.background = 'url(\"URL\")'; box.textContent = 'css';",
	),
	{
		name: 'worker',
		runs: true,
		code: "new Worker(URL.createObjectURL(new Blob([`importScripts('THIRD/worker.js')`])));",
	},
	{
		name: 'parser-shadow',
		runs: true,
		code: '<div><template shadowrootmode="open"><script src="THIRD/parser-shadow.js"></script></template></div>',
	},
	{ name: 'parser-import', runs: true, code: '<script type="module">import "THIRD/parser-import.js";</script>' },
	html(
		'attribute-value',
		"const image = new Image(); image.setAttribute('src', 'data:,'); image.attributes.src.value = 'URL';",
	),
];

/** The body of a page with these in it, each in a scope of its own. */
export const bodyOf = (vectors: readonly Vector[]): string =>
	vectors.map(({ code }) => (code.startsWith('<') ? code : `<script>{ ${code} }</script>`)).join('\n');
