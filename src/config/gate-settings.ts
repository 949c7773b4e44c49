import { isObject } from './is-object.ts';
import { hostForm } from './shape.ts';

/** What the gate does, as the owner wrote it. */
export interface GateSettings {
	/** Hold known vendors' tags that nobody marked. */
	readonly catch: boolean;
	/** Have the browser refuse every third party that is not granted. */
	readonly enforce: boolean;
	/** Hosts that are left alone. */
	readonly allow: readonly string[];
	/** Hosts of the owner's own services, by id. */
	readonly services: Readonly<Record<string, readonly string[]>>;
	/** Where receipts go; `''` where nobody said. */
	readonly endpoint: string;
}

const field = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

/** A host of any other form is left out: it would end up in a policy, where a `;` begins another directive. */
const hostsIn = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.filter((host) => typeof host === 'string' && hostForm.test(host)) : [];

/** Reads them out of a config that nobody has checked yet, as `readSettings` does with what holding needs. */
export function readGateSettings(raw: unknown, dataset: DOMStringMap): GateSettings {
	const endpoint = dataset['endpoint'] ?? field(field(raw, 'receipts'), 'endpoint');
	return {
		catch: field(raw, 'catch') === true,
		enforce: field(raw, 'enforce') === true,
		allow: hostsIn(field(raw, 'allow')),
		services: Object.fromEntries(
			Object.entries(field(raw, 'services') ?? {}).map(([id, service]) => [id, hostsIn(field(service, 'hosts'))]),
		),
		endpoint: typeof endpoint === 'string' ? endpoint : '',
	};
}
