import { isEvent } from '../config/event-names.ts';
import { describe } from './describe.ts';
import type { Finding } from './inspection.ts';
import { finding, type Judge, type Matter } from './matter.ts';
import { isCode } from './script-type.ts';
import type { PageTag } from './snapshot.ts';

/** What the page's inline code does with our events and with Google's queue, as far as its text tells; files it does not read. */
export const judgeCode: Judge = (matter) => [
	...matter.snapshot.tags.flatMap((tag) => unheard(matter, tag)),
	...emptied(matter),
];

/** Also what is held: it is code once it is released. */
const codeOf = (tag: PageTag): string =>
	tag.name === 'script' && (isCode(tag) || tag.attributes['data-consent'] !== undefined) ? tag.text : '';

/** Where the code names what it listens to: by `yinyom` itself, by the name it gives it in the queue, or on `document`. */
const QUEUED =
	/(?:\byinyomQueue\b[^;]*?\.push|\byinyom\??\.ready\.then)\(\s*(?:async\s+)?(?:function\b[^(]*)?\(?\s*([a-z_]\w*)/gi;

function heardIn(text: string): readonly string[] {
	const names = new Set(['yinyom', ...Array.from(text.matchAll(QUEUED), ([, name = '']) => name)]);
	const forms = [...names].map((name) => `\\b${name}\\??\\.on\\(\\s*(["'\`])`);
	return [...forms, 'addEventListener\\(\\s*(["\'`])yinyom:'].flatMap((form) =>
		Array.from(text.matchAll(new RegExp(`${form}([^"'\`\\s]*)\\1`, 'g')), ([, , name = '']) => name),
	);
}

const unheard = ({ snapshot: { base } }: Matter, tag: PageTag): readonly Finding[] =>
	[...new Set(heardIn(codeOf(tag)))]
		.filter((name) => !isEvent(name))
		.map((name) => finding('unknown-event', 'risk', name, { where: describe(tag, base), of: name }));

/** `dataLayer = [` as a statement. */
const ANEW = /(?:^|[;{}\n]|\bvar\s)\s*(?:(?:window|self)\.)?dataLayer\s*=\s*\[/;
/** A script that has looked whether there is one. */
const LOOKS = /(?:!|\btypeof)\s*(?:(?:window|self)\.)?dataLayer\b|\bdataLayer\b['"]?\s*(?:\|\||\?\?|===?|!==?|in\b)/;

/** Google's queue made anew after our default was put into it: Google starts as if nobody had said "denied". */
function emptied({ snapshot: { base, isDefaultLost, tags }, config, own }: Matter): readonly Finding[] {
	if (config.signals?.google === false) return [];
	const found = tags.flatMap((tag, at) => {
		const text = codeOf(tag);
		// Above our tag it comes first; what is held runs late wherever it stands.
		const isLate = at > own || !isCode(tag);
		return own >= 0 && isLate && ANEW.test(text) && !LOOKS.test(text)
			? [finding('default-lost', 'risk', 'dataLayer', { where: describe(tag, base) })]
			: [];
	});
	return isDefaultLost && !found.length ? [finding('default-lost', 'risk', 'dataLayer')] : found;
}
