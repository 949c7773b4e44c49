/** The site on which the harness is tested: all that the consent notice will have, in two shadow roots, and a third party. */
import { test as base } from './fixture.ts';
import type { Site } from './server.ts';
import type { Target } from './visitor.ts';

export { expect } from './fixture.ts';

export const save: Target = { role: 'button', name: 'Save choices' };
export const dialog: Target = { role: 'dialog', name: 'Cookie settings' };
export const close: Target = { role: 'button', name: /^close$/i };
export const analytics: Target = { role: 'switch', name: 'Analytics' };

export const test = base.extend<{ readonly site: Site; readonly thirdParty: Site }>({
	thirdParty: async ({ serve }, use) => use(await serve({ '/frame': '<!doctype html><p>frame</p>' })),
	site: async ({ serve, thirdParty }, use) => {
		const strict = {
			headers: { 'Content-Security-Policy': strictPolicy },
			body: '<!doctype html><title>Strict</title>',
		};
		const second = '<!doctype html><title>Second</title>';
		await use(await serve({ '/': page(thirdParty.url), '/second': second, '/strict': strict, '/harness/': folder }));
	},
});

const folder = new URL('./', import.meta.url);

const strictPolicy =
	"default-src 'none'; script-src 'nonce-r4nd0m'; require-trusted-types-for 'script'; trusted-types 'none'";

const page = (thirdPartyUrl: string): string => `<!doctype html><html lang="en"><title>Harness</title>
<style>#late { display: none; position: fixed; bottom: 0; right: 0 }</style>
<h1>Harness</h1><p id="late">late</p><a href="/second">Second page</a>
<label>Name <input></label>
<iframe src="${thirdPartyUrl}/frame"></iframe><x-notice></x-notice>
<script>
	const host = document.querySelector('x-notice');
	host.attachShadow({ mode: 'open' }).innerHTML = \`
		<button part="deny-all">Deny all</button>
		<button part="save" aria-label="Save choices">✓</button>
		<button aria-hidden="true">Save choices</button>
		<x-inner></x-inner>
		<dialog aria-labelledby="title"><h2 id="title">Cookie  settings</h2>
			<label><input type="checkbox" role="switch" name="analytics"> Analytics</label>
			<button part="close">Close</button></dialog>\`;
	const root = host.shadowRoot;
	const dialog = root.querySelector('dialog');
	root.querySelector('x-inner').attachShadow({ mode: 'open' }).innerHTML = '<button>คุกกี้ทั้งหมด</button>';
	window.log = [];
	root.addEventListener('click', ({ target, isTrusted }) => log.push([target.getAttribute('part'), isTrusted]));
	root.querySelector('[part=save]').addEventListener('click', () => {
		document.cookie = 'choice=saved; path=/; SameSite=Lax';
		dialog.showModal();
	});
	root.querySelector('[part=close]').addEventListener('click', () => dialog.close());
	setTimeout(() => { document.getElementById('late').style.display = 'block' }, 300);
</script></html>`;
