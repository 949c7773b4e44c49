/** Scripts that a script puts into the page. */
import { by, type Group, parsed, script } from './vector.ts';

const frame = "const frame = document.body.appendChild(document.createElement('iframe'));";
const box = (tag: string) => `const box = document.body.appendChild(document.createElement('${tag}'));`;
const node = "const node = document.createAttribute('src'); node.value = src;";

/** All of them are held by "catch". */
export const injected: Group = {
	title: 'Scripts that a script puts in',
	vectors: [
		script('property', '`src` set, appended', 'script.src = src; document.head.appendChild(script);'),
		script(
			'snippet',
			"a vendor's usual snippet: `insertBefore` the first script",
			`script.type = 'text/javascript'; script.async = true; script.src = src;
			const first = document.getElementsByTagName('script')[0]; first.parentNode.insertBefore(script, first);`,
		),
		script(
			'type-last',
			'`type` set after `src`',
			"script.src = src; script.type = 'text/javascript'; document.head.append(script);",
		),
		script(
			'type-attribute-last',
			'a module, `type` as an attribute after `src`',
			"script.src = src; script.setAttribute('type', 'module'); document.head.append(script);",
		),
		script('attribute', "`setAttribute('SRC')`", "script.setAttribute('SRC', src); document.body.append(script);"),
		script(
			'attribute-ns',
			'`setAttributeNS`',
			"script.setAttributeNS(null, 'src', src); document.body.prepend(script);",
		),
		script(
			'attribute-node',
			'`setAttributeNode`',
			`${node} script.setAttributeNode(node); document.body.append(script);`,
		),
		script(
			'attribute-node-late',
			'`setAttributeNode` of one that is in the page',
			`document.body.append(script); ${node} script.setAttributeNode(node);`,
		),
		script(
			'attribute-item',
			'`attributes.setNamedItem`',
			`${node} script.attributes.setNamedItem(node); document.body.append(script);`,
		),
		script('late', '`src` of one that is in the page', 'document.body.append(script); script.src = src;'),
		script(
			'created-ns',
			'`createElementNS`',
			"const other = document.createElementNS('http://www.w3.org/1999/xhtml', 'script'); other.src = src; document.body.append(other);",
		),
		script('cloned', 'a clone', 'script.src = src; document.body.append(script.cloneNode(true));'),
		script(
			'fragment',
			'in a `DocumentFragment`',
			'const fragment = new DocumentFragment(); fragment.append(script); script.src = src; document.body.append(fragment);',
		),
		script(
			'wrapped',
			'inside another element',
			"const box = document.createElement('div'); box.append(script); script.src = src; document.body.append(box);",
		),
		script('replace-child', '`replaceChild`', `${box('p')} script.src = src; document.body.replaceChild(script, box);`),
		script('replace-with', '`replaceWith`', `${box('p')} script.src = src; box.replaceWith(script);`),
		script('replace-children', '`replaceChildren`', `${box('p')} script.src = src; box.replaceChildren(script);`),
		script('before', '`before`', 'script.src = src; document.body.lastChild.before(script);'),
		script('after', '`after`', 'script.src = src; document.body.lastChild.after(script);'),
		script(
			'adjacent',
			'`insertAdjacentElement`',
			"script.src = src; document.body.insertAdjacentElement('beforeend', script);",
		),
		script(
			'range',
			'`Range.insertNode`',
			'script.src = src; const range = document.createRange(); range.selectNodeContents(document.body); range.insertNode(script);',
		),
		script(
			'shadow',
			'in a closed shadow root',
			`${box('div')} script.src = src; box.attachShadow({ mode: 'closed' }).append(script);`,
		),
		script(
			'prototype',
			'methods called through their prototypes',
			"const other = Document.prototype.createElement.call(document, 'script'); other.src = src; Node.prototype.appendChild.call(document.head, other);",
		),
		script(
			'svg',
			'`<script href>` in SVG',
			"const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), inner = document.createElementNS(svg.namespaceURI, 'script'); inner.setAttribute('href', src); svg.append(inner); document.body.append(svg);",
		),
		parsed(
			'template',
			"a clone of a template's content",
			'<template id="original"><script src="SRC.js"></script></template><script>document.body.append(document.getElementById("original").content.cloneNode(true))</script>',
			'<template HELD><script type="text/plain" src="SRC.js"></script></template>',
			{ runs: true },
		),
		script(
			'contextual',
			'`createContextualFragment`',
			"document.body.append(document.createRange().createContextualFragment('<p><script src=\"' + src + '\"><\\/script></p>'));",
		),
		script('written', '`document.write`', "document.write('<script src=\"' + src + '\"><\\/script><p>written</p>');", {
			writes: true,
		}),
		script(
			'written-in-parts',
			'`document.write`, in parts',
			"document.write('<p>', '<script async src=\\'' + src + '\\'>', '<\\/scr', 'ipt>');",
			{ writes: true },
		),
		script(
			'handler',
			'from an event handler in markup',
			`${box('div')} box.innerHTML = '<img src="data:," onerror="const script = document.createElement(\\'script\\'); script.src = \\'' + src + '\\'; document.body.append(script);">';`,
		),
		script(
			'trailing-dot',
			'host with a dot at its end',
			"script.src = src.replace('127.0.0.1', '127.0.0.1.'); document.head.append(script);",
		),
		script(
			'backslash',
			'address with backslashes',
			"script.src = src.replace('//', '/\\\\\\\\'); document.head.append(script);",
		),
		script(
			'frame-realm',
			'in a frame without an address',
			`${frame} const inner = frame.contentDocument.createElement('script'); inner.src = src; frame.contentDocument.body.append(inner);`,
		),
		script(
			'frame-written',
			'written into a frame without an address',
			`${frame} frame.contentDocument.write('<script src="' + src + '"><\\/script>'); frame.contentDocument.close();`,
			{ ends: true },
		),
	],
};

const blob = (code: string) => `URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }))`;

/** "catch" sees none of them. */
export const modules: Group = {
	title: 'Modules, workers and worklets',
	vectors: [
		by('import', '`import()`', "import('SRC.js').catch(() => {});", { runs: true }),
		by(
			'import-inline',
			'`import` in an inline module',
			"const script = document.createElement('script'); script.type = 'module'; script.text = 'import \"SRC.js\";'; document.body.append(script);",
			{ runs: true },
		),
		by(
			'import-blob',
			'`import` in a script from a `blob:`',
			`const script = document.createElement('script'); script.type = 'module'; script.src = ${blob('import "SRC.js"')}; document.body.append(script);`,
			{ runs: true },
		),
		by(
			'import-data',
			'`import` in a module from a `data:` address',
			`import('data:text/javascript,import "SRC.js"').catch(() => {});`,
			{
				runs: true,
			},
		),
		by(
			'worker',
			'a worker from a `blob:` that fetches',
			`new Worker(${blob("AGAIN(() => fetch('SRC', { mode: 'no-cors' }))")});`,
			{
				lasts: 'worker',
			},
		),
		by(
			'worker-data',
			'a worker from a `data:` address that fetches',
			`new Worker("data:text/javascript,AGAIN(() => fetch('SRC', { mode: 'no-cors' }))");`,
			{
				lasts: 'worker',
			},
		),
		by(
			'worker-scripts',
			'`importScripts` in a worker',
			`new Worker(${blob("AGAIN(() => importScripts('SRC.js'))")});`,
			{
				runs: true,
				lasts: 'worker',
			},
		),
		by('worker-module', '`import` in a module worker', `new Worker(${blob('import "SRC.js"')}, { type: 'module' });`, {
			runs: true,
			lasts: 'worker',
		}),
		by(
			'shared-worker',
			'a shared worker that fetches',
			`new SharedWorker(${blob("AGAIN(() => fetch('SRC', { mode: 'no-cors' }))")});`,
			{
				lasts: 'shared',
			},
		),
		by(
			'worklet',
			'an audio worklet',
			"new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule('SRC.js').catch(() => {});",
		),
		by('paint-worklet', 'a paint worklet', "CSS.paintWorklet.addModule('SRC.js').catch(() => {});"),
	],
};
