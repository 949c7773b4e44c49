import type { Handler } from '../server/open-port.ts';
import { answers, notFound } from './answers.ts';
import { type Hit, hitOf } from './hits.ts';
import { vendorHosts } from './hosts.ts';

/** Plays every vendor on one port, and tells `record` about each request before answering it. */
export function createVendors(record: (hit: Hit) => void): Handler {
	return async (request) => {
		const hit = hitOf(request);
		record(hit);
		const host = vendorHosts.find((known) => known === hit.host);
		const response = request.method === 'OPTIONS' ? new Response(null, { status: 204 }) : await answer();
		allowFrom(request, response.headers);
		return response;

		function answer() {
			return host ? answers[host](hit) : notFound();
		}
	};
}

/** Vendors are asked from everywhere. Nothing may be cached: a cached script would load without being counted. */
function allowFrom(request: Request, headers: Headers): void {
	headers.set('cache-control', 'no-store');
	headers.set('cross-origin-resource-policy', 'cross-origin');
	headers.set('access-control-allow-origin', request.headers.get('origin') ?? '*');
	headers.set('access-control-allow-credentials', 'true');
	headers.set('access-control-allow-headers', request.headers.get('access-control-request-headers') ?? '*');
	headers.set('access-control-allow-methods', 'GET, POST');
}
