import { consentTypes } from './consent-types.ts';

/** Its name in Tag Manager. */
export const TEMPLATE_NAME = 'Yinyom consent';

/** Milliseconds that tags wait for the update after the default. */
const WAIT = 500;

const code = `const setDefaultConsentState = require('setDefaultConsentState');
const updateConsentState = require('updateConsentState');
const makeNumber = require('makeNumber');

// Whatever is no grant is none.
const say = (value) => value === 'granted' ? 'granted' : 'denied';
const necessary = 'granted';
const isUpdate = data.command === 'update';
const functional = say(isUpdate && data.functional);
const analytics = say(isUpdate && data.analytics);
const marketing = say(isUpdate && data.marketing);
const state = {
${Object.entries(consentTypes)
	.map(([type, category]) => `  ${type}: ${category},`)
	.join('\n')}
};
if (isUpdate) {
  updateConsentState(state);
} else {
  state.wait_for_update = makeNumber(data.waitForUpdate) || ${WAIT};
  setDefaultConsentState(state);
}
data.gtmOnSuccess();`;

const info = {
	type: 'TAG',
	id: 'cvt_temp_public_id',
	version: 1,
	securityGroups: [],
	displayName: TEMPLATE_NAME,
	brand: { id: 'brand_dummy', displayName: '' },
	description: 'Tells Google Consent Mode what the visitor decided in Yinyom: denied at first, then each decision.',
	containerContexts: ['WEB'],
};

/** Where the update reads a category's answer: a text such as `{{Yinyom - analytics}}`. */
const answer = (name: string) => ({
	type: 'TEXT',
	name,
	displayName: name,
	simpleValueType: true,
	enablingConditions: [{ paramName: 'command', paramValue: 'update', type: 'EQUALS' }],
});

const parameters = [
	{
		type: 'RADIO',
		name: 'command',
		displayName: 'Command',
		radioItems: [
			{ value: 'default', displayValue: 'default: everything denied, on Consent Initialization' },
			{ value: 'update', displayValue: 'update: what was decided, on the event of Yinyom' },
		],
		simpleValueType: true,
		defaultValue: 'default',
	},
	answer('functional'),
	answer('analytics'),
	answer('marketing'),
	{
		type: 'TEXT',
		name: 'waitForUpdate',
		displayName: 'Milliseconds that tags wait for the update',
		simpleValueType: true,
		defaultValue: WAIT,
		valueValidators: [{ type: 'NON_NEGATIVE_NUMBER' }],
		enablingConditions: [{ paramName: 'command', paramValue: 'default', type: 'EQUALS' }],
	},
];

/** In the words that Tag Manager exports permissions in: 1 is a text, 2 a list, 3 a map, 8 true or false. */
const permissions = [
	{
		instance: {
			key: { publicId: 'access_consent', versionId: '1' },
			param: [
				{
					key: 'consentTypes',
					value: {
						type: 2,
						listItem: Object.keys(consentTypes).map((type) => ({
							type: 3,
							mapKey: ['consentType', 'read', 'write'].map((string) => ({ type: 1, string })),
							mapValue: [
								{ type: 1, string: type },
								{ type: 8, boolean: false },
								{ type: 8, boolean: true },
							],
						})),
					},
				},
			],
		},
		clientAnnotations: { isEditedByUser: true },
		isRequired: true,
	},
];

const tests = `scenarios:
- name: Everything is denied at first
  code: |-
    runCode({ command: 'default', marketing: 'granted' });
    assertApi('setDefaultConsentState').wasCalled();
    assertApi('updateConsentState').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();
- name: A decision updates
  code: |-
    runCode({ command: 'update', analytics: 'granted' });
    assertApi('updateConsentState').wasCalled();
    assertApi('setDefaultConsentState').wasNotCalled();
    assertApi('gtmOnSuccess').wasCalled();`;

/**
 * A custom template of Tag Manager, as a `.tpl` file has it: a tag that speaks Consent Mode inside the container.
 *
 * For sites that want Google told there and nowhere else; with `"signals": { "google": false }` the page says nothing by itself.
 */
export const tagManagerTemplate = (): string => {
	const json = (value: unknown) => JSON.stringify(value, null, 2);
	const sections = {
		INFO: json(info),
		TEMPLATE_PARAMETERS: json(parameters),
		SANDBOXED_JS_FOR_WEB_TEMPLATE: code,
		WEB_PERMISSIONS: json(permissions),
		TESTS: tests,
		NOTES: 'Made by Yinyom: npx yinyom tag-manager --template',
	};
	return `${Object.entries(sections)
		.map(([name, text]) => `___${name}___\n\n${text}`)
		.join('\n\n\n')}\n`;
};
