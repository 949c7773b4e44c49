import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { categoryOf } from '../../../src/config/category-of.ts';
import { attributeNames } from '../../../src/config/mistaken-names.ts';
import { descriptions } from '../../../src/config/descriptions.ts';
import { resolve } from '../../../src/config/resolve.ts';
import { readSettings } from '../../../src/config/settings.ts';

const [section = ''] = /^## Config\n[^]*?(?=^## )/m.exec(readFileSync('README.md', 'utf8')) ?? [];
const rows = section.split('\n').filter((line) => line.startsWith('| `'));
const namesIn = (text: string) => Array.from(text.matchAll(/`([^`]+)`/g), ([, name = '']) => name);
/** What each row is about, as its first cell begins, and all that it names; some have the fields of `controller`. */
const named = rows.map((row) => {
	const names = namesIn(row);
	const borrowed = row.includes('the fields of `controller`') ? namesIn(rows[0] ?? '') : [];
	return [names[0]?.split('.')[0], [...names, ...borrowed].map((name) => name.replace(/.*\./, ''))] as const;
});

it('names every option in the table of README.md', () => {
	const lacking = Object.keys(descriptions).filter((path) => {
		const [option, ...fields] = path.split('.').filter((key) => !key.startsWith('*'));
		const about = named.filter(([first, names]) => first === option || names.includes(option ?? ''));
		return !about.some(([, names]) => !fields.length || names.includes(fields.at(-1) ?? ''));
	});
	expect(lacking).toEqual([]);
});

it('names no option that there is not, and no attribute', () => {
	const options = new Set(Object.keys(descriptions).map((path) => path.split('.')[0]));
	expect(named.map(([first]) => first).filter((option) => !options.has(option))).toEqual([]);
	const attributes = new Set(Array.from(section.matchAll(/`(data-[\w-]+)`/g), ([, name = '']) => name));
	expect([...attributes].toSorted()).toEqual([...attributeNames].toSorted());
});

it('shows categories as they are written', () => {
	const [, json = ''] = /```json\n([^]*?)```/.exec(section) ?? [];
	const { config, problems } = resolve(JSON.parse(`{${json}}`));
	expect(problems.filter(([code]) => code !== 'lawful')).toEqual([]);
	for (const field of ['retention', 'recipients', 'transfer'] as const)
		expect(config.categories['analytics']?.[field]).toBeTruthy();
});

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const start = readme.slice(readme.indexOf('## One tag'), readme.indexOf('### When somebody withdraws'));

it('marks nothing in its first example that the config beside it does not have', () => {
	const [, json = ''] = /data-yinyom-config>\n([^]*?)<\/script>/.exec(start) ?? [];
	const settings = readSettings(JSON.parse(json), {});
	const html = [...start.matchAll(/```html\n([^]*?)```/g)].map(([, each]) => each).join('');
	const marks = [...html.matchAll(/data-consent="([^"]+)"/g)].flatMap(([, ids = '']) => ids.split(' '));
	expect(marks.length).toBeGreaterThan(3);
	expect(marks.filter((id) => !categoryOf(settings, id))).toEqual([]);
});
