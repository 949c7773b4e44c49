import { type Config, start } from 'yinyom';
import schema from 'yinyom/config.schema.json' with { type: 'json' };
import { googleAnalytics, type Service } from 'yinyom/services';

declare global {
	interface Window {
		// What many sites declare: our types may not have an idea of their own.
		dataLayer: object[];
	}
}

const service: Service = googleAnalytics;
const config: Config = {
	controller: { name: { th: 'บริษัท ตัวอย่าง จำกัด', en: 'Example Co., Ltd.' }, email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: { services: [googleAnalytics.id] } },
	reopen: 'end',
};
const yinyom = start(config, { nonce: 'abc' });

// @ts-expect-error: there is no such corner
export const middle: Config = { reopen: 'middle' };
// @ts-expect-error: a corner is a text
start({ reopen: 5 });
// @ts-expect-error: there is no such option
start({ polcy: { url: '/privacy' } });

document.addEventListener('yinyom:change', ({ detail: { granted, record } }) => {
	const ids: readonly string[] = granted;
	console.log(ids, record?.consentId.length, schema.$id, service.cookies.length);
});
window.addEventListener('yinyom:receipt', ({ detail }) => console.log(detail.receipt.decisions, detail.status));
yinyom.on('open', ({ layer }) => console.log(layer === 'notice', window.yinyom?.isGranted('analytics')));
(window.yinyomQueue ||= []).push((early) => console.log(early.grants));
