import type { ResolvedConfig } from '../config/types.ts';
import type { Words } from './words.ts';

/** Everything the first layer says, with texts resolved: what is rendered is what the receipt's digest covers. */
export interface NoticeContent {
	readonly title: string;
	readonly body: string;
	readonly policy: { readonly label: string; readonly url: string } | null;
	/** In the order shown. */
	readonly buttons: { readonly grantAll: string; readonly denyAll: string; readonly settings: string };
}

export function noticeContent(
	{ categories, controller, policy: { url } }: ResolvedConfig,
	{ about, list, local, say }: Words,
): NoticeContent {
	const aims = Object.entries(categories).flatMap(
		([id, { label }]) => about(id, '.aim') ?? (id === 'necessary' ? [] : (local(label) ?? id)),
	);
	return {
		title: say('notice.title'),
		body: say('notice.body', { controller: local(controller.name) ?? say('notice.someone'), purposes: list(aims) }),
		policy: url ? { label: say('policy'), url } : null,
		buttons: { grantAll: say('grantAll'), denyAll: say('denyAll'), settings: say('settings') },
	};
}

/** One element with its properties and children; text stays text. Through the prototype: see platform/page. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	properties: Partial<HTMLElementTagNameMap[Tag]>,
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
	const element = Object.assign(
		Document.prototype.createElement.call(document, tag),
		properties,
	) as HTMLElementTagNameMap[Tag];
	element.append(...children);
	return element;
}

/**
 * The first layer: granting, denying and choosing cost the same, look the same and weigh the same.
 *
 * Three buttons without state: made by hand they spare every first visitor the 4 kB of Preact, which comes with the
 * center. A region, not a dialog: it takes no focus, covers no task, and the page stays usable (EDPB 05/2020 §39).
 */
export function createNotice(
	{ title, body, policy, buttons }: NoticeContent,
	{
		onGrantAll,
		onDenyAll,
		onSettings,
	}: Readonly<Record<'onGrantAll' | 'onDenyAll' | 'onSettings', (event: Event) => void>>,
): HTMLElement {
	const button = (part: string, label: string, onclick: (event: Event) => void) => {
		const element = make('button', { type: 'button', onclick }, label);
		element.part.add(part);
		return element;
	};
	const notice = make(
		'section',
		{ className: 'notice', ariaLabel: title },
		make(
			'div',
			{},
			make('h2', {}, title),
			make('p', {}, body, ...(policy ? [' ', make('a', { href: policy.url }, policy.label)] : [])),
		),
		make(
			'div',
			{ className: 'buttons' },
			button('grant-all', buttons.grantAll, onGrantAll),
			button('deny-all', buttons.denyAll, onDenyAll),
			button('settings', buttons.settings, onSettings),
		),
	);
	notice.part.add('notice');
	return notice;
}
