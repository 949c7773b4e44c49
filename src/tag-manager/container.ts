import { CONSENT_EVENT } from '../config/google-mode.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import { readSettings } from '../config/settings.ts';
import { typesOf } from './consent-types.ts';
import { TEMPLATE_NAME, tagManagerTemplate } from './template.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What Tag Manager takes under "Import Container"; plain JSON. */
export interface Container {
	readonly exportFormatVersion: 2;
	readonly exportTime: string;
	readonly containerVersion: {
		readonly tag: readonly Fields[];
		readonly trigger: readonly Fields[];
		readonly variable: readonly Fields[];
		readonly builtInVariable: readonly Fields[];
		readonly customTemplate?: readonly Fields[];
	} & Fields;
}

export interface ContainerOptions {
	/** Of the Google tag that is added where the config lists `google-analytics`. Default `G-XXXXXXX`, to be replaced in Tag Manager. */
	readonly measurementId?: string | undefined;
	/** When it was made. Default: the clock's. */
	readonly time?: Date | undefined;
}

/**
 * The container it is imported into gives its own. Nobody's, in the form of real ones: the type of a tag that a template makes holds the
 * container's, and a zero there may be read as none.
 */
const ACCOUNT = '6000000000';
const CONTAINER = '200000000';
const place = { accountId: ACCOUNT, containerId: CONTAINER };
/** Tag Manager's own trigger "Consent Initialization - All Pages", which comes before every other. */
const CONSENT_INITIALIZATION = '2147479572';

const text = (key: string, value: string) => ({ type: 'TEMPLATE', key, value });
const equals = (left: string, right: string) => ({
	type: 'EQUALS',
	parameter: [text('arg0', left), text('arg1', right)],
});
const variableOf = (category: string) => `Yinyom - ${category}`;

/**
 * A container with a variable and a trigger for each category, and a Google tag that waits for its own. "Merge" on import leaves what is
 * there as it is: a name is what conflicts, and each of ours begins with "Yinyom".
 *
 * The page has to say `"signals": { "googleMode": { "event": true } }`. With `"google": false` beside it the page tells Google nothing, and
 * the container brings the tag that does.
 *
 * @param config the same object that the page carries
 */
export function tagManagerContainer(config: unknown, options: ContainerOptions = {}): Container {
	const { measurementId = 'G-XXXXXXX', time = new Date() } = options;
	const settings = readSettings(config, {});
	const optional = optionalCategories(settings);
	// Every export has one of each thing, of its last change. Tag Manager makes its own anew.
	const fingerprint = `${time.getTime()}`;
	let last = 0;
	const newId = () => `${++last}`;

	const variable = (name: string, type: string, parameter: readonly Fields[]) => ({
		...place,
		variableId: newId(),
		name,
		type,
		parameter,
		fingerprint,
		formatValue: {},
	});
	const trigger = (name: string, filter?: readonly Fields[]) => ({
		...place,
		triggerId: newId(),
		name,
		type: 'CUSTOM_EVENT',
		customEventFilter: [equals('{{_event}}', CONSENT_EVENT)],
		...(filter && { filter }),
		fingerprint,
	});
	const tag = (
		name: string,
		type: string,
		more: { readonly parameter: readonly Fields[]; readonly firingTriggerId: readonly string[] } & Fields,
	) => ({
		...place,
		tagId: newId(),
		name,
		type,
		...more,
		fingerprint,
		monitoringMetadata: { type: 'MAP' },
	});

	const variables = optional.map((id) =>
		variable(variableOf(id), 'v', [
			{ type: 'INTEGER', key: 'dataLayerVersion', value: '2' },
			// Before anything is decided.
			{ type: 'BOOLEAN', key: 'setDefaultValue', value: 'true' },
			text('defaultValue', 'denied'),
			text('name', `${CONSENT_EVENT}.${id}`),
		]),
	);
	const decided = trigger('Yinyom - decided');
	const granted = optional.map((id) => trigger(`Yinyom - ${id} granted`, [equals(`{{${variableOf(id)}}}`, 'granted')]));

	const tags: Fields[] = [];
	const home = optional.findIndex((id) => settings.categories[id]?.services.includes('google-analytics'));
	const category = optional[home];
	if (category !== undefined) {
		const types = typesOf(category);
		variables.push(variable('Yinyom - measurement id', 'c', [text('value', measurementId)]));
		tags.push(
			tag('Yinyom - Google tag', 'googtag', {
				parameter: [text('tagId', '{{Yinyom - measurement id}}')],
				firingTriggerId: [granted[home]?.triggerId ?? decided.triggerId],
				// A second grant on the same page is no second page view.
				tagFiringOption: 'ONCE_PER_LOAD',
				consentSettings: types.length
					? {
							consentStatus: 'NEEDED',
							consentType: { type: 'LIST', list: types.map((value) => ({ type: 'TEMPLATE', value })) },
						}
					: { consentStatus: 'NOT_SET' },
			}),
		);
	}

	const speaks = settings.signals['google'] === false;
	const templateId = speaks ? newId() : '';
	if (speaks) {
		const consent = { consentSettings: { consentStatus: 'NOT_NEEDED' } };
		const type = `cvt_${CONTAINER}_${templateId}`;
		tags.push(
			tag('Yinyom - consent default', type, {
				parameter: [text('command', 'default'), text('waitForUpdate', '500')],
				firingTriggerId: [CONSENT_INITIALIZATION],
				tagFiringOption: 'ONCE_PER_LOAD',
				...consent,
			}),
			tag('Yinyom - consent update', type, {
				parameter: [
					text('command', 'update'),
					...['functional', 'analytics', 'marketing']
						.filter((id) => optional.includes(id))
						.map((id) => text(id, `{{${variableOf(id)}}}`)),
				],
				firingTriggerId: [decided.triggerId],
				// Before the tags that wait for the same event.
				priority: { type: 'INTEGER', value: '100' },
				tagFiringOption: 'ONCE_PER_EVENT',
				...consent,
			}),
		);
	}

	const path = `accounts/${ACCOUNT}/containers/${CONTAINER}`;
	return {
		exportFormatVersion: 2,
		exportTime: time.toISOString().slice(0, 19).replace('T', ' '),
		containerVersion: {
			path: `${path}/versions/0`,
			...place,
			containerVersionId: '0',
			container: { path, ...place, name: 'Yinyom', publicId: 'GTM-XXXXXXX', usageContext: ['WEB'], fingerprint },
			tag: tags,
			trigger: [decided, ...granted],
			variable: variables,
			builtInVariable: [{ ...place, type: 'EVENT', name: 'Event' }],
			fingerprint,
			...(speaks && {
				customTemplate: [
					{ ...place, templateId, name: TEMPLATE_NAME, fingerprint, templateData: tagManagerTemplate() },
				],
			}),
		},
	};
}
