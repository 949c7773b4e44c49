/** C-15, C-18: clocks that are wrong, and records of other times and releases: in doubt a person is asked. */
import { keptRecord, leave } from '../earlier-visit.ts';
import { quiet } from '../moments.ts';
import { config, en, expect, inOneEngine, page, tag, test } from '../page.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

const records: Readonly<Record<string, () => string>> = {
	'C-15: a decision from a clock a year ahead': () => keptRecord({ ago: -365 * 864e5, granted: ['analytics'] }),
	'C-15: a decision of a year and a half ago': () => keptRecord({ ago: 550 * 864e5, granted: ['analytics'] }),
	'C-18: a record of a format to come': () => keptRecord({ granted: ['analytics'] }).replace('.1.', '.2.'),
	'C-18: a record of another policy': () => keptRecord({ policyVersion: '2020-01-01', granted: ['analytics'] }),
	'C-18: a record of a revision that was taken back': () => keptRecord({ revision: 9, granted: ['analytics'] }),
};

for (const [title, value] of Object.entries(records)) {
	test(`${title} is asked again, and runs nothing`, inOneEngine, async ({ visitor, open }) => {
		const { url, thirdParty } = await open({ html: page(config() + tag, held) });
		await leave(visitor, value());
		await visitor.goto(url);
		await visitor.waitVisible(en.grantAll);
		await quiet(visitor);
		expect(thirdParty.hits()).toEqual([]);
		await visitor.click(en.denyAll);
		await visitor.waitVisible(en.reopen);
		await visitor.reload();
		await visitor.waitVisible(en.reopen);
	});
}

test('C-15: a clock set back after the decision keeps it', inOneEngine, async ({ visitor, open }) => {
	const late = `<script>const now = Date.now; Date.now = () => now() + 3600e3;</script>`;
	const { url, thirdParty } = await open({
		html: page(late + config() + tag),
		paths: { '/later': () => html(page(config() + tag)) },
	});
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	await visitor.goto(`${url}/later`);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() =>
		window.yinyom
			?.grantAll()
			.then(() => window.yinyom?.withdraw())
			.then(() => true),
	);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	expect(thirdParty.hits()).toEqual([]);
});
