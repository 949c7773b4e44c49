import type { ResolvedConfig } from '../config/types.ts';
import type { Law } from '../consent/make-receipt.ts';
import type { NoticeKey } from './texts.ts';
import type { Words } from './words.ts';

/** Everything the first layer says, with texts resolved: what is rendered is what the receipt's digest covers. */
export interface NoticeContent {
	readonly title: string;
	readonly body: string;
	readonly policy: { readonly label: string; readonly url: string } | null;
	/** In the order shown, which a list keeps and the keys of an object would not. */
	readonly buttons: readonly Button<'grant-all' | 'deny-all' | 'settings'>[];
}

/** What a button is called in the style sheet and by the owner's, and what it says. */
export type Button<Part extends string> = readonly [part: Part, label: string];

export function noticeContent(
	{ categories, controller, policy: { url } }: ResolvedConfig,
	{ about, list, local, say }: Words<NoticeKey>,
	law?: Law,
): NoticeContent {
	const aims = Object.entries(categories).flatMap(([id, { label }]) =>
		id === 'necessary' || law?.always.includes(id) ? [] : (about(id, '.aim') ?? local(label) ?? id),
	);
	return {
		title: say('notice.title'),
		body:
			say('notice.body', { controller: local(controller.name) ?? say('notice.someone'), purposes: list(aims) }) +
			(law?.line ? ` ${law.line}` : ''),
		policy: url ? { label: say('policy'), url } : null,
		buttons: [
			['grant-all', say('grantAll')],
			['deny-all', say('denyAll')],
			['settings', say('settings')],
		],
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
	press: Readonly<Record<NoticeContent['buttons'][number][0], (event: Event) => void>>,
	/** A dialog where the page is out of reach until there is an answer. */
	tag: 'section' | 'dialog' = 'section',
): HTMLElement {
	const notice = make<'section' | 'dialog'>(
		tag,
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
			...buttons.map(([part, label]) => {
				const button = make('button', { type: 'button', onclick: press[part] }, label);
				button.part.add(part);
				return button;
			}),
		),
	);
	notice.part.add('notice');
	return notice;
}
