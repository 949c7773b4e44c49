import { assert, dictionary, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { fromHash, start, toHash, withChoice } from '../../../demo/builder/choices.ts';
import { configOf } from '../../../demo/builder/config-of.ts';
import { tell } from '../../../demo/builder/problems.ts';
import { cssFor, cssOf, snippetOf, wholeOf } from '../../../demo/builder/snippet.ts';

const chosen = {
	...start,
	theme: 'soft',
	'layout.notice': 'box',
	'layout.corner': 'top-end',
	'layout.preferences': 'dialog',
	'controller.name': 'Example Co., Ltd.',
	'policy.version': '2026-03-01',
	'service.stripe': 'necessary',
	'categories.analytics.retention': '26 months',
	'receipts.endpoint': '/consent',
	locales: 'en th',
	'texts.th.notice.title': 'คุกกี้',
	'token.radius': '4px',
	'token.light.accent': '#0b6457',
	'token.dark.accent': '#6fd6c3',
};

it('writes what differs from the defaults, and services under their category', () => {
	expect(configOf(chosen)).toEqual({
		controller: { name: 'Example Co., Ltd.' },
		policy: { version: '2026-03-01' },
		categories: {
			necessary: { services: ['stripe'] },
			analytics: { services: ['google-analytics'], retention: '26 months' },
			marketing: { services: ['meta-pixel', 'youtube'] },
		},
		receipts: { endpoint: '/consent' },
		locales: ['en', 'th'],
		layout: { notice: 'box', corner: 'top-end' },
		theme: 'soft',
		texts: { th: { 'notice.title': 'คุกกี้' } },
	});
});

it('leaves out a corner where nothing stands in one, and a category without services', () => {
	const bare = { ...start, 'layout.corner': 'top-end', 'service.google-analytics': '' };
	expect(configOf(bare)).toEqual({ categories: { marketing: { services: ['meta-pixel', 'youtube'] } } });
});

it('is told nothing but what the law wants', () => {
	const { mistakes, missing } = tell(configOf(chosen));
	expect(mistakes).toEqual([]);
	expect(missing.map(({ text }) => text.split(' ')[0])).toEqual(['controller.email', 'policy.url']);
	const lawful = tell(configOf({ ...chosen, regime: 'th-pdpa' })).missing;
	expect(lawful.length).toBeGreaterThan(missing.length);
	expect(tell(configOf({ ...chosen, 'controller.email': 'privacy' })).mistakes[0]?.text).toMatch(
		/^controller\.email is "privacy"; that is not what it takes/,
	);
});

it('has the colours of each scheme in a media query of its own, unless there is one scheme', () => {
	expect(cssOf(chosen)).toBe(`:root {
	--yinyom-radius: 4px;
}

@media (prefers-color-scheme: light) {
	:root {
		--yinyom-background: #f6f4fb;
		--yinyom-accent: #0b6457;
	}
}

@media (prefers-color-scheme: dark) {
	:root {
		--yinyom-background: #221f2e;
		--yinyom-accent: #6fd6c3;
	}
}`);
	const dark = { ...chosen, colorScheme: 'dark' };
	expect(cssOf(dark)).toContain('\n\n:root {\n\t--yinyom-background: #221f2e;\n\t--yinyom-accent: #6fd6c3;\n}');
	expect(cssOf(dark)).not.toContain('#0b6457');
	expect(cssFor(chosen, 'dark')).toBe(
		':root {\n\t--yinyom-radius: 4px;\n\t--yinyom-background: #221f2e;\n\t--yinyom-accent: #6fd6c3;\n}',
	);
	expect(cssOf(start)).toBe('');
});

it('colours the button that brings the center back like the theme, where there is one', () => {
	expect(cssFor({ theme: 'sharp' }, 'light')).toBe(
		':root {\n\t--yinyom-background: #fffdf8;\n\t--yinyom-accent: #111111;\n}',
	);
	expect(cssOf({ theme: 'sharp', reopen: 'none' })).toBe('');
	// Its icon is in the accent, which follows the text.
	expect(cssOf({ colorScheme: 'light', 'token.light.text': '#334455' })).toContain('--yinyom-accent: #334455;');
});

it('cannot be ended by a text of the owner', () => {
	const sly = { ...start, 'controller.name': '</script><script>alert(1)</script><!--' };
	const { tag } = snippetOf(configOf(sly), sly);
	expect(tag.match(/<\/script>/g)).toHaveLength(2);
	expect(tag).not.toContain('<!--');
	const json = /data-yinyom-config>([^]*?)<\/script>/.exec(tag)?.[1] ?? '';
	expect(JSON.parse(json).controller.name).toBe(sly['controller.name']);
});

it('shows how each chosen service is marked, and an opener where our button is not to be', () => {
	expect(snippetOf(configOf(start), start).marks).toBe(`<!-- Google Analytics 4 -->
<script type="text/plain" data-consent="analytics" src="…"></script>
<!-- Meta Pixel -->
<script type="text/plain" data-consent="marketing" src="…"></script>
<iframe data-consent="service:youtube" data-src="…"></iframe>`);
	const bare = { 'service.stripe': 'necessary', reopen: 'none' };
	expect(snippetOf(configOf(bare), bare).marks).toBe('<a href="#" data-consent-open>Cookie settings</a>');
});

it('has room for the longest text of the notice, and keeps it in the address', () => {
	const long = { ...start, 'texts.de.notice.body': 'Wir '.repeat(120).trim() };
	expect(fromHash(toHash(long))).toEqual(long);
});

it('has no style sheet in the file where no token was changed', () => {
	expect(wholeOf(snippetOf({}, start))).toMatch(/^<script/);
	expect(wholeOf(snippetOf({}, chosen))).toMatch(/^<style>\n:root/);
});

it('comes back from an address as it was', () => {
	expect(fromHash(toHash(chosen))).toEqual(chosen);
	expect(toHash(start)).toBe('');
	const none = withChoice(start, 'service.youtube', '');
	expect(fromHash(toHash(none))).toEqual(none);
	expect(withChoice(chosen, 'theme', '')).not.toHaveProperty('theme');
});

it.each([
	'#theme=evil',
	'#token.light.accent=red%3B%7D*%7Bdisplay%3Anone',
	'#token.font=x%3B%7D*%7Bdisplay%3Anone%7D',
	'#__proto__.x=1',
	'#texts.th.notice.title=a%0Ab',
	'#service.youtube=elsewhere',
	'#enforce=true',
	'#src=https://evil.example/yinyom.js',
])('takes nothing from an address that no form could have made: %s', (hash) => {
	expect(fromHash(hash)).toEqual(start);
});

it('reads any address without an error, and writes no declaration that it did not mean', () => {
	assert(
		property(dictionary(string(), string()), string(), (pairs, text) => {
			for (const hash of [`#${new URLSearchParams(pairs)}`, text]) {
				const choices = fromHash(hash);
				expect(tell(configOf(choices)).mistakes).toEqual([]);
				expect(cssOf(choices).replace(/[^{}]/g, '')).toMatch(/^(\{\})*$/);
			}
		}),
	);
});
