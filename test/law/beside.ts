import type { Requirement } from './requirement.ts';

const signals = 'unit/more/signals.test.ts';
const page = 'e2e/vendor-signals.e2e.ts';
const told = 'e2e/told-libraries.e2e.ts';
const manager = 'unit/tag-manager/container.test.ts';

/** What is asked for beside the laws, so that an owner can keep them: vendors that obey, and servers that answer alike. */
export const beside: readonly Requirement[] = [
	{
		id: 'I-1',
		text: 'Every vendor with a consent call hears grant, withdrawal, grant, withdrawal in its own words, before its tag runs',
		proofs: [
			[signals, '%s hears: hold, grant, withdrawal, grant, withdrawal'],
			[signals, 'has every service of the catalog with a signal, and every bridge, in this table'],
			[
				page,
				'ten vendors on one page hear hold, grant, withdrawal, grant, withdrawal, each in its words and before its own tag runs',
			],
			[
				told,
				'mixpanel and amplitude send after each grant and fall silent at each withdrawal, though the page calls them all the time',
			],
			[told, 'segment passes on each decision, as the event and the context that stand behind it are told of'],
			[told, 'clarity that waits for consent keeps no cookie until it hears of a grant, on each page anew'],
		],
	},
	{
		id: 'I-2',
		text: 'Google hears all seven types: the default before any tag, then one update for each decision',
		proofs: [
			[page, 'an async tag still puts the default before what ran earlier, and tells an unmarked pixel to stop'],
			[page, 'grant, withdraw, grant, withdraw: one update each, and the last one is the state'],
			[
				manager,
				'has Tag Manager hear the default first, then one update for each of grant, withdrawal, grant, withdrawal',
			],
		],
	},
	{
		id: 'I-3',
		text: 'A server that reads the cookie answers as the widget does, in every country, stored state and with the signal',
		proofs: [
			['unit/server/same-as-page.test.ts', 'in every place, with %s'],
			[
				'unit/server/read-consent.test.ts',
				'makes the policy of what the law of the country lets run, and takes out what the signal denies',
			],
		],
	},
	{
		id: 'I-4',
		text: 'A server that keeps the cookie keeps what the visitor decided, and no more',
		proofs: [
			['unit/server/keep-cookie.test.ts', 'says never more than what came, whatever came'],
			[
				'e2e/server-cookie.e2e.ts',
				'the server keeps what the browser sent, longer than a script could, and the widget goes on with it',
			],
		],
	},
	{
		id: 'I-5',
		text: 'Three services cost a visitor 0.6 kB at most, and a catalog that nobody names nothing',
		proofs: [
			['built/services.test.ts', 'takes 600 bytes for what a shop has most often'],
			['built/services.test.ts', 'costs a page that names none of them nothing, however many there are'],
		],
	},
];
