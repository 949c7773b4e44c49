/** What `yinyom notices push` gives a receiver is what a visitor sees: the digests are those of their receipts. */
import { noticeDocuments } from '../../src/cli/notice-documents.ts';
import { resolve } from '../../src/config/resolve.ts';
import { canonicalJson } from '../../src/consent/canonical-json.ts';
import { sha256 } from '../../src/receiver/sha256.ts';
import { config, en, expect, inOneEngine, page, tag, test } from './page.ts';

test('the digests of both layers are known before anybody has seen them', inOneEngine, async ({ visitor, open }) => {
	const { site } = await open({ html: page(config() + tag) });
	const raw: unknown = JSON.parse(/<script[^>]*>([^]*?)<\/script>/.exec(config())?.[1] ?? '');
	const documents = await noticeDocuments(resolve(raw, {}).config);
	const digests = new Map(
		await Promise.all(
			documents.map(async (each) => [await sha256(canonicalJson(each)), `${each.layer} ${each.locale}`] as const),
		),
	);
	const shown = async (count: number) => {
		await expect.poll(() => site.hits('/consent').length).toBe(count);
		return site.hits('/consent').map(({ body }) => digests.get(JSON.parse(body).notice.noticeDigest));
	};
	await visitor.click(en.denyAll);
	expect(await shown(1)).toEqual(['notice en']);
	await visitor.click(en.reopen);
	await visitor.click(en.save);
	expect(await shown(2)).toEqual(['notice en', 'preferences en']);
});
