/** What `yinyom notices push` gives a receiver is what a visitor sees: the digests are those of their receipts. */
import { noticeDocuments } from '../../src/cli/notice-documents.ts';
import { resolve } from '../../src/config/resolve.ts';
import { canonicalJson } from '../../src/consent/canonical-json.ts';
import { sha256 } from '../../src/receiver/sha256.ts';
import type { Site } from './harness/server.ts';
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from './page.ts';

/** How each document that is foreseen would be told in a receipt, and what it is. */
async function foreseen(more: object) {
	const raw: unknown = JSON.parse(/<script[^>]*>([^]*?)<\/script>/.exec(config(more))?.[1] ?? '');
	const documents = await noticeDocuments(resolve(raw, {}).config, raw);
	const named = documents.map(
		async (each) =>
			[
				await sha256(canonicalJson(each)),
				`${each.layout} ${each.locale} ${Object.keys((each.content as { read?: object }).read ?? {})}`,
			] as const,
	);
	return new Map(await Promise.all(named));
}

/** What the receipts of a site say was shown, once there are so many; `undefined`: nobody foresaw it. */
const shownOf = (site: Site, digests: ReadonlyMap<string, string>) => async (count: number) => {
	await expect.poll(() => receiptsOf(site).length).toBe(count);
	return receiptsOf(site).map(({ notice }) => digests.get(notice.noticeDigest));
};

test('the digests of both layers are known before anybody has seen them', inOneEngine, async ({ visitor, open }) => {
	const more = { theme: 'soft', layout: { notice: 'box', corner: 'top-end' } };
	const { site } = await open({ html: page(config(more) + tag) });
	const shown = shownOf(site, await foreseen(more));
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

test('so is that of a center with a switch for each service', inOneEngine, async ({ visitor, open }) => {
	const more = { choice: 'service', categories: { analytics: { services: ['hotjar', 'matomo'] }, marketing: {} } };
	const { site } = await open({ html: page(config(more) + tag) });
	const shown = shownOf(site, await foreseen(more));
	await visitor.click(en.settings);
	await expect.poll(() => visitor.text('.category:has([name=analytics]) > details')).toContain('Your consent');
	await visitor.click(en.save);
	expect(await shown(1)).toEqual(['dialog en analytics']);
});
