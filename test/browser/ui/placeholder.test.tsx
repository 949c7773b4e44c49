import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { createWords } from '../../../src/ui/words.ts';
import { frame, mountPlaceholders, put, standIn, whenPlaced, withPlayer } from './embeds.ts';
import { eventually, find } from './widget.ts';

const texts = ({ root }: Pick<ReturnType<typeof standIn>, 'root'>) =>
	[...root.querySelectorAll('.form > p, .form button, .form a')].map((element) => element.textContent);
const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }));

afterEach(() => page.viewport(414, 896));

it.each<[string, string, string[]]>([
	[
		'a service by name',
		frame('width:560px;height:315px', 'data-consent="service:player"'),
		[
			'Video from Player',
			'If you load it, Player Inc. can set cookies and will know that you are here.',
			'Load this once',
			'Always load: Marketing',
			'Privacy policy of Player Inc.',
			'Cookie settings',
		],
	],
	[
		'a service by its host, the one that is seen before the one that counts',
		frame(),
		[
			'Video from Player',
			'If you load it, Player Inc. can set cookies and will know that you are here.',
			'Load this once',
			'Always load: Marketing',
			'Privacy policy of Player Inc.',
			'Cookie settings',
		],
	],
	[
		'nobody it knows',
		'<iframe data-consent="functional marketing" data-src="https://other.test:81/x" width="500" height="300"></iframe>',
		[
			'Content from other.test:81',
			'If you load it, other.test:81 can set cookies and will know that you are here.',
			'Load this once',
			'Always load: Functional and Marketing',
			'Cookie settings',
		],
	],
	[
		'a video of nobody it knows',
		'<video data-consent="marketing" data-src="https://other.test/x.mp4" width="500" height="300"></video>',
		[
			'Video from other.test',
			'If you load it, other.test can set cookies and will know that you are here.',
			'Load this once',
			'Always load: Marketing',
			'Cookie settings',
		],
	],
	[
		'a category nobody declared, which no grant would release',
		frame('width:560px;height:315px', 'data-consent="marketing nobody"'),
		[
			'Content from player.test',
			'If you load it, player.test can set cookies and will know that you are here.',
			'Load this once',
			'Cookie settings',
		],
	],
	[
		'the absence of a grant',
		frame('width:560px;height:315px', 'data-consent="!marketing"'),
		[
			'Content from player.test',
			'If you load it, player.test can set cookies and will know that you are here.',
			'Load this once',
			'Cookie settings',
		],
	],
])('says of an element that names %s: what it is, whose, and what loading means', async (_, html, said) => {
	const { show } = mountPlaceholders();
	const element = put(html);
	show([element]);
	expect(texts(await whenPlaced(element))).toEqual(said);
});

it('says the same in another language from when a person chooses it, and drops what was on its way in the first', async () => {
	const { show } = mountPlaceholders();
	const element = put(frame());
	show([element]);
	await whenPlaced(element);
	show([element], createWords(en, 'en'));
	show([element], createWords(th, 'th'));
	const { host, root } = await whenPlaced(element);
	expect(host.getAttribute('lang')).toBe('th');
	expect(root.textContent).toContain(th['placeholder.once']);
	expect(document.querySelectorAll('yinyom-placeholder')).toHaveLength(1);
});

it('speaks Thai, and in the words of the owner where there are some', async () => {
	const raw = { ...withPlayer, texts: { th: { 'placeholder.once': 'ดูเลย' } } };
	const { show } = mountPlaceholders({ raw, locale: 'th' });
	const element = put(frame());
	show([element]);
	expect(texts(await whenPlaced(element))).toEqual([
		'วิดีโอจาก Player',
		'หากแสดงเนื้อหานี้ Player Inc. อาจใช้คุกกี้และจะทราบว่าท่านเข้าชมหน้านี้',
		'ดูเลย',
		'แสดงทุกครั้ง: คุกกี้เพื่อการตลาด',
		'นโยบายความเป็นส่วนตัวของ Player Inc.',
		'ตั้งค่าคุกกี้',
	]);
	expect(standIn(element).host.getAttribute('lang')).toBe('th');
});

it('knows the services of the catalog by their hosts', async () => {
	const raw = { ...withPlayer, categories: { marketing: { services: ['meta-pixel', 'youtube'] } } };
	const { show } = mountPlaceholders({ raw });
	const element = put(
		'<iframe data-consent="marketing" data-src="https://www.youtube-nocookie.com/embed/x" width="500" height="300"></iframe>',
	);
	show([element]);
	expect(texts(await whenPlaced(element))[0]).toBe('Video from YouTube');
});

it('tells the owner of a service that is not there, and names the host instead', async () => {
	const raw = { ...withPlayer, categories: { marketing: { services: ['no-such-file'] } } };
	const { show, report } = mountPlaceholders({ raw });
	const element = put(frame());
	show([element]);
	expect(texts(await whenPlaced(element))[0]).toBe('Content from player.test');
	expect(report.mock.calls).toEqual([['service', 'data-consent', 'no-such-file']]);
});

it('is a group with its title as name; both ways to load look and weigh the same', async () => {
	const { show } = mountPlaceholders();
	const element = put(frame());
	show([element]);
	const { root } = await whenPlaced(element);
	await expect.element(page.getByRole('group', { name: 'Video from Player' })).toBeVisible();
	const [once, always] = ['once', 'always'].map((part) => {
		const button = find(root, `[part=${part}]`);
		const { width, height } = button.getBoundingClientRect();
		const { color, backgroundColor, fontSize, fontWeight, borderColor } = getComputedStyle(button);
		return { width: Math.round(width), height, color, backgroundColor, fontSize, fontWeight, borderColor };
	});
	expect(once).toEqual(always);
	expect(once?.height).toBeGreaterThanOrEqual(44);
});

it('loads this one element when a person presses "once", and decides nothing', async () => {
	const { show, once, act, shown, close } = mountPlaceholders();
	const [element, other] = [put(frame()), put(frame())];
	show([element, other]);
	await whenPlaced(other);
	find(standIn(other).root, '[part=once]').remove();
	await whenPlaced(element);
	await press('Load this once');
	expect(once.mock.calls).toEqual([[element]]);
	// It goes with what it stands for, which may not come.
	expect(standIn(element).host.isConnected).toBe(true);
	show([other]);
	expect(() => standIn(element)).toThrow('no placeholder');
	expect(standIn(other).host.isConnected).toBe(true);
	for (const spy of [act, shown, close]) expect(spy).not.toHaveBeenCalled();
});

it('grants every category that the element names when a person presses "always", with what was shown as proof', async () => {
	const { show, once, act, shown } = mountPlaceholders();
	const element = put(frame('width:560px;height:315px', 'data-consent="functional service:player"'));
	show([element]);
	await whenPlaced(element);
	await press('Always load: Functional and Marketing');
	await eventually(() =>
		expect(act.mock.calls).toEqual([
			[
				{ action: 'save', surface: 'placeholder' },
				{ functional: true, marketing: true },
			],
		]),
	);
	expect(shown.mock.calls).toEqual([
		[
			{
				layer: 'placeholder',
				layout: 'box',
				locale: 'en',
				withdrawalEffectShown: false,
				content: expect.objectContaining({
					title: 'Video from Player',
					meaning: expect.stringContaining('Player Inc.'),
				}),
			},
		],
	]);
	expect(shown.mock.invocationCallOrder[0]).toBeLessThan(act.mock.invocationCallOrder[0] ?? 0);
	expect(once).not.toHaveBeenCalled();
});

it('decides without a digest that failed, and says which part did not load', async () => {
	const first = mountPlaceholders({ shown: () => Promise.reject(new Error('no digest')) });
	const element = put(frame());
	first.show([element]);
	await whenPlaced(element);
	await press('Always load: Marketing');
	await eventually(() => expect(first.act).toHaveBeenCalledTimes(1));
	first.show([]);

	const second = mountPlaceholders({ decision: vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))) });
	const uncaught = vi.fn((event: PromiseRejectionEvent) => event.preventDefault());
	addEventListener('unhandledrejection', uncaught);
	second.show([element]);
	await whenPlaced(element);
	await press('Always load: Marketing');
	await eventually(() =>
		expect(second.report.mock.calls).toEqual([['load', 'yinyom-decision.js', expect.any(TypeError)]]),
	);
	removeEventListener('unhandledrejection', uncaught);
	expect(uncaught).not.toHaveBeenCalled();
	expect(standIn(element).host.isConnected).toBe(true);
});

it('lets nothing load for a script that presses', async () => {
	const { show, once, act, open } = mountPlaceholders();
	const element = put(frame());
	show([element]);
	const { root } = await whenPlaced(element);
	for (const part of ['once', 'always']) {
		find(root, `[part=${part}]`).click();
		find(root, `[part=${part}]`).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
	}
	// Whoever opens the settings afterwards is the only one who was heard.
	find(root, '.links button').click();
	await eventually(() => expect(open.mock.calls).toEqual([['preferences']]));
	expect(once).not.toHaveBeenCalled();
	expect(act).not.toHaveBeenCalled();
});

it('gives the keyboard to the element when the placeholder that had it goes', async () => {
	const { show } = mountPlaceholders();
	const [element, other] = [put(frame()), put(frame())];
	show([element, other]);
	const { root } = await whenPlaced(element);
	await whenPlaced(other);
	show([element]);
	expect(document.activeElement).toBe(document.body);
	find(root, '[part=once]').focus();
	show([]);
	expect(document.activeElement).toBe(element);
});

it('shows each element once, however often it is asked, and comes back for one that is held again', async () => {
	const { show } = mountPlaceholders();
	const element = put(frame());
	for (let times = 0; times < 5; times++) show([element]);
	await whenPlaced(element);
	show([element]);
	const count = () => document.querySelectorAll('yinyom-placeholder').length;
	expect(count()).toBe(1);
	show([]);
	show([element]);
	show([]);
	show([element]);
	await whenPlaced(element);
	expect(count()).toBe(1);
	show([]);
	expect(count()).toBe(0);
});

it('leaves the page as it was', async () => {
	const { show } = mountPlaceholders();
	const element = put(`<div class="card" style="overflow: hidden;">${frame()}</div>`);
	const card = find(document, '.card');
	const before = card.outerHTML;
	show([element]);
	await whenPlaced(element);
	show([]);
	expect(card.outerHTML).toBe(before);
});

it.each<[string, boolean]>([
	['/own.svg', true],
	['data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>', true],
	['https://pictures.test/x.jpg', true],
	['https://i.ytimg.com/vi/x/hq.jpg', false],
	['//player.test/x.jpg', false],
	['javascript:alert(1)', false],
	['https://', false],
	['', false],
])('takes the picture %s: %s', async (poster, isTaken) => {
	const { show, report } = mountPlaceholders();
	const element = put(frame());
	element.dataset['poster'] = poster;
	show([element]);
	const { root } = await whenPlaced(element);
	// One that cannot be had is taken out again; it has been asked for.
	const asked = () => performance.getEntriesByName(new URL(poster, location.href).href).length > 0;
	if (isTaken) await eventually(() => expect(!!root.querySelector('img') || asked()).toBe(true));
	else expect(root.querySelector('img')).toBeNull();
	expect(report.mock.calls).toEqual(isTaken ? [] : [['poster', poster, element]]);
});

it('does without a picture that does not load', async () => {
	const { show } = mountPlaceholders();
	const element = put(frame());
	element.dataset['poster'] = 'data:image/gif,broken';
	show([element]);
	const { root, box } = await whenPlaced(element);
	await eventually(() => expect(root.querySelector('img')).toBeNull());
	expect(box.className).toBe('');
});

it('opens all the words in a dialog where there is little room, and closes it without deciding', async () => {
	const { show, once, act } = mountPlaceholders();
	const element = put(frame('width:200px;height:120px'));
	show([element]);
	const { root, box } = await whenPlaced(element);
	expect(box.dataset['fit']).toBe('small');
	await press('Show options');
	await expect.element(page.getByRole('dialog', { name: 'Video from Player' })).toBeVisible();
	expect(root.activeElement?.textContent).toBe('Video from Player');
	// Nothing can be saved here, nor lost.
	await press('Close');
	expect(find<HTMLDialogElement>(root, 'dialog').open).toBe(false);
	expect(root.activeElement?.textContent).toBe('Show options');
	await press('Show options');
	await press('Cookie settings');
	expect(find<HTMLDialogElement>(root, 'dialog').open).toBe(false);
	expect(once).not.toHaveBeenCalled();
	await press('Show options');
	await press('Load this once');
	expect(once.mock.calls).toEqual([[element]]);
	show([]);
	expect(act).not.toHaveBeenCalled();
	expect(document.activeElement).toBe(element);
});

it.each(
	(['en', 'th'] as const).flatMap((locale) =>
		[
			[120, 90],
			[200, 120],
			[240, 135],
			[300, 150],
			[320, 180],
			[336, 189],
			[300, 250],
			[336, 420],
			[560, 315],
			[1200, 95],
			[1200, 675],
		].map(([width = 0, height = 0]) => [locale, width, height] as const),
	),
)('keeps its words within the box: %s, %i × %i', async (locale, width, height) => {
	await page.viewport(Math.max(width + 20, 360), 740);
	const { show } = mountPlaceholders({ locale });
	const element = put(frame(`width:${width}px;height:${height}px`, 'data-consent="functional analytics marketing"'));
	show([element]);
	const { box } = await whenPlaced(element);
	const { left, top, right, bottom } = box.getBoundingClientRect();
	const words = [...box.querySelectorAll<HTMLElement>('p, button, a')].filter((each) => each.checkVisibility());
	expect(words.length).toBeGreaterThanOrEqual(2);
	for (const each of words) {
		const rect = each.getBoundingClientRect();
		expect(rect.left).toBeGreaterThanOrEqual(left);
		expect(rect.top).toBeGreaterThanOrEqual(top);
		expect(rect.right).toBeLessThanOrEqual(right);
		expect(rect.bottom).toBeLessThanOrEqual(bottom);
		if (each.localName === 'button') expect(each.scrollWidth).toBeLessThanOrEqual(each.clientWidth + 1);
	}
});
