import { meantEvent } from '../config/event-names.ts';
import type { FindingKind } from './inspection.ts';
import type { KnownService } from './known.ts';

/** What an advice depends on, beside the kind. */
export interface About {
	/** The service it belongs to, where one is known. */
	readonly service?: KnownService | undefined;
	/** Which of several advices for the same kind. */
	readonly of?: string | undefined;
}

const markAs = ({ id, isDeclared, category }: KnownService): string =>
	isDeclared
		? `data-consent="service:${id}"`
		: `data-consent="service:${id}", and list "${id}" under categories.${category}.services`;

const declare = ({ id, category }: KnownService): string => `List "${id}" under categories.${category}.services.`;

/** What to do about each kind, in the owner's words. */
const texts: Readonly<Record<FindingKind, (about: About) => string>> = {
	'request-before-consent': ({ service, of }) =>
		of === 'changed'
			? 'A decision was changed on this page before anybody took notes. Put data-debug on the yinyom script and reload.'
			: of === 'full'
				? "The browser's list of requests is full; later ones are missing. Put data-debug on the yinyom script and reload."
				: service
					? `Hold what asks for it: ${markAs(service)}.`
					: 'Hold what asks for it with data-consent. If the page cannot do without, declare a service with this host under "necessary", or name the host in "allow".',
	'ran-unmarked': ({ service }) =>
		service
			? `Hold it: type="text/plain" on a script, data-src on all else, and ${markAs(service)}. If another script inserts it, hold that one.`
			: 'Hold it with data-consent.',
	'not-inert': ({ of }) =>
		of === 'script'
			? 'The browser runs it at once. Add type="text/plain"; a module takes data-type="module" beside it.'
			: of === 'container'
				? 'data-consent holds the element it stands on, not what is inside. Put it on this one, with data- before the attribute that loads.'
				: of === 'lazy'
					? 'A lazy-loading library reads data-src too, and asks nobody. Take its class (or data-lazyloaded) off; loading="lazy" is the browser\'s own, and waits for the grant.'
					: of === 'srcdoc'
						? 'What srcdoc says is shown at once. Move it to a page of its own and name that in data-src.'
						: `The browser loads it at once. Write data-${of} instead of ${of}.`,
	unlisted: ({ service }) =>
		service
			? `It loads when its mark is granted, and neither notice nor receipt names it. ${declare(service)}`
			: 'List its service under a category.',
	'unknown-mark': () =>
		'The config has no such category, or lists no such service: the element stays held for ever. Correct the name, or add it.',
	'template-image': () => 'Firefox fetches what a template names. Write data-src (data-srcset, data-href) inside it.',
	hint: ({ service }) =>
		`The browser follows it before anybody is asked. Remove it${service && !service.isDeclared ? `, or list "${service.id}" under "necessary" if that is what it is` : ''}.`,
	noscript: () => 'No script can hold it, and who has no scripts is never asked. Remove it.',
	'undeclared-cookie': ({ service }) =>
		service
			? `${declare(service)} Until then visitors are not told, and a withdrawal leaves it.`
			: 'Find out who sets it, and list its name under services.<id>.cookies; under "necessary" if the site itself needs it.',
	'undeclared-storage': ({ service }) =>
		service
			? `${declare(service)} Until then visitors are not told, and a withdrawal leaves it.`
			: 'Find out who writes it, and list it under services.<id>.storage; under "necessary" if the site itself needs it.',
	'before-us': ({ of }) =>
		of === 'inline'
			? 'It runs before the yinyom script and names another host. If it loads from there, mark it, or move it below.'
			: 'It stands above the yinyom script, so nothing but its own mark could hold it. Mark it, or move it below if the page needs it.',
	placement: ({ of }) =>
		of === 'late'
			? 'Make the yinyom script the first of the page, above everything that loads.'
			: of === 'unseen'
				? 'The gate above runs before this tag is there, and goes by the config alone. Write it there, or on the tag of yinyom-gate.js too.'
				: of === 'missing'
					? 'A yinyom script that another script inserts comes too late. Write it into the page, first in the head.'
					: `Take ${of} off the yinyom script: the parser has to wait for it.`,
	'not-deletable': () =>
		'They are on the vendor\'s own site, where nothing of yours reaches; tell visitors. HttpOnly ones on your site take an answer with Clear-Site-Data: "cookies", or Set-Cookie with Max-Age=0.',
	'unknown-event': ({ of = '' }) => `There is no such event, so what listens is never called.${meantEvent(of)}`,
	'default-lost': () =>
		'The page assigns dataLayer anew. Google hears once more what is in force, but a tag that is not held may have started before. Write window.dataLayer = window.dataLayer || [], and push into it.',
	rewritten: ({ of }) =>
		of === 'own'
			? 'An optimiser runs the yinyom script late. Exempt it (data-cfasync="false" for Rocket Loader, nowprocket for WP Rocket).'
			: 'Something else will run it, or nothing. Exempt marked scripts from the optimiser, and write type="text/plain".',
};

export const adviceOn = (kind: FindingKind, about: About): string => texts[kind](about);
