import { afterEach, vi } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { resolve } from '../../../src/config/resolve.ts';
import type { Guard } from '../../../src/guard/contract.ts';
import { createPlaceholders } from '../../../src/ui/placeholders.ts';
import { createWords, type Words } from '../../../src/ui/words.ts';
import placeholder from '../../../styles/placeholder.css?inline';
import tokens from '../../../styles/tokens.css?inline';
import { eventually, find, mountWidget, whole } from './widget.ts';

const added: Element[] = [];
afterEach(() => {
	for (const element of added.splice(0)) element.remove();
});

/** A config that knows a player, and a pixel on the same host. */
export const withPlayer = {
	...whole,
	categories: { ...whole.categories, marketing: { services: ['own-pixel', 'player', 'own-ads'] } },
	services: {
		'own-ads': { name: 'Own ads', vendor: 'Example' },
		'own-pixel': { name: 'Pixel', vendor: 'Player Inc.', hosts: ['player.test'] },
		player: {
			name: 'Player',
			vendor: 'Player Inc.',
			privacyUrl: 'https://player.test/privacy',
			hosts: ['player.test', '*.player.test:8443'],
			embed: 'video',
		},
	},
	allow: ['pictures.test'],
};

/** The part that stands in for embeds, with everything around it that decides replaced by spies. */
export function mountPlaceholders({
	raw = withPlayer,
	locale = 'en',
	texts = locale === 'th' ? th : en,
	...more
}: Parameters<typeof mountWidget>[0] = {}) {
	const { guard: base, unmount, ...spies } = mountWidget({ raw, locale, texts, ...more });
	unmount();
	const once = vi.fn<(element: HTMLElement) => void>();
	const close = vi.fn();
	const open = vi.fn<Guard['open']>(async () => undefined);
	const guard: Guard = { ...base, open, close };
	const { config } = resolve(raw);
	const part = createPlaceholders(guard, { config, look: placeholder + tokens, once });
	const words = createWords({ ...texts, ...config.texts[locale] }, locale);
	const show = (elements: readonly HTMLElement[], said: Words = words) => part.show(elements, said);
	return { ...spies, show, once, close, open };
}

/** Puts markup into the page and answers the held element in it; the page is as before after the test. */
export function put(html: string): HTMLElement {
	const container = document.createElement('div');
	container.append(document.createRange().createContextualFragment(html));
	document.body.append(container);
	added.push(container);
	return find(container, '[data-consent]');
}

/** A held frame. */
export const frame = (style = 'width:560px;height:315px', attributes = 'data-consent="marketing"') =>
	`<iframe data-src="https://player.test/embed" style="border:0;${style}" ${attributes}></iframe>`;

/** The placeholder that stands for an element; throws where there is none. */
export function standIn(element: Element) {
	const host = element.nextElementSibling;
	if (host?.localName !== 'yinyom-placeholder' || !host.shadowRoot)
		throw new Error('the element has no placeholder right behind it');
	return { host, root: host.shadowRoot, box: find(host.shadowRoot, '[part=placeholder]') };
}

/** Resolves when the element's placeholder is there and has its place. */
export async function whenPlaced(element: Element): Promise<ReturnType<typeof standIn>> {
	await eventually(() => {
		if (!standIn(element).box.dataset['fit']) throw new Error('it has no place yet');
	});
	return standIn(element);
}
