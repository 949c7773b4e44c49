import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { distFiles, modulesOf, readDist } from './dist.ts';

const browser = distFiles.filter((file) => /^(?:yinyom|index|locales\/|services\/).*\.js$/.test(file));

/** What a Content-Security-Policy or Trusted Types refuses, and what turns text into code or markup. */
const sinks = {
	eval: /\beval\s*\(/g,
	'new Function': /\bnew\s+Function\b/g,
	innerHTML: /innerHTML/gi,
	insertAdjacentHTML: /insertAdjacentHTML/g,
	'document.write': /\bdocument\.write(?:ln)?\s*\(/g,
	'setAttribute("style")': /\.setAttribute\(\s*["'`]style/g,
	'style element': /createElement\(\s*["'`]style/g,
};

/** Preact reads `dangerouslySetInnerHTML`, which nothing of ours asks for: as often as in its own file, no more. */
const inPreact = modulesOf('yinyom-preact.js')
	.map((id) => readFileSync(new URL(`../../${id}`, import.meta.url), 'utf8').match(sinks.innerHTML)?.length ?? 0)
	.reduce((sum, count) => sum + count, 0);

it.each(browser)('%s turns no text into code or markup', (file) => {
	const found = Object.entries(sinks).map(([name, form]) => [name, readDist(file).match(form)?.length ?? 0]);
	const expected = Object.keys(sinks).map((name) => [
		name,
		name === 'innerHTML' && /preact|yinyom\.full/.test(file) ? inPreact : 0,
	]);
	expect(found).toEqual(expected);
});

it.each(['yinyom.js', 'yinyom.full.js'])('%s is pure ASCII: a page in any encoding reads it', (file) => {
	expect(readDist(file).match(/[^\n -~]/gu) ?? []).toEqual([]);
});
