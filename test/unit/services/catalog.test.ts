import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { services as ids, withSignals } from '../../../src/build/define.ts';
import { idForm } from '../../../src/config/id-form.ts';
import { mayBeOnHosts } from '../../../src/config/host-match.ts';
import { matchesName } from '../../../src/config/name-match.ts';
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

/** As vendors' own snippets, and pages by hand, write them; a host that is missing here is a request before consent under "catch". */
it.each([
	['https://www.googletagmanager.com/gtag/js?id=G-1', 'google-analytics'],
	['https://region1.google-analytics.com/g/collect', 'google-analytics'],
	['https://region1.analytics.google.com/g/collect', 'google-analytics'],
	['https://www.googletagmanager.com/gtm.js?id=GTM-1', 'google-tag-manager'],
	['https://www.googleadservices.com/pagead/conversion.js', 'google-ads'],
	['https://googleads.g.doubleclick.net/pagead/viewthroughconversion/1/', 'google-ads'],
	['https://td.doubleclick.net/td/rul/1', 'google-ads'],
	['https://connect.facebook.net/en_US/fbevents.js', 'meta-pixel'],
	['https://www.facebook.com/tr?id=1&ev=PageView&noscript=1', 'meta-pixel'],
	['https://analytics.tiktok.com/i18n/pixel/events.js', 'tiktok-pixel'],
	['https://analytics-ipv6.tiktokw.us/ipv6/enrich_ipv6', 'tiktok-pixel'],
	['https://d.line-scdn.net/n/line_tag/public/release/v1/lt.js', 'line-tag'],
	['https://tr.line.me/tag.gif?c_t=lap', 'line-tag'],
	['https://www.clarity.ms/tag/x', 'clarity'],
	['https://scripts.clarity.ms/0.8.1/clarity.js', 'clarity'],
	['https://bat.bing.com/bat.js', 'bing-uet'],
	['https://bat.bing.net/actionp/0', 'bing-uet'],
	['https://static.hotjar.com/c/hotjar-1.js', 'hotjar'],
	['https://t.contentsquare.net/uxa/1.js', 'hotjar'],
	['https://dynamic.criteo.com/js/ld/ld.js?a=1', 'criteo'],
	['https://snap.licdn.com/li.lms-analytics/insight.min.js', 'linkedin-insight'],
	['https://px.ads.linkedin.com/collect/?pid=1&fmt=gif', 'linkedin-insight'],
	['https://static.ads-twitter.com/uwt.js', 'x-pixel'],
	['https://t.co/i/adsct', 'x-pixel'],
	['https://sc-static.net/scevent.min.js', 'snap-pixel'],
	['https://tr-shadow.snapchat.com/p', 'snap-pixel'],
	['https://s.pinimg.com/ct/core.js', 'pinterest-tag'],
	['https://ct.pinterest.com/v3/?event=init', 'pinterest-tag'],
	['https://js-eu1.hs-scripts.com/1.js', 'hubspot'],
	['https://js.hscta.net/cta/current.js', 'hubspot'],
	['https://api.hubapi.com/forms/v2', 'hubspot'],
	['https://www.youtube.com/embed/x', 'youtube'],
	['https://m.youtube.com/embed/x', 'youtube'],
	['https://www.youtube-nocookie.com/embed/x', 'youtube'],
	['https://youtube-nocookie.com/embed/x', 'youtube'],
	['https://i.ytimg.com/vi/x/hqdefault.jpg', 'youtube'],
	['https://img.youtube.com/vi/x/0.jpg', 'youtube'],
	['https://player.vimeo.com/video/1', 'vimeo'],
	['https://www.google.com/maps/embed?pb=x', 'google-maps'],
	['https://maps.google.co.th/maps?q=x&output=embed', 'google-maps'],
	['https://maps.googleapis.com/maps/api/js', 'google-maps'],
	['https://www.google.com/recaptcha/api.js', 'recaptcha'],
	['https://www.recaptcha.net/recaptcha/api.js', 'recaptcha'],
	['https://www.instagram.com/embed.js', 'instagram'],
	['https://platform.instagram.com/en_US/embeds.js', 'instagram'],
	['https://embed.tawk.to/x/1', 'tawk-to'],
	['https://static.zdassets.com/ekr/snippet.js?key=x', 'zendesk'],
	['https://widget.intercom.io/widget/x', 'intercom'],
	['https://cdn.2c2p.com/x.js', 'two-c2p'],
	['https://cdn.omise.co/omise.js', 'omise'],
] as const)('knows %s', (address, id) => {
	const claiming = services.filter(({ hosts }) => mayBeOnHosts(new URL(address), hosts)).map((service) => service.id);
	expect(claiming).toContain(id);
});

/** Libraries of everybody's, from hosts that vendors use as well. */
it.each([
	'https://ajax.googleapis.com/ajax/libs/jquery/3.7.1/jquery.min.js',
	'https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js',
	'https://cdn.jsdelivr.net/npm/bootstrap',
	'https://code.jquery.com/jquery.js',
	'https://unpkg.com/react',
])('takes %s for nobody’s', (address) => {
	expect(services.filter(({ hosts }) => mayBeOnHosts(new URL(address), hosts))).toEqual([]);
});

/** Names as browsers hold them; one that is missing here outlives a withdrawal. */
it.each([
	['google-analytics', ['_ga', '_ga_ABC123', '_gid', '_gat', '_gat_gtag_UA_1_1', '_dc_gtm_UA-1-1', '_gali', 'FPLC']],
	['google-ads', ['_gcl_au', '_gcl_aw', '_gcl_gs', '_gac_gb_1', 'FPGCLAW', 'FPGCLGB', '_gcl_ls']],
	['meta-pixel', ['_fbp', '_fbc', 'lastExternalReferrer', 'lastExternalReferrerTime']],
	['tiktok-pixel', ['_ttp', '_tt_enable_cookie', 'ttcsid', 'ttcsid_ABC', 'ttclid', 'tt_sessionId']],
	['clarity', ['_clck', '_clsk', '_cltk']],
	['bing-uet', ['_uetsid', '_uetvid', '_uetmsclkid', '_uetsid_exp', '_uetvid_exp']],
	['hotjar', ['_hjSession_1', '_hjSessionUser_1', '_hjAbsoluteSessionInProgress', '_hjFirstSeen', 'hjViewportId']],
	['criteo', ['cto_bundle', 'cto_bidid']],
	['linkedin-insight', ['li_fat_id', 'li_giant', 'ln_or', 'li_adsId']],
	['line-tag', ['__lt__cid', '__lt__sid', '__lt__cid.abc', '__lt__sid.abc']],
	['pinterest-tag', ['_pin_unauth', '_pinterest_ct', '_pinterest_ct_rt', '_pinterest_ct_ua', '_epik', '_derived_epik']],
	['snap-pixel', ['_scid', '_scid_r', '_sctr', '_ScCbts', '_schn', '_schn1']],
	[
		'hubspot',
		[
			'__hstc',
			'hubspotutk',
			'__hssc',
			'__hssrc',
			'messagesUtk',
			'__hs_opt_out',
			'__hs_cookie_cat_pref',
			'hs-messages-is-open',
		],
	],
	['matomo', ['_pk_id.1.abc', '_pk_ref.1.abc', '_pk_ses.1.abc', 'mtm_consent', 'mtm_consent_removed']],
	['zendesk', ['__zlcmid', 'ZD-suid', 'ZD-buid', 'ZD-store']],
	['tawk-to', ['twk_idm_key', 'twk_uuid_abc', 'TawkConnectionTime', 'tawk_uuid_propertyId']],
	['intercom', ['intercom-id-x', 'intercom-session-x', 'intercom-device-id-x']],
] as const)('sweeps what is known of %s', (id, names) => {
	const { cookies, storage = [] } = services.find((service) => service.id === id) ?? { cookies: [] };
	const patterns = [...cookies.map(({ name }) => name), ...storage];
	expect(names.filter((name) => !patterns.some((pattern) => matchesName(pattern, name)))).toEqual([]);
});
