import type { Handler } from './handler.ts';
import { bearsToken, tokenMistake } from './token.ts';

/**
 * `GET /metrics` for a listener of its own, behind a token: how many consent is nobody's business, and visitors cannot reach it.
 *
 * @throws when the token can be guessed
 */
export function createMetricsPage(text: () => string | Promise<string>, token: string): Handler {
	const mistake = tokenMistake(token);
	if (mistake) throw new RangeError(`yinyom receiver: the token is ${mistake}`);
	return async ({ headers, method, url }) => {
		const answer = (status: number, body: string, more: Readonly<Record<string, string>> = {}) =>
			new Response(method === 'HEAD' ? null : body, {
				status,
				headers: {
					'content-type': 'text/plain; version=0.0.4; charset=utf-8',
					'cache-control': 'no-store',
					'x-content-type-options': 'nosniff',
					...more,
				},
			});
		if (!(await bearsToken(headers, token)))
			return answer(401, 'A token is needed.\n', { 'www-authenticate': 'Bearer' });
		if (method !== 'GET' && method !== 'HEAD') return answer(405, 'Read only.\n', { allow: 'GET, HEAD' });
		return new URL(url).pathname === '/metrics' ? answer(200, await text()) : answer(404, 'There is /metrics.\n');
	};
}
