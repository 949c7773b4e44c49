import type { Acknowledgement, Handler, ProblemDetails } from '../../src/receiver.ts';

/** A request as a browser makes it, without a network. `body` is sent as it is when it is a string, else as JSON. */
export const postRequest = (body: unknown, headers: Record<string, string> = {}): Request =>
	new Request('https://receiver.example/consent', {
		method: 'POST',
		headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});

/** Posts, and reads the answer as the wire promises it. */
export async function post(
	handler: Handler,
	body: unknown,
	headers?: Record<string, string>,
): Promise<{ response: Response; answer: Acknowledgement & ProblemDetails }> {
	const response = await handler(postRequest(body, headers));
	return { response, answer: await response.json() };
}
