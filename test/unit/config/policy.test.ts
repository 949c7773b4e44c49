import { expect, it } from 'vitest';
import { policy } from '../../../src/config/policy.ts';
import { hostsToAllow, vendorsOf } from '../../../src/config/vendors.ts';

const wishes = {
	allow: ['cdn.partner.example'],
	endpoint: '/consent',
	services: { own: ['own.example', 'own.example:8443'] },
};
const vendors = vendorsOf([{ id: 'shop-stats', category: 'analytics', hosts: ['*.stats.example'] }], wishes);
const base = 'https://www.shop.example/th/';

it('names the hosts once, behind everything that is not a host', () => {
	expect(policy(['a.example', '*.b.example:8443', 'a.example'])).toBe(
		"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: a.example *.b.example:8443",
	);
	expect(policy([])).toBe("default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:");
});

it('allows the services that are granted and those alone', () => {
	const hosts = (granted: string) => hostsToAllow(vendors, wishes, { isGranted: (id) => id === granted, base });
	expect(hosts('nobody')).toEqual(['cdn.partner.example']);
	expect(hosts('service:shop-stats')).toEqual(['*.stats.example', 'cdn.partner.example']);
	expect(hosts('service:own')).toEqual(['own.example', 'own.example:8443', 'cdn.partner.example']);
});

it("allows the receiver's host and that of our own files, where they are not the page's", () => {
	const hosts = (endpoint: string, files: string) =>
		hostsToAllow([], { allow: [], endpoint }, { isGranted: () => false, base, files });
	expect(hosts('/consent', '/yinyom.js')).toEqual([]);
	expect(hosts('https://www.shop.example/consent', '')).toEqual([]);
	expect(hosts('https://receipts.example:8787/consent', 'https://cdn.example/yinyom-gate.js')).toEqual([
		'receipts.example:8787',
		'cdn.example',
	]);
	expect(hosts('https://', 'mailto:a@b.example')).toEqual([]);
});
