import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { bearsToken, tokenMistake } from '../../src/receiver/token.ts';
import { createReceiver, sqliteStore } from '../../src/receiver.ts';

it.each([
	['', '0 bytes long; expected at least 32'],
	['short', '5 bytes long'],
	['k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Py', '31 bytes long'],
	['changeme-changeme-changeme-changeme', 'one that can be guessed'],
	['this-is-the-DEFAULT-0123456789-abcdef', 'one that can be guessed'],
	['a'.repeat(64), 'one that can be guessed'],
	['ababababababababababababababababab', 'one that can be guessed'],
	['k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1password5Js', 'one that can be guessed'],
])('V-11, D-20: refuses to start with the token %j', (token, text) => {
	expect(tokenMistake(token)).toContain(text);
	const store = sqliteStore(':memory:');
	expect(() => createReceiver({ store, token })).toThrow('openssl rand -hex 32');
	void store.close();
});

it('takes a thousand random ones, as hexadecimal and as base64', () => {
	for (let index = 0; index < 1000; index += 1)
		for (const form of ['hex', 'base64', 'base64url'] as const)
			expect(tokenMistake(randomBytes(32).toString(form))).toBeUndefined();
});

const token = randomBytes(32).toString('base64');
const bears = (authorization?: string) =>
	bearsToken(new Headers(authorization === undefined ? {} : { authorization }), token);

it.each([`Bearer ${token}`, `bearer  ${token}`, `Basic ${btoa(`owner:${token}`)}`, `Basic ${btoa(`:${token}`)}`])(
	'knows the token in %s',
	async (authorization) => expect(await bears(authorization)).toBe(true),
);

it.each([
	undefined,
	'',
	token,
	'Bearer',
	'Bearer ',
	`Bearer ${token.slice(0, -1)}`,
	`Bearer ${token}=`,
	`Digest ${token}`,
	`Basic ${token}`,
	`Basic ${btoa(token)}`,
	`Basic ${btoa(`${token}:owner`)}`,
	'Basic ****',
])('takes nothing else for it: %s', async (authorization) => expect(await bears(authorization)).toBe(false));
