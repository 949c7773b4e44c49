/** A server that keeps the browser's own answer: Safari gives what a script wrote seven days, whatever date it bore. */
import { keepCookie } from '../../src/server/keep-cookie.ts';
import { readConsent } from '../../src/server/read-consent.ts';
import type { Answer } from './harness/content.ts';
import type { Hit } from './harness/hit.ts';
import { config, en, expect, inOneEngine, page, tag, test } from './page.ts';

const DAY = 86_400;
const written = { policy: { version: '2024-03-07' }, categories: { analytics: {}, marketing: {} } };
// Plain http is what a test can have.
const keep = keepCookie(written, { secure: false });
const run = async ({ method, path, headers }: Hit): Promise<Answer> => {
	const response = keep(new Request(`http://${headers['host']}${path}`, { method, headers }));
	return { status: response.status, headers: Object.fromEntries(response.headers) };
};
/** As README has it. */
const asking = `<script>
(window.yinyomQueue ||= []).push((yinyom) => {
	const keep = () => fetch('/keep-consent', { method: 'POST' });
	yinyom.on('ready', keep);
	yinyom.on('change', keep);
});
</script>`;

test(
	'the server keeps what the browser sent, longer than a script could, and the widget goes on with it',
	inOneEngine,
	async ({ visitor, open }) => {
		const { url, site, thirdParty } = await open({
			html: page(config(written) + tag),
			paths: {
				'/keep-consent': run,
				'/asking': () => ({
					body: page(config(written) + tag + asking),
					headers: { 'content-type': 'text/html; charset=utf-8' },
				}),
			},
		});
		const ours = async () => {
			const found = (await visitor.cookies()).filter(({ name }) => name === 'yinyom');
			expect(found).toHaveLength(1);
			return { days: ((found[0]?.expires ?? 0) - Date.now() / 1000) / DAY, value: found[0]?.value, cookie: found[0] };
		};
		await visitor.click(en.grantAll);
		await visitor.waitVisible(en.reopen);
		// What Safari makes of it.
		await visitor.eval(() => {
			document.cookie = `${document.cookie.match(/yinyom=[^;]*/)}; path=/; max-age=604800; samesite=lax`;
		});
		const before = await ours();
		expect(before.days).toBeLessThan(7.1);

		await visitor.goto(`${url}/asking`);
		await expect.poll(async () => (await ours()).days).toBeGreaterThan(179);
		const after = await ours();
		expect(after.value).toBe(before.value);
		expect(after.cookie).toMatchObject({ httpOnly: false, sameSite: 'Lax', path: '/', domain: '127.0.0.1' });

		// The widget takes it for its own: nobody is asked, and a withdrawal replaces it.
		await visitor.reload();
		await visitor.waitVisible(en.reopen);
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'analytics', 'marketing']);
		expect(await visitor.isVisible(en.grantAll)).toBe(false);
		const asked = site.hits('/keep-consent').length;
		await visitor.eval(() => window.yinyom?.withdraw());
		await expect.poll(() => site.hits('/keep-consent').length).toBeGreaterThan(asked);
		const sent = site.hits('/keep-consent').at(-1)?.headers ?? {};
		expect(readConsent(sent, written).granted).toEqual(['necessary']);
		await visitor.reload();
		await visitor.waitVisible(en.reopen);
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
		expect((await ours()).days).toBeGreaterThan(179);

		// Another site's page may post, and gets nothing.
		await visitor.goto(`${thirdParty.url}/frame`);
		await visitor.eval(
			(address) => fetch(address, { method: 'POST', mode: 'no-cors', credentials: 'include' }),
			`${url}/keep-consent`,
		);
		await expect.poll(() => site.hits('/keep-consent').at(-1)?.headers['origin']).toBe(thirdParty.url);
		expect((await run(site.hits('/keep-consent').at(-1) as Hit)).status).toBe(403);
	},
);
