/** What `yinyom notices push` gives a receiver is what a visitor sees: the digests are those of their receipts. */
import { noticeDocuments } from '../../src/cli/notice-documents.ts';
import { resolve } from '../../src/config/resolve.ts';
import { canonicalJson } from '../../src/consent/canonical-json.ts';
import { sha256 } from '../../src/receiver/sha256.ts';
import { config, en, expect, inOneEngine, page, tag, test } from './page.ts';

test('the digests of both layers are known before anybody has seen them', inOneEngine, async ({ visitor, open }) => {
	const more = { theme: 'soft', layout: { notice: 'box', corner: 'top-end' } };
	const { site } = await open({ html: page(config(more) + tag) });
	const raw: unknown = JSON.parse(/<script[^>]*>([^]*?)<\/script>/.exec(config(more))?.[1] ?? '');
	const documents = await noticeDocuments(resolve(raw, {}).config);
	const digests = new Map(
		await Promise.all(
			documents.map(
				async (each) =>
					[
						await sha256(canonicalJson(each)),
						`${each.layout} ${each.locale} ${Object.keys((each.content as { read?: object }).read ?? {})}`,
					] as const,
			),
		),
	);
	const shown = async (count: number) => {
		await expect.poll(() => site.hits('/consent').length).toBe(count);
		return site.hits('/consent').map(({ body }) => digests.get(JSON.parse(body).notice.noticeDigest));
	};
	await visitor.click(en.denyAll);
	expect(await shown(1)).toEqual(['box-top-end-soft en ']);
	await visitor.click(en.reopen);
	await visitor.click(en.save);
	expect(await shown(2)).toEqual(['box-top-end-soft en ', 'dialog-soft en ']);
	// Opened, the details are proved as well.
	await visitor.click(en.reopen);
	for (const category of [2, 3]) {
		await visitor.click(`.category:nth-of-type(${category}) > details > summary`);
		await expect.poll(() => visitor.text(`.category:nth-of-type(${category}) > details`)).toContain('Your consent');
	}
	await visitor.click(en.save);
	expect((await shown(3))[2]).toMatch(/^dialog-soft en \w+,\w+$/);
});
