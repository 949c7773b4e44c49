import { expect, it } from 'vitest';
import { explain } from '../../src/config/explain.ts';
import { resolve } from '../../src/config/resolve.ts';
import { runCli } from '../receiver/run-cli.ts';
import { check, checkInput, fineConfig } from './check.ts';

it('says ok on one line when all is well', async () => {
	expect(await check(fineConfig)).toEqual({ code: 0, lines: ['consent.json: ok'], stderr: '' });
});

it('lists every problem at once, in the words of the browser', async () => {
	const config = {
		...fineConfig,
		polcy: {},
		policy: { url: 'javascript:alert(1)', version: '2024-03-07' },
		categories: { analytics: { services: ['posthog'] }, marketing: { services: ['posthog'] }, extra: {} },
		revision: '7',
	};
	const { problems } = resolve(config);
	const { code, lines } = await check(config);
	expect(problems.length).toBeGreaterThan(5);
	expect(lines.slice(0, -1)).toEqual(problems.map((problem) => explain(problem)[0]));
	expect(code).toBe(1);
});

it('names an unknown service by its place, and the one that may be meant', async () => {
	const services = ['posthog', 'google-analytics', 'googel-analytics', 'frobnicate'];
	const { code, lines } = await check({ ...fineConfig, categories: { analytics: { services } } });
	expect(lines).toEqual([
		'yinyom: categories.analytics.services[2] is "googel-analytics"; no such service. Did you mean "google-analytics"?',
		'yinyom: categories.analytics.services[3] is "frobnicate"; no such service. Declare it under "services".',
		'consent.json: 2 problems',
	]);
	expect(code).toBe(1);
});

const lists = { categories: { analytics: { services: ['own'] } } };
it.each<[name: string, config: object, said: readonly string[]]>([
	[
		'a service that no category lists',
		{ services: { own: { name: 'Own' } } },
		[
			'services.own is listed by no category: it stays held, and nobody is asked for it. Put its id under "services" of a category.',
		],
	],
	[
		'a service without a name',
		{ ...lists, services: { own: {} } },
		[
			'services.own.name is missing: visitors are told an id in place of who receives their data (PDPA s.23(4), GDPR 13(1)(e)). Add a name, or a vendor.',
		],
	],
	[
		'a text that there is not',
		{ texts: { en: { 'notice.titel': 'Hello' } } },
		[
			'texts.en.notice.titel is "notice.titel"; no such text. It says nothing; the keys are those of locales/en.json. Did you mean "notice.title"?',
		],
	],
	[
		'texts in a language that there is not',
		{ texts: { pt: { 'notice.title': 'Olá' } } },
		['texts.pt is "pt"; no language that ships. Its texts are never said; the languages are in README.md.'],
	],
	[
		'a language that there is not',
		{ locale: 'xx' },
		[
			'locale is "xx"; no language that ships. The next wish counts, and English at last; the languages are in README.md.',
		],
	],
	[
		'a language to choose that there is not',
		{ locales: ['th', 'xx', 'no', 'pt', 'zh-TW', 'tl'] },
		[
			'locales[1] is "xx"; no language that ships. The next wish counts, and English at last; the languages are in README.md.',
		],
	],
	[
		'another manager that there is not',
		{ migrate: ['klaro', 'onetrust', 'cokiebot'] },
		[
			'migrate[1] is "onetrust"; no consent manager of which that can be read. It does nothing; README.md names those that can.',
			'migrate[2] is "cokiebot"; no consent manager of which that can be read. It does nothing; README.md names those that can. Did you mean "cookiebot"?',
		],
	],
	[
		'a manager that marks no tags',
		{ adopt: ['klaro', 'tarteaucitron'] },
		[
			'adopt[1] is "tarteaucitron"; no consent manager of which that can be read. It does nothing; README.md names those that can.',
		],
	],
	[
		'an optional service under "necessary"',
		{ categories: { necessary: { services: ['stripe', 'google-analytics'] } } },
		[
			'categories.necessary.services[1] is "google-analytics", which is not usually necessary: there it runs without anybody being asked, and nothing of it is swept. List it under a category that has a switch, unless the site does not work without it.',
		],
	],
])('names %s', async (_, config, said) => {
	const { lines } = await check({ ...fineConfig, ...config });
	expect(lines.slice(0, -1)).toEqual(said.map((each) => `yinyom: ${each}`));
});

it('names an attribute of the tag with a slip of the finger, and a second config; what others put there is theirs', async () => {
	const script = `<script type="application/json" data-yinyom-config>${JSON.stringify(fineConfig)}</script>`;
	const page = `${script}${script}<script async src="/yinyom.js" data-local="th" data-country="TH" data-cfasync="false"></script>`;
	const { code, lines } = await check(page, { name: 'index.html' });
	expect(lines).toEqual([
		'yinyom: the config is on this page twice. The first counts; remove the other.',
		'yinyom: data-local is "th"; no such option. Did you mean "data-locale"?',
		'index.html: 2 problems',
	]);
	expect(code).toBe(1);
});

it("knows the config's own services", async () => {
	const own = { services: { frobnicate: { name: 'Frobnicate' } }, categories: { extra: { services: ['frobnicate'] } } };
	const { lines } = await check({ ...fineConfig, ...own });
	expect(lines.filter((line) => line.includes('frobnicate'))).toEqual([]);
});

it('warns of what the law wants without failing, and fails with --strict', async () => {
	const config = { ...fineConfig, policy: undefined };
	const lenient = await check(config);
	expect(lenient.lines).toEqual([
		expect.stringContaining('policy.url is missing'),
		expect.stringContaining('policy.version is missing'),
		'consent.json: ok, 2 warnings',
	]);
	expect(lenient.code).toBe(0);
	const strict = await check(config, { args: ['--strict'] });
	expect(strict.lines).toEqual([...lenient.lines.slice(0, 2), 'consent.json: 2 problems']);
	expect(strict.code).toBe(1);
});

it("finds no fault with days that nobody wrote: they are the law's own", async () => {
	const lawful = { ...fineConfig, regime: 'th-pdpa' };
	const about = async (config: object) => (await check(config)).lines.filter((line) => line.includes('validityDays'));
	expect(await about(lawful)).toEqual([]);
	expect(await about({ ...lawful, validityDays: 90 })).toEqual([expect.stringContaining('validityDays is too short')]);
});

it('counts problems and warnings apart', async () => {
	const config = { ...fineConfig, policy: undefined };
	const { code, lines } = await check({ ...config, polcy: fineConfig.policy });
	expect(lines.at(-1)).toBe('consent.json: 1 problem, 2 warnings');
	expect(code).toBe(1);
});

it('says where the JSON breaks off', async () => {
	const { code, lines } = await check('{ "policy": { "url" "/privacy" } }');
	expect(lines[0]).toMatch(/^yinyom: config is not valid JSON \(SyntaxError: .*position 20.*\)/);
	expect(lines[1]).toBe('consent.json: 1 problem');
	expect(code).toBe(1);
});

it('reads the standard input, JSON or HTML', async () => {
	const json = JSON.stringify(fineConfig);
	expect(await checkInput(json)).toEqual({ code: 0, lines: ['-: ok'], stderr: '' });
	const html = `<!doctype html><script type="application/json" data-yinyom-config>${json}</script>`;
	expect(await checkInput(html)).toEqual({ code: 0, lines: ['-: ok'], stderr: '' });
});

it('finds the config in a page, and its tag', async () => {
	const config = { ...fineConfig, receipts: undefined };
	const page = `<html>
		<script type="application/json" data-yinyom-config>${JSON.stringify(config)}</script>
		<script async src="/yinyom.js" data-endpoint="/consent"></script>`;
	expect(await check(page, { name: 'index.html' })).toEqual({ code: 0, lines: ['index.html: ok'], stderr: '' });
});

it('ends with 2 and says why when a page has no config', async () => {
	const { code, lines, stderr } = await check('<!doctype html><p>Hello', { name: 'index.html' });
	expect(stderr).toMatch(/index\.html has no <script type="application\/json" data-yinyom-config>/);
	expect(lines).toEqual([]);
	expect(code).toBe(2);
});

it('ends with 2 and says why when there is no such file', async () => {
	const { code, stderr } = await runCli(['check-config', 'no-such-file.json']);
	expect(stderr).toMatch(/^yinyom check-config: cannot read no-such-file\.json: there is no such file\n/);
	expect(code).toBe(2);
});

it.each<[string[], string]>([
	[[], 'yinyom check-config: there is no file to check.'],
	[['a.json', 'b.json'], 'yinyom check-config: "b.json" belongs to no option.'],
	[['--strcit', 'a.json'], 'yinyom check-config: there is no option "--strcit". Did you mean "--strict"?'],
	[['--strict=yes', 'a.json'], '--strict takes no value.'],
])('answers %j with what is wrong and exit code 2', async (args, text) => {
	const { code, stdout, stderr } = await runCli(['check-config', ...args]);
	expect(stderr).toContain(text);
	expect(stderr).toContain('"yinyom check-config --help" lists the options.');
	expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

it('describes itself on --help', async () => {
	const { code, stdout } = await runCli(['check-config', '--help']);
	expect(stdout).toMatch(/^Usage: yinyom check-config <file>[^]*--strict/);
	expect(code).toBe(0);
});
