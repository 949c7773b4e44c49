/** As much of Tag Manager as a container of ours needs: it reads `dataLayer`, fires by triggers, runs sandboxed templates on stubs. */
import type { Container } from '../../../src/tag-manager/container.ts';

type Plain = Readonly<Record<string, unknown>>;
interface Parameter {
	readonly key: string;
	readonly value: string;
}
interface Filter {
	readonly type: string;
	readonly parameter: readonly Parameter[];
}
interface Trigger {
	readonly triggerId: string;
	readonly customEventFilter: readonly Filter[];
	readonly filter?: readonly Filter[];
}
interface Variable {
	readonly name: string;
	readonly type: string;
	readonly parameter: readonly Parameter[];
}
interface Tag {
	readonly name: string;
	readonly type: string;
	readonly parameter: readonly Parameter[];
	readonly firingTriggerId: readonly string[];
	readonly priority?: { readonly value: string };
	readonly tagFiringOption: string;
}

const valueOf = (parameters: readonly Parameter[], key: string) => parameters.find((each) => each.key === key)?.value;

/** The code of a `.tpl` file. */
export const codeOf = (template: string): string =>
	/___SANDBOXED_JS_FOR_WEB_TEMPLATE___\n([^]*?)\n___WEB_PERMISSIONS___/.exec(template)?.[1] ?? '';

/** Runs it; answers the calls it made, in order. What it requires and nobody gives it throws, as in Tag Manager. */
export function runTemplate(template: string, data: Plain): readonly (readonly [string, unknown?])[] {
	const calls: [string, unknown?][] = [];
	const hear = (name: string) => (state?: unknown) => void calls.push(state === undefined ? [name] : [name, state]);
	const apis: Plain = {
		setDefaultConsentState: hear('setDefaultConsentState'),
		updateConsentState: hear('updateConsentState'),
		makeNumber: Number,
	};
	const require = (name: string) => {
		if (!Object.hasOwn(apis, name)) throw new Error(`no such API: ${name}`);
		return apis[name];
	};
	// In the sandbox there is nothing else: no window, no Object.
	const hidden = ['window', 'document', 'globalThis', 'Object', 'Number', 'Math', 'JSON', 'Array'];
	const run = new Function('require', 'data', ...hidden, `'use strict';${codeOf(template)}`);
	run(require, { ...data, gtmOnSuccess: hear('gtmOnSuccess') });
	return calls;
}

export function play(
	{ containerVersion }: Container,
	fired: (name: string, calls: ReturnType<typeof runTemplate>) => void,
) {
	const tags = containerVersion.tag as unknown as readonly Tag[];
	const triggers = containerVersion.trigger as unknown as readonly Trigger[];
	const variables = containerVersion.variable as unknown as readonly Variable[];
	const templates = containerVersion.customTemplate ?? [];
	let model: Plain = {};
	const done = new Set<string>();

	const resolved = (text: string): unknown => {
		const name = /^\{\{(.*)\}\}$/.exec(text)?.[1];
		if (name === undefined) return text;
		if (name === '_event') return model['event'];
		const found = variables.find((each) => each.name === name);
		if (!found) throw new Error(`no variable ${name}`);
		if (found.type === 'c') return valueOf(found.parameter, 'value');
		const path = (valueOf(found.parameter, 'name') ?? '').split('.');
		const value = path.reduce<unknown>((from, key) => (from as Plain | undefined)?.[key], model);
		return value ?? valueOf(found.parameter, 'defaultValue');
	};
	const holds = ({ type, parameter }: Filter) =>
		type === 'EQUALS' && resolved(valueOf(parameter, 'arg0') ?? '') === valueOf(parameter, 'arg1');
	const fire = (triggerIds: readonly string[]) => {
		const now = tags
			.filter(({ firingTriggerId }) => firingTriggerId.some((id) => triggerIds.includes(id)))
			.toSorted((one, other) => Number(other.priority?.value ?? 0) - Number(one.priority?.value ?? 0));
		for (const { name, type, parameter, tagFiringOption } of now) {
			if (tagFiringOption === 'ONCE_PER_LOAD' && done.has(name)) continue;
			done.add(name);
			const template = templates.find(({ templateId }) => type.endsWith(`_${templateId as string}`));
			const data = Object.fromEntries(parameter.map(({ key, value }) => [key, resolved(value)]));
			fired(name, template ? runTemplate(String(template['templateData']), data) : [['ran']]);
		}
	};
	fire(['2147479572']);
	return {
		push: (message: Plain) => {
			model = { ...model, ...message };
			if (!message['event']) return;
			fire(
				triggers
					.filter(({ customEventFilter, filter = [] }) => [...customEventFilter, ...filter].every(holds))
					.map(({ triggerId }) => triggerId),
			);
		},
	};
}
