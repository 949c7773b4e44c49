import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { define } from '../../src/build/define.ts';
import { services } from '../../src/services.ts';
import { brotliBytes, distFiles, importDist, modulesOf, readDist } from './dist.ts';
import { quotedServices, servicesList, withServices } from './services-list.ts';

const files = distFiles.filter((file) => file.startsWith('services/'));

it('keeps each service small: it is fetched by itself', () => {
	expect(files).toHaveLength(services.length);
	expect(files.map((file) => [file, brotliBytes([file])]).filter(([, bytes]) => Number(bytes) > 400)).toEqual([]);
});

it('takes 600 bytes for what a shop has most often', () => {
	const usual = ['services/google-analytics.js', 'services/meta-pixel.js', 'services/line-tag.js'];
	expect(brotliBytes(usual)).toBeLessThanOrEqual(600);
});

it('takes 600 bytes for three of any, on the average of the catalog', () => {
	expect((brotliBytes(files) / files.length) * 3).toBeLessThanOrEqual(600);
});

it('costs a page that names none of them nothing, however many there are', () => {
	const everybody = [
		'yinyom.js',
		'yinyom-ui.js',
		'yinyom-decision.js',
		'yinyom-sweep.js',
		'yinyom-stop.js',
		'yinyom-preferences.js',
	];
	expect(services.length).toBeGreaterThanOrEqual(45);
	for (const file of [...everybody, 'yinyom-more.js', 'yinyom-modes.js']) {
		expect(modulesOf(file).filter((id) => /(^|\0half|src\/)\/?services\//.test(id))).toEqual([]);
		const text = readDist(file);
		const hosts = services.flatMap((service) => service.hosts as readonly string[]);
		expect(hosts.filter((host) => text.includes(JSON.stringify(host)))).toEqual([]);
	}
	// What tells a page that names a vendor to be told is one expression, and part of the guard's own budget.
	expect(String(define.__MORE__).length).toBeLessThan(110);
});

it.each(files)('%s gives visitors their half and nothing of the other', async (file) => {
	const { service } = (await importDist(file)) as { readonly service: object };
	const known = ['name', 'vendor', 'privacyUrl', 'embed', 'hosts', 'cookies', 'storage', 'refusal'];
	expect(Object.keys(service).filter((key) => !known.includes(key))).toEqual([]);
	expect(services.find(({ id }) => file === `services/${id}.js`)).toMatchObject(service);
});

it('carries four services in the single file, not the catalog', () => {
	const carried = modulesOf('yinyom.full.js').filter((id) => id.startsWith('src/services/'));
	expect(carried.map((id) => id.slice('src/services/'.length, -'.ts'.length))).toEqual([
		'google-analytics',
		'meta-pixel',
		'posthog',
		'youtube',
	]);
});

it('is listed in README.md; "npm run sizes" writes it', () => {
	const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
	expect(quotedServices(readme)).toBe(servicesList());
	expect(quotedServices(withServices(readme, '$1'))).toBe('$1');
});
