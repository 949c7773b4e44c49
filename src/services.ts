/**
 * Entry → npm `yinyom/services`: the catalog as a list, and each service by name, so that a bundler keeps what is used.
 *
 * A new service is a file in `services/` and three lines here; a test names the one that is missing.
 */
import * as adsenseFile from './services/adsense.ts';
import * as amplitudeFile from './services/amplitude.ts';
import * as bingUetFile from './services/bing-uet.ts';
import * as clarityFile from './services/clarity.ts';
import * as cloudflareAnalyticsFile from './services/cloudflare-analytics.ts';
import * as cloudflareTurnstileFile from './services/cloudflare-turnstile.ts';
import * as countlyFile from './services/countly.ts';
import * as crispFile from './services/crisp.ts';
import * as criteoFile from './services/criteo.ts';
import * as dailymotionFile from './services/dailymotion.ts';
import * as facebookEmbedFile from './services/facebook-embed.ts';
import * as fullstoryFile from './services/fullstory.ts';
import * as googleAdsFile from './services/google-ads.ts';
import * as googleAnalyticsFile from './services/google-analytics.ts';
import * as googleFontsFile from './services/google-fonts.ts';
import * as googleMapsFile from './services/google-maps.ts';
import * as googleTagManagerFile from './services/google-tag-manager.ts';
import * as heapFile from './services/heap.ts';
import * as hotjarFile from './services/hotjar.ts';
import * as hubspotFile from './services/hubspot.ts';
import * as instagramFile from './services/instagram.ts';
import * as intercomFile from './services/intercom.ts';
import * as klaviyoFile from './services/klaviyo.ts';
import * as lineChatFile from './services/line-chat.ts';
import * as lineTagFile from './services/line-tag.ts';
import * as linkedinInsightFile from './services/linkedin-insight.ts';
import * as matomoFile from './services/matomo.ts';
import * as metaPixelFile from './services/meta-pixel.ts';
import * as mixpanelFile from './services/mixpanel.ts';
import * as omiseFile from './services/omise.ts';
import * as paypalFile from './services/paypal.ts';
import * as pinterestTagFile from './services/pinterest-tag.ts';
import * as plausibleFile from './services/plausible.ts';
import * as posthogFile from './services/posthog.ts';
import * as recaptchaFile from './services/recaptcha.ts';
import * as redditPixelFile from './services/reddit-pixel.ts';
import * as segmentFile from './services/segment.ts';
import type { Service, ServiceFacts } from './services/service.ts';
import * as snapPixelFile from './services/snap-pixel.ts';
import * as snowplowFile from './services/snowplow.ts';
import * as soundcloudFile from './services/soundcloud.ts';
import * as spotifyFile from './services/spotify.ts';
import * as stripeFile from './services/stripe.ts';
import * as tawkToFile from './services/tawk-to.ts';
import * as tiktokEmbedFile from './services/tiktok-embed.ts';
import * as tiktokPixelFile from './services/tiktok-pixel.ts';
import * as twoC2pFile from './services/two-c2p.ts';
import * as vimeoFile from './services/vimeo.ts';
import * as xEmbedFile from './services/x-embed.ts';
import * as xPixelFile from './services/x-pixel.ts';
import * as yandexMetricaFile from './services/yandex-metrica.ts';
import * as youtubeFile from './services/youtube.ts';
import * as zendeskFile from './services/zendesk.ts';

/** All that is known about a service. */
export interface CatalogService extends Service, ServiceFacts {
	/** What a config calls it. */
	readonly id: string;
}

const both = (id: string, service: Service, facts: ServiceFacts): CatalogService => ({ id, ...service, ...facts });

export const adsense = /* @__PURE__ */ both('adsense', adsenseFile.service, adsenseFile.facts);
export const amplitude = /* @__PURE__ */ both('amplitude', amplitudeFile.service, amplitudeFile.facts);
export const bingUet = /* @__PURE__ */ both('bing-uet', bingUetFile.service, bingUetFile.facts);
export const clarity = /* @__PURE__ */ both('clarity', clarityFile.service, clarityFile.facts);
export const cloudflareAnalytics = /* @__PURE__ */ both(
	'cloudflare-analytics',
	cloudflareAnalyticsFile.service,
	cloudflareAnalyticsFile.facts,
);
export const cloudflareTurnstile = /* @__PURE__ */ both(
	'cloudflare-turnstile',
	cloudflareTurnstileFile.service,
	cloudflareTurnstileFile.facts,
);
export const countly = /* @__PURE__ */ both('countly', countlyFile.service, countlyFile.facts);
export const crisp = /* @__PURE__ */ both('crisp', crispFile.service, crispFile.facts);
export const criteo = /* @__PURE__ */ both('criteo', criteoFile.service, criteoFile.facts);
export const dailymotion = /* @__PURE__ */ both('dailymotion', dailymotionFile.service, dailymotionFile.facts);
export const facebookEmbed = /* @__PURE__ */ both('facebook-embed', facebookEmbedFile.service, facebookEmbedFile.facts);
export const fullstory = /* @__PURE__ */ both('fullstory', fullstoryFile.service, fullstoryFile.facts);
export const googleAds = /* @__PURE__ */ both('google-ads', googleAdsFile.service, googleAdsFile.facts);
export const googleAnalytics = /* @__PURE__ */ both(
	'google-analytics',
	googleAnalyticsFile.service,
	googleAnalyticsFile.facts,
);
export const googleFonts = /* @__PURE__ */ both('google-fonts', googleFontsFile.service, googleFontsFile.facts);
export const googleMaps = /* @__PURE__ */ both('google-maps', googleMapsFile.service, googleMapsFile.facts);
export const googleTagManager = /* @__PURE__ */ both(
	'google-tag-manager',
	googleTagManagerFile.service,
	googleTagManagerFile.facts,
);
export const heap = /* @__PURE__ */ both('heap', heapFile.service, heapFile.facts);
export const hotjar = /* @__PURE__ */ both('hotjar', hotjarFile.service, hotjarFile.facts);
export const hubspot = /* @__PURE__ */ both('hubspot', hubspotFile.service, hubspotFile.facts);
export const instagram = /* @__PURE__ */ both('instagram', instagramFile.service, instagramFile.facts);
export const intercom = /* @__PURE__ */ both('intercom', intercomFile.service, intercomFile.facts);
export const klaviyo = /* @__PURE__ */ both('klaviyo', klaviyoFile.service, klaviyoFile.facts);
export const lineChat = /* @__PURE__ */ both('line-chat', lineChatFile.service, lineChatFile.facts);
export const lineTag = /* @__PURE__ */ both('line-tag', lineTagFile.service, lineTagFile.facts);
export const linkedinInsight = /* @__PURE__ */ both(
	'linkedin-insight',
	linkedinInsightFile.service,
	linkedinInsightFile.facts,
);
export const matomo = /* @__PURE__ */ both('matomo', matomoFile.service, matomoFile.facts);
export const metaPixel = /* @__PURE__ */ both('meta-pixel', metaPixelFile.service, metaPixelFile.facts);
export const mixpanel = /* @__PURE__ */ both('mixpanel', mixpanelFile.service, mixpanelFile.facts);
export const omise = /* @__PURE__ */ both('omise', omiseFile.service, omiseFile.facts);
export const paypal = /* @__PURE__ */ both('paypal', paypalFile.service, paypalFile.facts);
export const pinterestTag = /* @__PURE__ */ both('pinterest-tag', pinterestTagFile.service, pinterestTagFile.facts);
export const plausible = /* @__PURE__ */ both('plausible', plausibleFile.service, plausibleFile.facts);
export const posthog = /* @__PURE__ */ both('posthog', posthogFile.service, posthogFile.facts);
export const recaptcha = /* @__PURE__ */ both('recaptcha', recaptchaFile.service, recaptchaFile.facts);
export const redditPixel = /* @__PURE__ */ both('reddit-pixel', redditPixelFile.service, redditPixelFile.facts);
export const segment = /* @__PURE__ */ both('segment', segmentFile.service, segmentFile.facts);
export const snapPixel = /* @__PURE__ */ both('snap-pixel', snapPixelFile.service, snapPixelFile.facts);
export const snowplow = /* @__PURE__ */ both('snowplow', snowplowFile.service, snowplowFile.facts);
export const soundcloud = /* @__PURE__ */ both('soundcloud', soundcloudFile.service, soundcloudFile.facts);
export const spotify = /* @__PURE__ */ both('spotify', spotifyFile.service, spotifyFile.facts);
export const stripe = /* @__PURE__ */ both('stripe', stripeFile.service, stripeFile.facts);
export const tawkTo = /* @__PURE__ */ both('tawk-to', tawkToFile.service, tawkToFile.facts);
export const tiktokEmbed = /* @__PURE__ */ both('tiktok-embed', tiktokEmbedFile.service, tiktokEmbedFile.facts);
export const tiktokPixel = /* @__PURE__ */ both('tiktok-pixel', tiktokPixelFile.service, tiktokPixelFile.facts);
export const twoC2p = /* @__PURE__ */ both('two-c2p', twoC2pFile.service, twoC2pFile.facts);
export const vimeo = /* @__PURE__ */ both('vimeo', vimeoFile.service, vimeoFile.facts);
export const xEmbed = /* @__PURE__ */ both('x-embed', xEmbedFile.service, xEmbedFile.facts);
export const xPixel = /* @__PURE__ */ both('x-pixel', xPixelFile.service, xPixelFile.facts);
export const yandexMetrica = /* @__PURE__ */ both('yandex-metrica', yandexMetricaFile.service, yandexMetricaFile.facts);
export const youtube = /* @__PURE__ */ both('youtube', youtubeFile.service, youtubeFile.facts);
export const zendesk = /* @__PURE__ */ both('zendesk', zendeskFile.service, zendeskFile.facts);

/** Every one of them, by id. */
export const services: readonly CatalogService[] = [
	adsense,
	amplitude,
	bingUet,
	clarity,
	cloudflareAnalytics,
	cloudflareTurnstile,
	countly,
	crisp,
	criteo,
	dailymotion,
	facebookEmbed,
	fullstory,
	googleAds,
	googleAnalytics,
	googleFonts,
	googleMaps,
	googleTagManager,
	heap,
	hotjar,
	hubspot,
	instagram,
	intercom,
	klaviyo,
	lineChat,
	lineTag,
	linkedinInsight,
	matomo,
	metaPixel,
	mixpanel,
	omise,
	paypal,
	pinterestTag,
	plausible,
	posthog,
	recaptcha,
	redditPixel,
	segment,
	snapPixel,
	snowplow,
	soundcloud,
	spotify,
	stripe,
	tawkTo,
	tiktokEmbed,
	tiktokPixel,
	twoC2p,
	vimeo,
	xEmbed,
	xPixel,
	yandexMetrica,
	youtube,
	zendesk,
];

export type { Service, ServiceFacts };
