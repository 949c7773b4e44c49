/** A page that allows almost nothing: nonce, strict-dynamic, Trusted Types. We need no exception. */
import { paths } from './moments.ts';
import { config, en, expect, page, ran, receiptsOf, test } from './page.ts';

const nonce = 'cmFuZG9t';
const policy = [
	"default-src 'none'",
	`script-src 'nonce-${nonce}' 'strict-dynamic'`,
	"style-src 'self'",
	"connect-src 'self'",
	"img-src 'self'",
	"require-trusted-types-for 'script'",
].join('; ');

const html = page(
	`${config().replace('<script', `<script nonce="${nonce}"`)}
	<script nonce="${nonce}">
		window.refused = [];
		document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI));
	</script>
	<script async nonce="${nonce}" src="/yinyom.js"></script>`,
	`<script nonce="${nonce}" type="text/plain" data-consent="analytics" src="THIRD/external.js"></script>
	<script nonce="${nonce}" type="text/plain" data-consent="analytics">(window.ran ||= []).push('inline');</script>
	<script type="text/plain" data-consent="analytics">(window.ran ||= []).push('without a nonce');</script>
	<script type="text/plain" data-consent="analytics" src="THIRD/injected.js"></script>`,
);

test('notice, preference center, release, receipt: no violation, and no way round the nonce', async ({
	visitor,
	open,
}) => {
	const { site, thirdParty } = await open({ html, headers: { 'content-security-policy': policy } });
	await visitor.click(en.settings);
	await visitor.waitVisible(en.save);
	await visitor.press('Escape');
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => (window as { ran?: string[] }).ran?.includes('inline'));
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	await visitor.waitVisible(en.reopen);
	expect(await visitor.eval(ran)).toEqual(['/external.js', 'inline']);
	expect(paths(thirdParty)).toEqual(['/external.js']);
	expect(await visitor.eval('window.refused')).toEqual([]);
	expect((await visitor.box(en.reopen)).width).toBe(44);
});
