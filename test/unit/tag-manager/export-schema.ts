/**
 * The form of what Google Tag Manager exports, format version 2: written down from ten exports of 2024 and 2025 in public
 * repositories, web and server, all of which fit it (91 tags, 80 triggers, 282 variables, 35 templates). What all of them have is required,
 * but for what Tag Manager alone can know of a container: `features`, `tagIds`, addresses of its own pages. None of them asks for consent
 * ("NEEDED"); that form and the words of enums are those of the API's reference, in the capitals that exports have: https://developers.google.com/tag-platform/tag-manager/api/v2
 */
const id = { type: 'string', pattern: '^[1-9]\\d*$' } as const;
const text = { type: 'string' } as const;
/** Milliseconds since 1970, of the last change. */
const fingerprint = { type: 'string', pattern: '^\\d{13}$' } as const;
const place = { accountId: id, containerId: id } as const;
const name = { type: 'string', minLength: 1 } as const;

const listOf = (items: object) => ({ type: 'array', items }) as const;
const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required: Object.keys(properties).filter((key) => !optional.includes(key)),
});
/** A value of one type, with a key within a list of parameters and none within a list of values. */
const valueOf = (type: string, value: object) => closed({ type: { const: type }, key: text, value }, ['key']);

const parameter = {
	oneOf: [
		// An empty text is left out.
		closed({ type: { const: 'TEMPLATE' }, key: text, value: text }, ['key', 'value']),
		valueOf('INTEGER', { type: 'string', pattern: '^-?\\d+$' }),
		valueOf('BOOLEAN', { enum: ['true', 'false'] }),
		valueOf('TAG_REFERENCE', text),
		valueOf('TRIGGER_REFERENCE', text),
		closed({ type: { const: 'LIST' }, key: text, list: listOf({ $ref: '#/$defs/parameter' }) }, ['key', 'list']),
		closed({ type: { const: 'MAP' }, key: text, map: listOf({ $ref: '#/$defs/parameter' }) }, ['key', 'map']),
	],
};
const parameters = listOf({ $ref: '#/$defs/parameter' });

/** Two sides of a comparison. */
const condition = closed({
	type: {
		enum: 'EQUALS CONTAINS STARTS_WITH ENDS_WITH MATCH_REGEX GREATER GREATER_OR_EQUALS LESS LESS_OR_EQUALS CSS_SELECTOR URL_MATCHES'.split(
			' ',
		),
	},
	parameter: {
		type: 'array',
		minItems: 2,
		items: { $ref: '#/$defs/parameter' },
		allOf: ['arg0', 'arg1'].map((key) => ({ contains: { properties: { key: { const: key } } } })),
	},
});

const consentSettings = {
	oneOf: [
		closed({ consentStatus: { enum: ['NOT_SET', 'NOT_NEEDED'] } }),
		closed({
			consentStatus: { const: 'NEEDED' },
			consentType: closed({
				type: { const: 'LIST' },
				list: { type: 'array', minItems: 1, items: closed({ type: { const: 'TEMPLATE' }, value: text }) },
			}),
		}),
	],
};

const tag = closed(
	{
		...place,
		tagId: id,
		name,
		// A template of Google's own by its short name; of the gallery by its code; of the container itself by two ids.
		type: { type: 'string', pattern: '^([a-z_]+|cvt_[A-Z\\d]+|cvt_\\d+_\\d+)$' },
		parameter: parameters,
		fingerprint,
		firingTriggerId: listOf(id),
		blockingTriggerId: listOf(id),
		parentFolderId: id,
		notes: text,
		paused: { type: 'boolean' },
		priority: closed({ type: { const: 'INTEGER' }, value: { type: 'string', pattern: '^-?\\d+$' } }),
		tagFiringOption: { enum: ['UNLIMITED', 'ONCE_PER_EVENT', 'ONCE_PER_LOAD'] },
		monitoringMetadata: closed({ type: { const: 'MAP' } }),
		consentSettings,
	},
	['firingTriggerId', 'blockingTriggerId', 'parentFolderId', 'notes', 'paused', 'priority'],
);

const trigger = closed(
	{
		...place,
		triggerId: id,
		name,
		type: {
			enum: 'ALWAYS CLICK CONSENT_INIT CUSTOM_EVENT DOM_READY ELEMENT_VISIBILITY FORM_SUBMISSION HISTORY_CHANGE INIT JS_ERROR LINK_CLICK PAGEVIEW SCROLL_DEPTH TIMER TRIGGER_GROUP WINDOW_LOADED YOU_TUBE_VIDEO'.split(
				' ',
			),
		},
		customEventFilter: listOf(condition),
		filter: listOf(condition),
		fingerprint,
		parentFolderId: id,
	},
	['customEventFilter', 'filter', 'parentFolderId'],
);

const variable = closed(
	{
		...place,
		variableId: id,
		name,
		type: { type: 'string', pattern: '^([a-z]+|cvt_[A-Z\\d]+|cvt_\\d+_\\d+)$' },
		parameter: parameters,
		fingerprint,
		parentFolderId: id,
		notes: text,
		formatValue: { type: 'object' },
	},
	['parameter', 'parentFolderId', 'notes', 'formatValue'],
);

const customTemplate = closed(
	{
		...place,
		templateId: id,
		name,
		fingerprint,
		// What agrees to the terms of the gallery has them as its first section; what was never meant for it has none.
		templateData: { type: 'string', pattern: '^\\uFEFF?___(TERMS_OF_SERVICE|INFO)___\\n' },
		galleryReference: closed(
			{
				host: text,
				owner: text,
				repository: text,
				version: text,
				signature: text,
				isModified: { type: 'boolean' },
				galleryTemplateId: text,
			},
			['isModified', 'galleryTemplateId'],
		),
	},
	['galleryReference'],
);

const builtInVariable = closed({ ...place, type: { type: 'string', pattern: '^[A-Z_]+$' }, name });

export const exportSchema = {
	$defs: { parameter },
	...closed({
		exportFormatVersion: { const: 2 },
		exportTime: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$' },
		containerVersion: closed(
			{
				path: { type: 'string', pattern: '^accounts/\\d+/containers/\\d+/versions/\\d+$' },
				...place,
				containerVersionId: { type: 'string', pattern: '^\\d+$' },
				name: text,
				description: text,
				container: closed(
					{
						path: { type: 'string', pattern: '^accounts/\\d+/containers/\\d+$' },
						...place,
						name: text,
						publicId: { type: 'string', pattern: '^GTM-[A-Z\\d]+$' },
						usageContext: { type: 'array', items: { enum: ['WEB', 'SERVER', 'AMP', 'IOS', 'ANDROID'] } },
						fingerprint,
						tagManagerUrl: text,
						features: { type: 'object' },
						tagIds: listOf(text),
						taggingServerUrls: listOf(text),
					},
					['tagManagerUrl', 'features', 'tagIds', 'taggingServerUrls'],
				),
				tag: listOf(tag),
				trigger: listOf(trigger),
				variable: listOf(variable),
				folder: listOf({ type: 'object' }),
				builtInVariable: listOf(builtInVariable),
				fingerprint,
				tagManagerUrl: text,
				customTemplate: listOf(customTemplate),
				client: listOf({ type: 'object' }),
				transformation: listOf({ type: 'object' }),
			},
			'name description trigger variable folder builtInVariable tagManagerUrl customTemplate client transformation'.split(
				' ',
			),
		),
	}),
};
