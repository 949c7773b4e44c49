import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { services as ids, withSignals } from '../../../src/build/define.ts';
import { idForm } from '../../../src/config/id-form.ts';
import { configShape, hostForm } from '../../../src/config/shape.ts';
import { type CatalogService, services } from '../../../src/services.ts';

const {
	cookies: [[cookieForm]],
	storage: [storageForm],
} = configShape.services['*'];

/** What is wrong with each, by id: an empty list when all is well. */
const wrong = (of: (service: CatalogService) => readonly unknown[]): readonly unknown[] =>
	services.flatMap((service) => of(service).map((found) => [service.id, found]));

const unfit = (form: RegExp, values: readonly string[] = []) => values.filter((value) => !form.test(value));

it('holds at least 45 services, listed in the order of their ids', () => {
	expect(services.length).toBeGreaterThanOrEqual(45);
	expect(services.map(({ id }) => id)).toEqual(services.map(({ id }) => id).toSorted());
});

it('lists every file of the folder under its name', () => {
	expect(services.map(({ id }) => id)).toEqual(ids.toSorted());
	expect(readdirSync(new URL('../../../src/services/', import.meta.url))).toHaveLength(services.length + 1);
});

it('calls each service by an id that fits into the cookie and into attributes', () => {
	expect(wrong(({ id }) => unfit(idForm, [id]))).toEqual([]);
});

it('links to a privacy policy and to a source, both over https', () => {
	expect(wrong(({ privacyUrl, source }) => unfit(/^https:\/\/[a-z0-9.-]+\/\S*$/i, [privacyUrl, source]))).toEqual([]);
});

it('says at least one host of each, in the form that a config takes and in small letters', () => {
	expect(wrong(({ hosts }) => (hosts.length ? unfit(hostForm, hosts) : ['no host']))).toEqual([]);
	expect(wrong(({ hosts }) => hosts.filter((host) => host !== host.toLowerCase()))).toEqual([]);
});

it('names cookies and storage in the form that a config takes', () => {
	expect(
		wrong(({ cookies }) =>
			unfit(
				cookieForm,
				cookies.map(({ name }) => name),
			),
		),
	).toEqual([]);
	expect(wrong(({ storage }) => unfit(storageForm, storage))).toEqual([]);
	expect(wrong(({ cookies }) => cookies.filter(({ lifetime }) => !lifetime))).toEqual([]);
});

it("never sweeps the widget's own cookie or keys", () => {
	const matches = (pattern: string, name: string) =>
		new RegExp(`^${pattern.replace(/[^\w*-]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);
	const own = ['yinyom', 'yinyom:outbox', 'yinyom:dead:1'];
	expect(
		wrong(({ cookies, storage = [] }) =>
			[...cookies.map(({ name }) => name), ...storage].filter((pattern) => own.some((name) => matches(pattern, name))),
		),
	).toEqual([]);
});

it('says where each is at home and what it is for', () => {
	expect(wrong(({ country }) => unfit(/^[A-Z]{2}$/, [country]))).toEqual([]);
	expect(wrong(({ purposes }) => unfit(/^[A-Z][^.]+\.$/, [purposes]))).toEqual([]);
});

it('names cookies that stay by the host that keeps them', () => {
	const hosts = (service: CatalogService) => service.thirdPartyCookies?.map(({ host }) => host);
	expect(wrong((service) => unfit(hostForm, hosts(service)))).toEqual([]);
});

it('says of each signal what it was compared with, and of no service without one', () => {
	const seen = services.flatMap(({ id, signalSeen }) => (signalSeen ? [id] : []));
	expect(seen).toEqual(withSignals.toSorted());
});

it('was checked on a day that has been', () => {
	const today = new Date().toISOString().slice(0, 10);
	const isDay = (text: string) =>
		/^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toISOString().startsWith(text) && text <= today;
	expect(wrong(({ checkedOn }) => (isDay(checkedOn) ? [] : [checkedOn]))).toEqual([]);
	expect(wrong(({ signalSeen }) => (!signalSeen || isDay(signalSeen.on) ? [] : [signalSeen]))).toEqual([]);
});

/** One host serves them all, and no form of a host tells them apart; each file says so. */
const shared: Readonly<Record<string, readonly string[]>> = {
	'*.googletagmanager.com': ['google-ads', 'google-analytics'],
	'www.google.com': ['google-maps', 'recaptcha'],
};

it('claims each host for one service, but for those that are shared', () => {
	const claims: Record<string, string[]> = {};
	for (const { id, hosts } of services) for (const host of hosts) (claims[host] ??= []).push(id);
	expect(Object.fromEntries(Object.entries(claims).filter(([, by]) => by.length > 1))).toEqual(shared);
});
