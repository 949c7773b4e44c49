/** The Playwright test object of all scenarios: `import { expect, test } from './harness/fixture.ts'`. */
import { test as base, type TestInfo } from '@playwright/test';
import { findEngines } from '../../browsers/find.ts';
import { startPlaywright } from './playwright-engine.ts';
import type { Can, Engine, ProfileOptions } from './profile.ts';
import { type Site, serve } from './server.ts';
import type { Visitor } from './visitor.ts';
import { startWebKitGtk } from './webkitgtk-engine.ts';

export { expect } from '@playwright/test';

/**
 * For a test of what we compute ourselves (a judgement, a check of the config, an axe report), and no engine could change: only
 * Chromium runs it. What holds, sends, stores, lays out or moves the focus is tested in all three.
 */
export const inOneEngine = { tag: '@one-engine' } as const;

/** For `test.use`, beside Playwright's `locale`, `viewport`, `colorScheme`, `timezoneId`, `reducedMotion`, `forcedColors`. */
type Options = Pick<ProfileOptions, 'globalPrivacyControl'>;

interface Fixtures {
	/** A person with a fresh profile, in the engine of the project that runs. */
	readonly visitor: Visitor;
	/** Starts counted servers that stop with the test. */
	readonly serve: typeof serve;
}

interface WorkerFixtures {
	readonly engine: Engine;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
	globalPrivacyControl: [false, { option: true }],

	engine: [
		async ({ browserName }, use) => {
			const { [browserName]: found } = await findEngines();
			if (found.kind === 'missing') {
				const looked = found.looked.join('; ');
				throw new Error(`${browserName} is missing, looked for ${looked}; run: node test/browsers/install.ts`);
			}
			const isGtk = found.kind === 'webkitgtk';
			const engine = isGtk ? await startWebKitGtk(found) : startPlaywright(browserName, found);
			await use(engine);
			await engine.stop();
		},
		{ scope: 'worker', timeout: 60_000 },
	],

	visitor: async (
		{ engine, locale, viewport, colorScheme, timezoneId, reducedMotion, forcedColors, globalPrivacyControl },
		use,
		testInfo,
	) => {
		skipUnless(engine.can, 'forcedColors', forcedColors === 'active', testInfo);
		skipUnless(engine.can, 'globalPrivacyControl', globalPrivacyControl, testInfo);
		const { visitor, close } = await engine.open({
			locale: locale ?? 'en-US',
			viewport: viewport ?? { width: 1280, height: 720 },
			colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
			timezoneId,
			reducedMotion: reducedMotion ?? 'no-preference',
			forcedColors: forcedColors ?? 'none',
			globalPrivacyControl,
		});
		await use(visitor);
		if (testInfo.status !== testInfo.expectedStatus) await attachEvidence(visitor, testInfo);
		await close();
	},

	// oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from the pattern, and refuses a name.
	serve: async ({}, use) => {
		const sites: Site[] = [];
		await use(async (content) => {
			const site = await serve(content);
			sites.push(site);
			return site;
		});
		await Promise.all(sites.map((site) => site.close()));
	},
});

function skipUnless(can: Can, ability: keyof Can, asked: boolean, testInfo: TestInfo): void {
	testInfo.skip(asked && !can[ability], `${testInfo.project.name} cannot do ${ability} here`);
}

/** A browser that has crashed has nothing to show, and its own error says more. */
async function attachEvidence(visitor: Visitor, testInfo: TestInfo): Promise<void> {
	try {
		await testInfo.attach('screenshot', { body: await visitor.screenshot(), contentType: 'image/png' });
		const messages = visitor.can.console ? [...(await visitor.consoleMessages()), ...(await visitor.errors())] : [];
		await testInfo.attach('console', { body: JSON.stringify(messages, null, '\t'), contentType: 'application/json' });
	} catch (error) {
		await testInfo.attach('no screenshot', { body: String(error), contentType: 'text/plain' });
	}
}
