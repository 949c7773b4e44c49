import { expect, it } from 'vitest';
import { distFiles, modulesOf } from './dist.ts';

/** What the gate is made of, on every page of whoever asks for it. */
const gate = [
	'src/config/category-of.ts',
	'src/config/choice.ts',
	'src/config/gate-settings.ts',
	'src/config/id-form.ts',
	'src/config/is-object.ts',
	'src/config/optional-categories.ts',
	'src/config/place.ts',
	'src/config/policy.ts',
	'src/config/settings.ts',
	'src/config/shape.ts',
	'src/config/short-id.ts',
	'src/config/vendors.ts',
	'src/consent/by-service.ts',
	'src/consent/codec.ts',
	'src/consent/decide.ts',
	'src/gate.ts',
	'src/gate/elements.ts',
	'src/gate/enforce.ts',
	'src/gate/first-grants.ts',
	'src/gate/inert.ts',
	'src/gate/known.ts',
	'src/gate/markup.ts',
	'src/gate/network.ts',
	'src/gate/patch.ts',
	'src/gate/realm.ts',
	'src/gate/sockets.ts',
	'src/gate/start.ts',
	'src/gate/waiting.ts',
	'src/platform/memory.ts',
	'src/platform/page.ts',
	'src/platform/privacy-signal.ts',
];

/** What every visitor of every page downloads. Adding a line here costs all of them. */
const guard = [
	'src/config/category-of.ts',
	'src/config/id-form.ts',
	'src/config/is-object.ts',
	'src/config/optional-categories.ts',
	'src/config/settings.ts',
	'src/consent/codec.ts',
	'src/consent/decide.ts',
	'src/effects/hold.ts',
	'src/effects/signal.ts',
	'src/effects/stored.ts',
	'src/guard.ts',
	'src/guard/read-config.ts',
	'src/guard/reopen.ts',
	'src/guard/report.ts',
	'src/guard/root.ts',
	'src/guard/stage.ts',
	'src/guard/start.ts',
	'src/guard/tag.ts',
	'src/platform/memory.ts',
	'src/platform/page.ts',
	'src/platform/release.ts',
	'styles/host.css?inline',
];

const packagesOf = (file: string) => [
	...new Set(modulesOf(file).flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? [])),
];

it('makes yinyom.js of these sources and no package at all', () => {
	expect(modulesOf('yinyom.js')).toEqual(guard);
});

it('makes yinyom-gate.js of these sources, none of the guard and none of the catalog beside the hosts', () => {
	expect(modulesOf('yinyom-gate.js')).toEqual(gate);
});

it('makes the npm entry of the same sources, its own entry in place of the tag', () => {
	const own = ['src/guard.ts', 'src/guard/tag.ts'];
	const more = ['src/index.ts', 'src/platform/unspent.ts'];
	expect(modulesOf('index.js')).toEqual([...guard.filter((id) => !own.includes(id)), ...more].toSorted());
});

it.each<[string, string[]]>([
	['yinyom-ui.js', []],
	['yinyom-stop.js', []],
	['yinyom-outbox.js', []],
	['yinyom-each.js', []],
	['yinyom-sweep.js', []],
	['yinyom-switches.js', []],
	['yinyom-receipt.js', []],
	['yinyom-keyboard.js', []],
	['yinyom-look.js', []],
	['yinyom-revive.js', []],
	['yinyom-choices.js', []],
	['yinyom-explain.js', []],
	['yinyom-law.js', []],
	['yinyom-migrate.js', []],
	['yinyom-placeholders.js', []],
	['yinyom-inspect.js', []],
	['yinyom-gate.js', []],
	['yinyom-preferences.js', []],
	['yinyom-preact.js', ['preact']],
	['yinyom-decision.js', ['js-cookie']],
	['yinyom.full.js', ['js-cookie', 'preact']],
	['server.js', []],
	['services.js', []],
	['receiver.js', []],
	['receiver/kysely.js', ['kysely']],
	['receiver/node-server.js', ['@hono/node-server', 'hono']],
	['cli.js', ['@hono/node-server', 'entities', 'hono', 'kysely', 'parse5']],
])('%s holds of all packages %j', (file, packages) => {
	expect(packagesOf(file)).toEqual(packages);
});

it('has one copy of each library on a page', () => {
	const browser = distFiles.filter((file) => /^yinyom-.*\.js$|^yinyom\.js$/.test(file));
	for (const name of ['preact', 'js-cookie'])
		expect(browser.filter((file) => packagesOf(file).includes(name))).toHaveLength(1);
});
