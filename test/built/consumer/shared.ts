import { start } from 'yinyom';
import { contentSecurityPolicy, cookieToKeep, keepCookie, readConsent } from 'yinyom/server';
import config from './consent.json' with { type: 'json' };

/** One file for page and server; TypeScript knows of the texts in it no more than that they are texts. */
start(config);
export const keep: (request: Request) => Response = keepCookie(config);
export const answers = (headers: Headers): unknown => [
	readConsent(headers, config),
	cookieToKeep(headers, config),
	contentSecurityPolicy(config, headers),
];
