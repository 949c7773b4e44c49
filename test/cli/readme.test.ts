/** What README.md shows of configs and commands, as it stands there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli } from '../receiver/run-cli.ts';
import { temporaryFile } from '../receiver/temporary-file.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
	Array.from(readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')), ([, text = '']) => text);
/** Those that say who asks; the others show one option. */
const whole = [
	...blocks('json').flatMap((text) => (text.includes('"controller"') ? [['config.json', text] as const] : [])),
	...blocks('html').flatMap((text) => (text.includes('"controller"') ? [['index.html', text] as const] : [])),
];

it('shows whole configs', () => {
	expect(whole.map(([name]) => name)).toEqual(['config.json', 'index.html']);
});

it.each(whole)('shows a whole config that lacks nothing, as %s', async (name, text) => {
	const file = temporaryFile(name);
	writeFileSync(file, text);
	expect(await runCli(['check-config', file, '--strict'])).toMatchObject({ code: 0, stderr: '' });
});

it('marks what the first page holds so that it is held', async () => {
	const file = temporaryFile('index.html');
	const [config = '', marks = ''] = blocks('html');
	writeFileSync(file, `<!doctype html><html lang="th"><head>${config}</head><body>${marks}</body></html>`);
	expect(await runCli(['check-page', file, '--strict'])).toMatchObject({ code: 0, stdout: `${file}: ok\n` });
});

/** `npx yinyom receipts export --out receipts.ndjson` → its command, and the options it is given. */
const commands = Array.from(readme.matchAll(/npx yinyom ([a-z-]+)([^`#\n]*)/g), ([, name = '', rest = '']) => ({
	name,
	options: Array.from(rest.matchAll(/ (--[a-z-]+)/g), ([, option = '']) => option),
	called: `${name}${rest}`.trim(),
}));

it('names no command and no option of one that there is not', async () => {
	expect(commands.length).toBeGreaterThan(15);
	const helps = new Map(
		await Promise.all(
			[...new Set(commands.map(({ name }) => name))].map(async (name) => {
				const { code, stdout } = await runCli([name, '--help']);
				return [name, code === 0 ? stdout : ''] as const;
			}),
		),
	);
	const lacking = commands.flatMap(({ name, options, called }) => {
		const help = helps.get(name) ?? '';
		return help && options.every((option) => option === '--help' || help.includes(option)) ? [] : [called];
	});
	expect(lacking).toEqual([]);
	// And those that stand by themselves in a sentence.
	const all = [...helps.values()].join('\n');
	const named = Array.from(readme.matchAll(/`(--(?!yinyom)[a-z-]+)[^`]*`/g), ([, option = '']) => option);
	expect(named.filter((option) => option !== '--help' && !all.includes(option))).toEqual([]);
});

it('names no script of package.json that there is not', () => {
	const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
	const named = Array.from(readme.matchAll(/npm run ([a-z-]+(?::[a-z-]+)?)/g), ([, name = '']) => name);
	expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

/** As GitHub makes an anchor of a heading. */
const anchorsOf = (text: string): readonly string[] =>
	Array.from(text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.*)$/gm), ([, title = '']) =>
		title
			.toLowerCase()
			.replace(/[^\p{L}\p{M}\p{N}\s-]/gu, '')
			.replaceAll(' ', '-'),
	);

it('leads to no place that there is not', () => {
	const links = Array.from(
		readme.matchAll(/\]\(((?!https?:)[^)#\s]*)(?:#([^)\s]+))?\)/g),
		([link, path = '', anchor]) => ({
			link,
			path,
			anchor,
		}),
	);
	expect(links.length).toBeGreaterThan(30);
	const broken = links.filter(({ path, anchor }) => {
		try {
			const bytes = readFileSync(new URL(`../../${path || 'README.md'}`, import.meta.url));
			return anchor !== undefined && !anchorsOf(bytes.toString('utf8')).includes(anchor);
		} catch {
			return true;
		}
	});
	expect(broken.map(({ link }) => link)).toEqual([]);
});
