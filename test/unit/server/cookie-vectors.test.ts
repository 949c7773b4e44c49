import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { vectors } from './cookie-vectors.ts';

const file = new URL('cookie-vectors.json', import.meta.url);
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const isThere = spawnSync('php', ['--version']).status === 0;

it('is written down for readers in other languages; "node test/unit/server/write-vectors.ts" writes it', () => {
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(vectors);
});

it('has grants in some, and never more without the law than with it', () => {
	const grants = vectors.vectors.filter(({ granted }) => granted.length > 1);
	expect(grants.length).toBeGreaterThan(10);
	expect(vectors.vectors.length - grants.length).toBeGreaterThan(20);
	for (const { granted, withoutLaw = [] } of vectors.vectors)
		expect(granted).toEqual(expect.arrayContaining([...withoutLaw]));
});

it.skipIf(!isThere)('README’s reader for PHP answers each of them (where PHP is installed)', () => {
	const code = /```php\n(<\?php \/\/ yinyom\.php[^]*?)```/.exec(readme)?.[1] ?? '';
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-php-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	writeFileSync(join(folder, 'yinyom.php'), code);
	writeFileSync(join(folder, 'vectors.json'), readFileSync(file));
	writeFileSync(
		join(folder, 'run.php'),
		`<?php
error_reporting(E_ALL);
set_error_handler(function ($level, $text) { throw new ErrorException($text); });
require __DIR__ . '/yinyom.php';
$all = json_decode(file_get_contents(__DIR__ . '/vectors.json'), true);
$answers = [];
foreach ($all['vectors'] as $each) {
	$server = ['HTTP_COOKIE' => $each['cookie']] + (isset($each['gpc']) ? ['HTTP_SEC_GPC' => '1'] : []);
	$config = $all['configs'][$each['config'] ?? 'plain'];
	$answers[$each['name']] = yinyom_granted($server, $config, $each['country'] ?? '', $all['now']);
}
$answers['no header at all'] = yinyom_granted([], []);
echo json_encode($answers);`,
	);
	const { stdout, stderr } = spawnSync('php', [join(folder, 'run.php')], { encoding: 'utf8' });
	expect(stderr).toBe('');
	const expected = vectors.vectors.map(({ name, granted, withoutLaw = granted }) => [name, withoutLaw]);
	expect(JSON.parse(stdout)).toEqual({ ...Object.fromEntries(expected), 'no header at all': ['necessary'] });
});
