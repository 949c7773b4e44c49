import { expect, it } from 'vitest';
import { distFiles, readDist } from './dist.ts';

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

/** Preact's own `dangerouslySetInnerHTML`, which nothing of ours asks for. */
const ofPreact: Readonly<Record<string, number>> = { 'yinyom-preact.js': 4, 'yinyom.full.js': 4 };

it.each(browser)('%s turns no text into code or markup', (file) => {
	const found = Object.entries(sinks).map(([name, form]) => [name, readDist(file).match(form)?.length ?? 0]);
	const expected = Object.keys(sinks).map((name) => [name, name === 'innerHTML' ? (ofPreact[file] ?? 0) : 0]);
	expect(found).toEqual(expected);
});

it.each(['yinyom.js', 'yinyom.full.js'])('%s is pure ASCII: a page in any encoding reads it', (file) => {
	expect(readDist(file).match(/[^\n -~]/gu) ?? []).toEqual([]);
});
