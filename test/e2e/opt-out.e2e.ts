/** A visitor in California: what runs unasked, the way out that is no cookie switch, and the browser's signal. */
import type { Site } from './harness/server.ts';
import { config, en, expect, inOneEngine, page, test } from './page.ts';

const choices = { role: 'button', name: 'Your privacy choices' } as const;
const optOut = { role: 'button', name: 'Do not sell or share my personal information' } as const;
const honored = /Opt-out request honored/;

const held = (id: string) => `<script type="text/plain" data-consent="${id}" src="THIRD/${id}.js"></script>`;
const trackers = held('functional') + held('analytics') + held('marketing');
const inCalifornia = (more: string) =>
	page(
		`${more}${config({ categories: { functional: {}, analytics: { sale: false }, marketing: {} } })}<script async src="/yinyom.js" data-country="US-CA"></script>`,
		trackers,
	);
const pathsOf = (site: Site) => site.hits().map(({ path }) => path);
/** Every browser signals, also those whose driver cannot. */
const signal = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });</script>`;

test(
	'F3: what runs unasked in California is ended by an entry of its own, which confirms it',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: inCalifornia('') });
		await visitor.waitVisible(choices);
		await expect.poll(() => pathsOf(thirdParty)).toEqual(['/functional.js', '/analytics.js', '/marketing.js']);
		// Nobody is asked, and nobody is said to have granted anything.
		expect(await visitor.isVisible('[part="notice"]')).toBe(false);
		expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
		expect(await visitor.cookie('yinyom')).toBeUndefined();
		expect(site.hits('/consent')).toEqual([]);

		await visitor.click(choices);
		await visitor.click(optOut);
		await expect.poll(() => visitor.text('[part="choices"]')).toMatch(honored);
		await expect.poll(() => site.hits('/consent').length).toBe(1);
		expect(JSON.parse(site.hits('/consent')[0]?.body ?? '{}')).toMatchObject({
			event: { state: 'refused', action: 'save', surface: 'choices', source: 'user' },
			scope: { jurisdiction: 'US', ruleset: 'us-opt-out/1' },
			decisions: [
				{ id: 'necessary', status: 'notAsked' },
				{ id: 'functional', status: 'notAsked' },
				{ id: 'analytics', status: 'notAsked' },
				{ id: 'marketing', status: 'ConsentRefused' },
			],
		});
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'functional', 'analytics']);

		thirdParty.forgetHits();
		await visitor.reload();
		await visitor.waitVisible('.choices');
		await expect.poll(() => visitor.text('.choices')).toMatch(honored);
		await expect.poll(() => pathsOf(thirdParty)).toEqual(['/functional.js', '/analytics.js']);
	},
);

test(
	'F1 F2: the signal denies, is recorded as the browser’s, and the page says so',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: inCalifornia(signal) });
		await visitor.waitVisible('.choices');
		await expect.poll(() => visitor.text('.choices')).toMatch(honored);
		await expect.poll(() => pathsOf(thirdParty)).toEqual(['/functional.js', '/analytics.js']);
		await expect.poll(() => site.hits('/consent').length).toBe(1);
		expect(JSON.parse(site.hits('/consent')[0]?.body ?? '{}')).toMatchObject({
			event: { state: 'refused', surface: 'signal', source: 'gpc' },
			signals: { gpc: true },
		});
		// A grant of everything leaves sale and sharing denied.
		await visitor.eval(() => window.yinyom?.grantAll());
		expect(await visitor.eval(() => window.yinyom?.isGranted('marketing'))).toBe(false);
		expect(pathsOf(thirdParty)).not.toContain('/marketing.js');
	},
);

test(
	'F4: a country that is none lets nothing run, and the signal keeps no notice away',
	inOneEngine,
	async ({ visitor, open }) => {
		const html = inCalifornia(signal).replace('data-country="US-CA"', 'data-country="XX"');
		const { thirdParty } = await open({ html });
		await visitor.waitVisible(en.denyAll);
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
		expect(thirdParty.hits()).toEqual([]);
	},
);
