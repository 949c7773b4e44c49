import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { distFiles, modulesOf, readDist } from './dist.ts';

/** The gate names these because it watches who uses them; it parses where nothing loads and nothing runs. */
const watched: Readonly<Record<string, number>> = { innerHTML: 3, insertAdjacentHTML: 1 };

const browser = distFiles.filter((file) => /^(?:yinyom|index|locales\/|services\/).*\.js$/.test(file));

/** What a Content-Security-Policy or Trusted Types refuses, and what turns text into code or markup. */
const sinks = {
	eval: /\beval\s*\(/g,
	'new Function': /\bnew\s+Function\b/g,
	innerHTML: /innerHTML/gi,
	insertAdjacentHTML: /insertAdjacentHTML/g,
	'document.write': /\bdocument\.write(?:ln)?\s*\(/g,
	'setAttribute("style")': /\.setAttribute\(\s*["'`]style/g,
	// `<img name="currentScript">` answers it.
	'document.currentScript': /\bdocument\.currentScript\b/g,
	'style element': /createElement\(\s*["'`]style/g,
};

/** The one tag brings the gate by writing its tag into the page that is being parsed, when the owner asks for it. */
const written: Readonly<Record<string, number>> = { 'document.write': 1 };

/** Preact reads `dangerouslySetInnerHTML`, which nothing of ours asks for: as often as in its own file, no more. */
const inPreact = modulesOf('yinyom-preact.js')
	.map((id) => readFileSync(new URL(`../../${id}`, import.meta.url), 'utf8').match(sinks.innerHTML)?.length ?? 0)
	.reduce((sum, count) => sum + count, 0);

it.each(browser)('%s turns no text into code or markup', (file) => {
	const found = Object.entries(sinks).map(([name, form]) => [name, readDist(file).match(form)?.length ?? 0]);
	const expected = Object.keys(sinks).map((name) => [
		name,
		name === 'innerHTML' && /preact|yinyom\.full/.test(file)
			? inPreact
			: ({ 'yinyom-gate.js': watched, 'yinyom.js': written }[file]?.[name] ?? 0),
	]);
	expect(found).toEqual(expected);
});

it.each(['yinyom.js', 'yinyom.full.js', 'yinyom-gate.js'])(
	'%s is pure ASCII: a page in any encoding reads it',
	(file) => {
		expect(readDist(file).match(/[^\n -~]/gu) ?? []).toEqual([]);
	},
);

it('yinyom-gate.js can be inlined: nothing in it ends or comments out a script element', () => {
	expect(readDist('yinyom-gate.js').match(/<\/script|<!--/gi) ?? []).toEqual([]);
});
