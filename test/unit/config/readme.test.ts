import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { categoryOf } from '../../../src/config/category-of.ts';
import { readSettings } from '../../../src/config/settings.ts';

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
