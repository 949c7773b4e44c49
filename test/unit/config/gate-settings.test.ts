import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readGateSettings } from '../../../src/config/gate-settings.ts';
import { hostForm } from '../../../src/config/shape.ts';

const nothing = { catch: false, enforce: false, allow: [], services: {}, endpoint: '' };

it.each([undefined, null, 7, 'text', [], {}, { catch: 'true', enforce: 1, allow: 'a.example', services: [] }])(
	'asks for nothing when the config says %j',
	(raw) => {
		expect(readGateSettings(raw, {})).toEqual(nothing);
	},
);

it('reads what the owner wrote', () => {
	const raw = {
		catch: true,
		enforce: true,
		allow: ['cdn.example'],
		services: { own: { hosts: ['*.own.example', '127.0.0.1:8080'] }, silent: {} },
		receipts: { endpoint: '/consent' },
	};
	expect(readGateSettings(raw, {})).toEqual({
		catch: true,
		enforce: true,
		allow: ['cdn.example'],
		services: { own: ['*.own.example', '127.0.0.1:8080'], silent: [] },
		endpoint: '/consent',
	});
});

it('lets the attribute of the tag win for the endpoint', () => {
	expect(readGateSettings({ receipts: { endpoint: '/a' } }, { endpoint: '/b' }).endpoint).toBe('/b');
});

it('leaves out a host that would be anything else in a policy', () => {
	const hosts = ['a.example', "x; script-src 'none'", '*', 'https://b.example', 'c.example/path', '', 7, null];
	expect(readGateSettings({ allow: hosts, services: { own: { hosts } } }, {})).toMatchObject({
		allow: ['a.example'],
		services: { own: ['a.example'] },
	});
});

it('never throws, and names nothing but hosts, whatever the config is', () => {
	fc.assert(
		fc.property(fc.anything(), fc.array(fc.anything()), (raw, list) => {
			for (const config of [raw, { allow: list, services: { own: { hosts: list }, other: raw } }, { services: raw }]) {
				const { allow, services } = readGateSettings(config, {});
				for (const host of [...allow, ...Object.values(services).flat()]) expect(host).toMatch(hostForm);
			}
		}),
		{ numRuns: 2000 },
	);
});
