/** What a screen reader is given of both layers, in Thai and English, in the order and the words in which a person hears it. */
import type { Page } from '@playwright/test';
import { expect, inOneEngine, rest, test } from './looking.ts';

interface Value {
	readonly value?: unknown;
}

/** A node of the accessibility tree as Chromium hands it to a screen reader. */
interface Heard {
	readonly nodeId: string;
	readonly ignored: boolean;
	readonly role?: Value;
	readonly name?: Value;
	readonly description?: Value;
	readonly properties?: readonly { readonly name: string; readonly value: Value }[];
	readonly childIds?: readonly string[];
}

/** States that are read out, in the words of the protocol. */
const states = ['checked', 'disabled', 'expanded', 'level', 'live', 'modal', 'selected'];

/** One line for each thing that is read out: role, name, states, and after a dash what describes it. */
async function heard(page: Page, part: 'notice' | 'preferences'): Promise<string> {
	const session = await page.context().newCDPSession(page);
	await session.send('Accessibility.enable');
	const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Heard[] };
	const byId = new Map(nodes.map((node) => [node.nodeId, node]));
	const lines = (node: Heard, depth: number): readonly string[] => {
		const role = String(node.role?.value);
		const name = String(node.name?.value ?? '').trim();
		if (role === 'InlineTextBox') return [];
		const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
		const isSilent = node.ignored || ['generic', 'none', 'LabelText', 'Section'].includes(role);
		const inner = children.flatMap((child) => lines(child, isSilent ? depth : depth + 1));
		if (isSilent) return inner;
		const said = (node.properties ?? [])
			.filter(
				(each) => states.includes(each.name) && ![false, 'false', 'off', undefined].includes(each.value.value as never),
			)
			.map((each) => (each.value.value === true ? each.name : `${each.name} ${String(each.value.value)}`));
		const description = node.description?.value ? ` \u2014 ${String(node.description.value)}` : '';
		const line = `${'  '.repeat(depth)}${role}${name && ` "${name}"`}${said.length ? ` [${said.join(', ')}]` : ''}${description}`;
		// A button's words are its name.
		return [line, ...inner.filter((each) => each.trim() !== `StaticText "${name}"`)];
	};
	const role = part === 'notice' ? 'region' : 'dialog';
	const [layer] = nodes.filter((node) => node.role?.value === role && !node.ignored);
	if (!layer) throw new Error(`nothing is heard of the ${part}`);
	return `${lines(layer, 0).join('\n')}\n`;
}

const config = {
	logo: undefined,
	locales: ['th', 'en'],
	categories: {
		functional: { services: ['youtube'] },
		analytics: { services: ['google-analytics', 'own'], retention: { th: '14 เดือน', en: '14 months' } },
		marketing: { services: ['meta-pixel'] },
	},
	rights: { url: '/rights' },
};

for (const lang of ['th', 'en'])
	test(`both layers in ${lang} are heard as their snapshots say`, inOneEngine, async ({ page, show }) => {
		await show({ lang, config });
		expect(await heard(page, 'notice')).toMatchSnapshot(`notice-${lang}.txt`);
		await page.evaluate(() => window.yinyom?.save({ analytics: true }));
		await page.evaluate(() => window.yinyom?.open());
		const center = page.locator('[part=preferences]');
		await center.waitFor();
		await rest(page);
		await center.locator('.category:has([name=analytics]) > details > summary').click();
		await center.locator('dl').first().waitFor();
		await center.locator('[name=marketing]').click();
		await center.locator('[name=analytics]').click();
		// What names one record is another one each time.
		await center.evaluate((dialog) => {
			for (const each of dialog.querySelectorAll('.facts p:last-child, .receipt')) each.remove();
		});
		expect(await heard(page, 'preferences')).toMatchSnapshot(`preferences-${lang}.txt`);
	});
