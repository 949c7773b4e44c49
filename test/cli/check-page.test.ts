import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli } from '../receiver/run-cli.ts';
import { temporaryFile } from '../receiver/temporary-file.ts';
import { fineConfig } from './check.ts';

const config = `<script type="application/json" data-yinyom-config>${JSON.stringify(fineConfig)}</script>`;
const tag = '<script async src="/yinyom.js"></script>';
const gtag = 'https://www.googletagmanager.com/gtag/js?id=G-1';
const page = (body: string, head = config + tag) =>
	`<!doctype html><html lang="en"><head><title>Page</title>${head}</head><body>${body}</body></html>`;

/** What `yinyom check-page` says of a page. */
async function check(html: string, ...args: readonly string[]) {
	const file = temporaryFile('page.html');
	writeFileSync(file, html);
	const { code, stdout, stderr } = await runCli(['check-page', file, ...args]);
	return { code, lines: stdout.replaceAll(file, 'page.html').split('\n').slice(0, -1), stderr };
}

it('finds nothing on a clean page', async () => {
	const own = config.replace('"meta-pixel"', '"meta-pixel","youtube"');
	const html = page(
		`
		<script type="text/plain" data-consent="analytics" src="${gtag}"></script>
		<iframe data-consent="marketing" data-src="https://www.youtube-nocookie.com/embed/1"></iframe>
		<!-- <script src="${gtag}"></script> --><textarea><script src="${gtag}"></script></textarea>`,
		own + tag,
	);
	expect(await check(html)).toEqual({ code: 0, lines: ['page.html: ok'], stderr: '' });
});

it.each([
	['leak ran-unmarked', `<script src="${gtag}"></script>`],
	['leak not-inert', `<script data-consent="analytics" src="${gtag}"></script>`],
	['leak not-inert', `<video data-consent="marketing"><source src="https://video.example/a.mp4"></video>`],
	['risk template-image', '<template data-consent="marketing"><div><img src="https://a.example/1"></div></template>'],
	['leak hint', `<link rel="preload" as="script" href="${gtag}">`],
	['leak noscript', '<noscript><img src="https://www.facebook.com/tr?id=1"></noscript>'],
	[
		'risk unlisted',
		'<script type="text/plain" data-consent="analytics" src="https://static.hotjar.com/c.js"></script>',
	],
	['risk unknown-mark', `<script type="text/plain" data-consent="analitics" src="${gtag}"></script>`],
	['risk rewritten', `<script data-consent="analytics" type="litespeed/javascript" src="${gtag}"></script>`],
])('says "%s" and what to do', async (start, body) => {
	const { code, lines } = await check(page(body));
	expect(lines).toEqual([expect.stringMatching(`^${start}: .*\\.$`), `page.html: 1 ${start.split(' ')[0]}`]);
	expect(code).toBe(1);
});

it('reads what stands above the tag, and whether catch comes too late', async () => {
	const own = config.replace('{', '{"catch":true,');
	const { lines } = await check(page('', `<script src="https://a.example/a.js"></script>${own}${tag}`));
	expect(lines.map((line) => line.split(':')[0])).toEqual([
		'risk before-us',
		'risk placement',
		'risk placement',
		'page.html',
	]);
});

it('takes a note for no failure, unless told to', async () => {
	const html = page('<link rel="dns-prefetch" href="https://www.googletagmanager.com">');
	expect(await check(html)).toMatchObject({ code: 0, lines: [expect.any(String), 'page.html: ok, 1 note'] });
	expect(await check(html, '--strict')).toMatchObject({ code: 1, lines: [expect.any(String), 'page.html: 1 note'] });
});

it('says nothing of names where it has no config to know them by', async () => {
	const held = '<iframe data-consent="media" data-src="https://www.youtube-nocookie.com/embed/1"></iframe>';
	expect(await check(page(held, ''))).toMatchObject({ code: 0 });
	expect(await check(page(held, tag))).toMatchObject({ code: 0 });
});

it("knows the site's own host from the page or from --host", async () => {
	const script = '<script data-consent="analytics" src="https://cdn.shop.example/a.js"></script>';
	const html = page(`<div data-consent="analytics"><img src="https://img.shop.example/1.png"></div>`);
	const canonical = html.replace('<title>', '<link rel="canonical" href="https://www.shop.example/"><title>');
	expect((await check(html)).code).toBe(1);
	expect((await check(html, '--host', 'shop.example')).code).toBe(0);
	expect((await check(canonical)).code).toBe(0);
	expect((await check(page(script), '--host', 'shop.example')).code).toBe(1);
});

it('takes the config from another file, for pages that do not hold it', async () => {
	const file = temporaryFile('consent.json');
	writeFileSync(file, JSON.stringify({ ...fineConfig, categories: { necessary: { services: ['google-analytics'] } } }));
	expect((await check(page(`<script src="${gtag}"></script>`, tag), '--config', file)).code).toBe(0);
});

it.each([
	[[], 'there is no file to check.'],
	[['page.html', '--hots', 'a'], 'there is no option "--hots". Did you mean "--host"?'],
	[['page.html', '--host', 'https://a.example'], '--host is "https://a.example"; expected a host'],
	[['/nowhere/page.html'], 'cannot read /nowhere/page.html: there is no such file'],
])('refuses %j', async (args, text) => {
	const { code, stdout, stderr } = await runCli(['check-page', ...args]);
	expect(stderr).toContain(text);
	expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});
