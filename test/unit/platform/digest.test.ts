import { afterEach, expect, it, vi } from 'vitest';
import { digest } from '../../../src/platform/digest.ts';

afterEach(() => vi.unstubAllGlobals());

it.each<[string, string]>([
	['', '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'],
	['abc', 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'],
	['ยินยอม', Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from('ยินยอม'))).toString('base64url')],
])('digests "%s" with SHA-256 into base64url without padding', async (text, hash) => {
	expect(await digest(text)).toBe(`sha256-${hash}`);
});

it('is null on a page where the browser offers no digest', async () => {
	vi.stubGlobal('crypto', {});
	expect(await digest('abc')).toBeNull();
});
