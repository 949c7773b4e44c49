/** Entry → npm `yinyom/server`: what a visitor decided, read on the server, web standard. */
export type { ConsentRecord } from './consent/record.ts';
export { contentSecurityPolicy, type PolicyOptions } from './server/content-security-policy.ts';
export type { Visit } from './server/judge-visit.ts';
export { cookieToKeep, keepCookie, type KeepOptions } from './server/keep-cookie.ts';
export { type Consent, readConsent } from './server/read-consent.ts';
export type { RequestHeaders } from './server/request-headers.ts';
