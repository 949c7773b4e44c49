import { Ajv } from 'ajv';
import { afterEach, expect, it, vi } from 'vitest';
import { CONSENT_EVENT } from '../../../src/config/google-mode.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { createSignals } from '../../../src/effects/signal.ts';
import { askGoogle } from '../../../src/more/google.ts';
import type { Draft } from '../../../src/more/index.ts';
import { consentTypes } from '../../../src/tag-manager/consent-types.ts';
import { tagManagerContainer } from '../../../src/tag-manager/container.ts';
import { tagManagerTemplate } from '../../../src/tag-manager/template.ts';
import { exportSchema } from './export-schema.ts';
import { play, runTemplate } from './play-container.ts';

afterEach(() => vi.unstubAllGlobals());

const categories = {
	functional: {},
	analytics: { services: ['google-analytics'] },
	marketing: {},
	'own-stats': { label: 'Stats', purpose: 'Counts.' },
};
const config = { categories, signals: { googleMode: { event: true } } };
const inside = { categories, signals: { google: false, googleMode: { event: true } } };
const time = new Date('2026-11-25T14:00:00Z');
const both = [
	['where the page tells Google', config],
	['where the container does', inside],
] as const;

const isExport = new Ajv({ allErrors: true, strictTypes: false }).compile(exportSchema);

it.each(both)('has the form of an export, %s', (_, given) => {
	const made = JSON.parse(JSON.stringify(tagManagerContainer(given, { time })));
	isExport(made);
	expect(isExport.errors).toBe(null);
	expect(made.exportTime).toBe('2026-11-25 14:00:00');
});

it('has a form that a slip in any place breaks', () => {
	const made = () => JSON.parse(JSON.stringify(tagManagerContainer(inside, { time })));
	// A place, by the names on the way to it, and what may stand there by mistake; nothing: it is missing.
	const slips: readonly (readonly [place: string, value?: unknown])[] = [
		['accountId'],
		['fingerprint'],
		['container.fingerprint'],
		['tag.0.fingerprint'],
		['tag.0.tagFiringOption', 'oncePerEvent'],
		['tag.0.consentSettings.consentStatus', 'needed'],
		['tag.0.parameter.0.type', 'template'],
		['trigger.0.type', 'customEvent'],
		['variable.0.parameter.0.value', 2],
		['customTemplate.0.galleryReference', {}],
		['builtInVariable.0.type', 'event'],
	];
	expect(isExport(made())).toBe(true);
	for (const [place, value] of slips) {
		const broken = made();
		const [last = '', ...way] = place.split('.').toReversed();
		const parent = way.reduceRight((inner, key) => inner[key], broken.containerVersion);
		if (value === undefined) delete parent[last];
		else parent[last] = value;
		expect({ place, isExport: isExport(broken) }).toEqual({ place, isExport: false });
	}
});

/** From the errors that others were shown, and from real exports: Google's own pages do not say what an import refuses. */
it.each(both)('says nothing that an import refuses, %s', (_, given) => {
	const made = JSON.parse(JSON.stringify(tagManagerContainer(given, { time })));
	const {
		accountId,
		containerId,
		path,
		container,
		tag,
		trigger,
		variable,
		builtInVariable,
		customTemplate = [],
	} = made.containerVersion;
	// "The name contains invalid character".
	for (const { name } of [...tag, ...trigger, ...variable, ...customTemplate]) expect(name).toMatch(/^[^:<>&"']+$/);
	// "Error deserializing enum type".
	const enums: Record<string, readonly string[]> = {
		Type: ['TEMPLATE', 'INTEGER', 'BOOLEAN', 'LIST', 'MAP'],
		TagFiringOption: ['UNLIMITED', 'ONCE_PER_EVENT', 'ONCE_PER_LOAD'],
		ConsentStatus: ['NOT_SET', 'NOT_NEEDED', 'NEEDED'],
	};
	const parametersIn = (value: unknown): readonly Record<string, unknown>[] =>
		Array.isArray(value)
			? value.flatMap(parametersIn)
			: value instanceof Object
				? [value as Record<string, unknown>, ...parametersIn(Object.values(value))]
				: [];
	for (const each of tag) {
		expect(enums['TagFiringOption']).toContain(each.tagFiringOption);
		expect(enums['ConsentStatus']).toContain(each.consentSettings.consentStatus);
		expect(each.monitoringMetadata).toEqual({ type: 'MAP' });
		for (const { type } of parametersIn([each.parameter, each.priority ?? [], each.consentSettings.consentType ?? []]))
			expect(enums['Type']).toContain(type);
	}
	for (const each of trigger) {
		expect(each.type).toBe('CUSTOM_EVENT');
		for (const { type, parameter } of [...each.customEventFilter, ...(each.filter ?? [])]) {
			expect(type).toBe('EQUALS');
			expect(parameter.map(({ key }: { key: string }) => key)).toEqual(['arg0', 'arg1']);
		}
	}
	expect(variable.map(({ type }: { type: string }) => type)).toEqual(['v', 'v', 'v', 'v', 'c']);
	expect(builtInVariable).toEqual([{ accountId, containerId, type: 'EVENT', name: 'Event' }]);
	// A template is found by the ids of its container and its own.
	expect([accountId, containerId]).toEqual([expect.stringMatching(/^[1-9]\d+$/), expect.stringMatching(/^[1-9]\d+$/)]);
	expect([path, container.path]).toEqual([
		`accounts/${accountId}/containers/${containerId}/versions/0`,
		`accounts/${accountId}/containers/${containerId}`,
	]);
	const types = customTemplate.map(({ templateId }: { templateId: string }) => `cvt_${containerId}_${templateId}`);
	const own = tag.map(({ type }: { type: string }) => type).filter((type: string) => type !== 'googtag');
	expect(new Set(own)).toEqual(new Set(types));
});

it('has a template with the sections, and a permission with the fields, that Tag Manager’s editor exports', () => {
	const parts = tagManagerTemplate().split(/^___([A-Z_]+)___$/m);
	expect(parts[0]).toBe('');
	const sections = Object.fromEntries(
		parts.slice(1).flatMap((name, index, all) => (index % 2 ? [] : [[name, (all[index + 1] ?? '').trim()]])),
	);
	expect(Object.keys(sections)).toEqual([
		'INFO',
		'TEMPLATE_PARAMETERS',
		'SANDBOXED_JS_FOR_WEB_TEMPLATE',
		'WEB_PERMISSIONS',
		'TESTS',
		'NOTES',
	]);
	expect(JSON.parse(sections['INFO'] ?? '')).toMatchObject({
		type: 'TAG',
		id: 'cvt_temp_public_id',
		version: 1,
		securityGroups: [],
		containerContexts: ['WEB'],
	});
	for (const parameter of JSON.parse(sections['TEMPLATE_PARAMETERS'] ?? '')) {
		expect(['TEXT', 'RADIO']).toContain(parameter.type);
		expect(parameter).toMatchObject({ name: expect.stringMatching(/^[a-zA-Z]+$/), simpleValueType: true });
	}
	// One permission, for what is required in the code and for nothing else.
	const required = [...(sections['SANDBOXED_JS_FOR_WEB_TEMPLATE'] ?? '').matchAll(/require\('(\w+)'\)/g)].map(
		([, name]) => name,
	);
	expect(required).toEqual(['setDefaultConsentState', 'updateConsentState', 'makeNumber']);
	const [permission, ...others] = JSON.parse(sections['WEB_PERMISSIONS'] ?? '');
	expect(others).toEqual([]);
	expect(permission).toMatchObject({
		instance: {
			key: { publicId: 'access_consent', versionId: '1' },
			param: [{ key: 'consentTypes', value: { type: 2 } }],
		},
		clientAnnotations: { isEditedByUser: true },
		isRequired: true,
	});
	expect(permission.instance.param[0].value.listItem).toEqual(
		Object.keys(consentTypes).map((type) => ({
			type: 3,
			mapKey: [
				{ type: 1, string: 'consentType' },
				{ type: 1, string: 'read' },
				{ type: 1, string: 'write' },
			],
			mapValue: [
				{ type: 1, string: type },
				{ type: 8, boolean: false },
				{ type: 8, boolean: true },
			],
		})),
	);
});

it.each(both)('names each thing once, and only what is there, %s', (_, given) => {
	const { tag, trigger, variable, customTemplate = [] } = tagManagerContainer(given, { time }).containerVersion;
	const all = [...tag, ...trigger, ...variable, ...customTemplate];
	const ids = all.map((each) => each['tagId'] ?? each['triggerId'] ?? each['variableId'] ?? each['templateId']);
	expect(new Set(ids).size).toBe(ids.length);
	expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
	// A name of the owner's own is a conflict, and a merge may replace what has it.
	for (const { name } of all) expect(name).toMatch(/^Yinyom /);
	const triggerIds = [...trigger.map((each) => each['triggerId']), '2147479572'];
	for (const each of tag) expect(triggerIds).toEqual(expect.arrayContaining(each['firingTriggerId'] as string[]));
	const names = ['_event', ...variable.map(({ name }) => name)];
	for (const [, name] of JSON.stringify([tag, trigger]).matchAll(/\{\{([^}]*)\}\}/g)) expect(names).toContain(name);
	expect(variable.map(({ name }) => name)).toEqual([
		...Object.keys(categories).map((id) => `Yinyom - ${id}`),
		'Yinyom - measurement id',
	]);
	// Every trigger is that of the event we push.
	for (const each of trigger)
		expect(JSON.stringify(each['customEventFilter'])).toContain(
			`{"type":"TEMPLATE","key":"arg1","value":"${CONSENT_EVENT}"}`,
		);
});

it('says of Google’s types what the guard says', () => {
	vi.stubGlobal('window', {});
	const states = ['necessary', 'functional', 'analytics', 'marketing'].map((granted) => {
		const signals = createSignals({
			rules: readSettings({}, {}),
			isGranted: (id) => id === 'necessary' || id === granted,
		});
		signals.tell();
		const said = (window.dataLayer ?? []).splice(0)[0] as ArrayLike<unknown>;
		expect(said[2]).toEqual(
			Object.fromEntries(
				Object.entries(consentTypes).map(([type, id]) => [
					type,
					id === granted || id === 'necessary' ? 'granted' : 'denied',
				]),
			),
		);
		return said[2];
	});
	expect(states).toHaveLength(4);
});

/** A page's decisions as `dataLayer` hears them, from the code that a page runs. */
function decisions(given: object, sink: (message: Record<string, unknown>) => void) {
	const page: { dataLayer: { push: (message: Record<string, unknown>) => void }[] } = { dataLayer: [] };
	Object.assign(page.dataLayer, { push: sink });
	vi.stubGlobal('window', page);
	let granted: readonly string[] = [];
	const rules = readSettings(given, {});
	const isGranted = (id: string) => ['necessary', ...granted].includes(id);
	const draft = {
		rules,
		dataset: {},
		isGranted,
		signals: createSignals({ rules, isGranted }),
		switchOf: (id: string) => id,
	};
	askGoogle(draft as unknown as Draft);
	return (...ids: readonly string[]) => {
		granted = ids;
		draft.signals.tell();
	};
}

const state = (marketing: string, analytics: string, functional = 'denied') => ({
	ad_storage: marketing,
	ad_user_data: marketing,
	ad_personalization: marketing,
	analytics_storage: analytics,
	functionality_storage: functional,
	personalization_storage: functional,
	security_storage: 'granted',
});

it('has Tag Manager hear the default first, then one update for each of grant, withdrawal, grant, withdrawal', () => {
	const heard: unknown[] = [];
	const manager = play(tagManagerContainer(inside, { time }), (name, calls) => {
		for (const [api, what] of calls) heard.push(api === 'gtmOnSuccess' ? 'done' : [name, api, what]);
	});
	expect(heard.splice(0)).toEqual([
		['Yinyom - consent default', 'setDefaultConsentState', { ...state('denied', 'denied'), wait_for_update: 500 }],
		'done',
	]);
	const decide = decisions(inside, (message) => manager.push(message));
	const update = (said: object) => ['Yinyom - consent update', 'updateConsentState', said];
	decide('functional', 'analytics', 'marketing');
	// The tag that waited comes after the update, and once.
	expect(heard.splice(0)).toEqual([
		update(state('granted', 'granted', 'granted')),
		'done',
		['Yinyom - Google tag', 'ran', undefined],
	]);
	decide();
	expect(heard.splice(0)).toEqual([update(state('denied', 'denied')), 'done']);
	decide('analytics');
	expect(heard.splice(0)).toEqual([update(state('denied', 'granted')), 'done']);
	decide();
	expect(heard.splice(0)).toEqual([update(state('denied', 'denied')), 'done']);
});

it('leaves Google to the page where the page tells it, and lets the Google tag run at its grant', () => {
	const heard: string[] = [];
	const container = tagManagerContainer(config, { time, measurementId: 'G-AB12' });
	expect(container.containerVersion.customTemplate).toBe(undefined);
	expect(JSON.stringify(container)).toContain('"value":"G-AB12"');
	const manager = play(container, (name) => heard.push(name));
	const decide = decisions(config, (message) => 'event' in message && manager.push(message));
	decide('marketing');
	expect(heard).toEqual([]);
	decide('analytics');
	decide('analytics', 'marketing');
	expect(heard).toEqual(['Yinyom - Google tag']);
	expect(container.containerVersion.tag[0]).toMatchObject({
		consentSettings: {
			consentStatus: 'NEEDED',
			consentType: { type: 'LIST', list: [{ type: 'TEMPLATE', value: 'analytics_storage' }] },
		},
	});
});

it('has no Google tag where the config has none, and takes any config', () => {
	for (const given of [{}, undefined, null, { categories: 7 }, { categories: {} }, { signals: null }])
		expect(tagManagerContainer(given, { time }).containerVersion.tag).toEqual([]);
	expect(tagManagerContainer({ categories: {} }, { time }).containerVersion.trigger).toHaveLength(1);
});

it('takes in its template whatever is no grant for none, in the default everything', () => {
	const said = (data: object) => runTemplate(tagManagerTemplate(), data as Record<string, unknown>)[0];
	for (const value of ['denied', 'GRANTED', true, 1, undefined, null, '', {}])
		expect(said({ command: 'update', marketing: value })).toEqual(['updateConsentState', state('denied', 'denied')]);
	for (const command of ['default', undefined, 'other'])
		expect(said({ command, marketing: 'granted', waitForUpdate: '900' })).toEqual([
			'setDefaultConsentState',
			{ ...state('denied', 'denied'), wait_for_update: 900 },
		]);
});

it('may write the types that it writes, and nothing else', () => {
	const template = tagManagerTemplate();
	const section = (name: string) => new RegExp(`___${name}___\\n\\n([^]*?)\\n\\n\\n___`).exec(template)?.[1] ?? '';
	const permissions = JSON.parse(section('WEB_PERMISSIONS'));
	expect(permissions.map((each: { instance: { key: object } }) => each.instance.key)).toEqual([
		{ publicId: 'access_consent', versionId: '1' },
	]);
	const list = permissions[0].instance.param[0].value.listItem as readonly { mapValue: readonly object[] }[];
	expect(list.map(({ mapValue }) => mapValue)).toEqual(
		Object.keys(consentTypes).map((type) => [
			{ type: 1, string: type },
			{ type: 8, boolean: false },
			{ type: 8, boolean: true },
		]),
	);
	expect(JSON.parse(section('INFO'))).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
	const names = JSON.parse(section('TEMPLATE_PARAMETERS')).map(({ name }: { name: string }) => name);
	const used = [...section('SANDBOXED_JS_FOR_WEB_TEMPLATE').matchAll(/data\.(\w+)/g)].map(([, name]) => name);
	expect(names.toSorted()).toEqual([...new Set(used)].filter((name) => name !== 'gtmOnSuccess').toSorted());
});
