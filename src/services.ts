/** Entry → npm `yinyom/services`: what the catalog knows about each service; a bundler keeps what is imported. */
export { service as googleAnalytics } from './services/google-analytics.ts';
export { service as metaPixel } from './services/meta-pixel.ts';
export { service as posthog } from './services/posthog.ts';
export type { Service } from './services/service.ts';
export { service as youtube } from './services/youtube.ts';
