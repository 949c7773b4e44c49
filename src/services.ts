/** Entry → npm `yinyom/services`: the catalog as a list, and each service by name, so that a bundler keeps what is used. */
import * as googleAnalyticsFile from './services/google-analytics.ts';
import * as metaPixelFile from './services/meta-pixel.ts';
import * as posthogFile from './services/posthog.ts';
import type { Service, ServiceFacts } from './services/service.ts';
import * as youtubeFile from './services/youtube.ts';

/** All that is known about a service. */
export interface CatalogService extends Service, ServiceFacts {
	/** What a config calls it. */
	readonly id: string;
}

const both = (id: string, service: Service, facts: ServiceFacts): CatalogService => ({ id, ...service, ...facts });

export const googleAnalytics: CatalogService = /* @__PURE__ */ both(
	'google-analytics',
	googleAnalyticsFile.service,
	googleAnalyticsFile.facts,
);
export const metaPixel: CatalogService = /* @__PURE__ */ both('meta-pixel', metaPixelFile.service, metaPixelFile.facts);
export const posthog: CatalogService = /* @__PURE__ */ both('posthog', posthogFile.service, posthogFile.facts);
export const youtube: CatalogService = /* @__PURE__ */ both('youtube', youtubeFile.service, youtubeFile.facts);

/** Every one of them. */
export const services: readonly CatalogService[] = [googleAnalytics, metaPixel, posthog, youtube];

export type { Service, ServiceFacts };
