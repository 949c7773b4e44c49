/** Shows one layer of the widget as the address says. The gallery's own doing: the widget takes nothing from an address. */
const { lang, scheme, theme, state, layer, notice, corner, preferences, logo } = Object.fromEntries(
	new URLSearchParams(location.search),
);
document.documentElement.lang = lang;
document.documentElement.style.colorScheme = scheme === 'auto' ? '' : scheme;

const config = document.createElement('script');
config.type = 'application/json';
config.dataset.yinyomConfig = '';
config.textContent = JSON.stringify({
	controller: { name: 'Saengchao Camera Co., Ltd.', email: 'privacy@saengchao.example' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: {
		functional: { services: ['youtube'] },
		analytics: { services: ['google-analytics', 'posthog'] },
		marketing: { services: ['meta-pixel'] },
	},
	locale: lang,
	theme,
	colorScheme: scheme,
	layout: { notice, corner, preferences },
	...(logo && { logo }),
});
const tag = document.createElement('script');
tag.src = '/yinyom.js';
void inSight().then(() => document.head.append(config, tag));

(window.yinyomQueue ||= []).push(async (yinyom) => {
	await yinyom.ready;
	if (state === 'granted') await yinyom.grantAll();
	if (state === 'denied' || layer === 'none') await yinyom.denyAll();
	if (layer !== 'none') await yinyom.open(layer);
	// A modal takes the focus a moment after it has come.
	setTimeout(() => parent.postMessage('rest', '*'), 200);
});

/** A modal takes the focus, and the browser scrolls to what has it, out of this frame too: it waits until all of the frame is seen. */
function inSight() {
	return new Promise((done) => {
		const observer = new IntersectionObserver(
			([entry]) => {
				if (entry.intersectionRatio < 0.95) return;
				observer.disconnect();
				done();
			},
			{ threshold: 0.95 },
		);
		observer.observe(document.documentElement);
	});
}
