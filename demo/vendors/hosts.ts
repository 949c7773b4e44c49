/**
 * The vendors' real hosts that the demo plays. The shop's pages name them as the vendors' own snippets do; the site's
 * server points them at the stand-in, where the host becomes the first part of the path.
 */
export const vendorHosts = [
	'www.googletagmanager.com',
	'www.google-analytics.com',
	'connect.facebook.net',
	'www.facebook.com',
	'eu-assets.i.posthog.com',
	'eu.i.posthog.com',
	'www.youtube-nocookie.com',
	'd.line-scdn.net',
	'embed.tawk.to',
	'static.hotjar.com',
	'partners.nokhook.example',
	'stats.platu.example',
] as const;

export type VendorHost = (typeof vendorHosts)[number];

export function playedBy(vendorUrl: string, html: string): string {
	return vendorHosts.reduce((text, host) => text.replaceAll(`https://${host}`, `${vendorUrl}/${host}`), html);
}
