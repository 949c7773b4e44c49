import type { Requirement } from './requirement.ts';

const walk = 'unit/regimes/walk.test.ts';
const asking = 'e2e/peers/asking.e2e.ts';
const main = 'e2e/main-job.e2e.ts';
const people = 'e2e/people.e2e.ts';
const layers = 'browser/ui/layers.test.tsx';
const center = 'browser/ui/center.test.tsx';
const content = 'unit/ui/center-content.test.ts';
const decide = 'unit/consent/decide.test.ts';
const receipt = 'unit/consent/make-receipt.test.ts';
const later = 'e2e/peers/staying-withdrawn.e2e.ts';
const us = 'e2e/opt-out.e2e.ts';
const thai = 'e2e/sites.e2e.ts';

/** What the laws ask for, by the numbers of the requirements list: before a choice, first layer, center, withdrawal, memory, US, proof. */
export const general: readonly Requirement[] = [
	{
		id: 'A1',
		text: 'Nothing marked is requested before a grant, in no country that wants opt-in',
		proofs: [
			[main, 'nothing reaches a vendor before the visitor decides'],
			[asking, '1: is asked by a page that configures nothing, and nothing loads'],
			[walk, 'A1 A2 F4 grants nothing without a click in any country, but where an opt-out law is known by name'],
		],
	},
	{
		id: 'A2',
		text: 'Unknown, malformed or expired state is denied',
		proofs: [
			['e2e/hostile-page.e2e.ts', 'a forged, truncated or expired cookie is asked about again'],
			[walk, 'A2 asks, and holds everything, in every country when what is stored is broken'],
		],
	},
	{
		id: 'A3',
		text: 'The widget writes nothing but its one cookie and its own keys, and nothing before a choice',
		proofs: [
			[
				'e2e/delivery.e2e.ts',
				'nothing is left in a browser whose person has decided nothing: no cookie, no database, no receipt',
			],
		],
	},
	{
		id: 'A4',
		text: 'Scrolling, keys, Escape, closing or navigating never grant',
		proofs: [
			[asking, '21: scrolling, moving the pointer and pressing keys decide nothing'],
			[layers, 'keeps the notice open while the center is closed again: nothing was decided'],
		],
	},
	{
		id: 'A5',
		text: 'No cookie wall: the page stays usable while the notice is open',
		proofs: [
			['browser/ui/notice.test.tsx', 'is a region with the title as its name, and takes no focus'],
			[thai, '000: accounts'],
		],
	},
	{
		id: 'A6',
		text: 'What the law wants and the config lacks is told, and non-necessary services stay held',
		proofs: [
			['unit/regimes/lacks.test.ts', 'A6 names everything that Thai law wants and {} lacks, at once'],
			['unit/config/resolve.test.ts', 'warns of exactly the five things the law wants when the config is {}'],
			['cli/check-config.test.ts', 'warns of what the law wants without failing, and fails with --strict'],
		],
	},
	{
		id: 'B1',
		text: 'Granting, denying and settings are all on the first layer, as sibling buttons',
		proofs: [
			['browser/ui/notice.test.tsx', 'has three buttons, which submit no form, in the order grant, deny, settings'],
		],
	},
	{
		id: 'B2',
		text: 'They weigh the same: size, font, contrast',
		proofs: [
			[people, 'granting, denying and choosing weigh the same, and the notice takes at most half of the screen'],
			['built/locales.test.ts', '%s says "all" to both: the buttons that grant and deny say as much as each other'],
		],
	},
	{
		id: 'B3',
		text: 'Denying takes one click and no confirmation',
		proofs: [[main, 'reject all costs the same one click, loads nothing and is receipted']],
	},
	{
		id: 'B4',
		text: 'The notice names who asks, purposes, policy and how to change later',
		proofs: [
			['unit/ui/notice.test.ts', 'says who asks, what for, and that the choice can be changed'],
			['unit/ui/notice.test.ts', 'links to the policy where there is one'],
		],
	},
	{
		id: 'B5',
		text: 'The language follows the page, and is recorded',
		proofs: [
			['unit/ui/locale.test.ts', 'finds a shipped locale of several parts before the language alone'],
			[receipt, 'states what was decided, how, under which rules and by which texts'],
			[thai, '001: invoice, in Thai and English'],
		],
	},
	{
		id: 'B6',
		text: 'No optional category is on beforehand',
		proofs: [[thai, '000: accounts']],
	},
	{
		id: 'B7',
		text: 'No promotion, countdown or guilt in the texts that ship',
		proofs: [],
		reason: 'Taste, not a fact a test can state; each language is read and listed in locales/README.md.',
	},
	{
		id: 'B8',
		text: 'A close button says what it means, and grants nothing',
		proofs: [
			[center, 'tells when it has closed, also by Escape'],
			[layers, 'forgets at closing what was switched but not saved'],
		],
	},
	{
		id: 'C1',
		text: 'A switch for each purpose category',
		proofs: [[center, 'has a switch for each category, named by its label and described by its purpose']],
	},
	{
		id: 'C2',
		text: 'The necessary category is shown, locked and explained',
		proofs: [[center, 'shows the necessary category as on, out of reach, and says that it always is']],
	},
	{
		id: 'C3',
		text: 'Each category tells purpose, services, cookies, lifetime, recipients, transfer and basis',
		proofs: [
			[content, 'says of each category what it is called, what it is for, and what withdrawing changes'],
			[
				'unit/regimes/lacks.test.ts',
				'C3 wants retention, recipients and transfer of every category that holds services',
			],
			[thai, '004: parcels'],
		],
	},
	{
		id: 'C4',
		text: 'Save does exactly what the switches show; grant all and deny all are there too',
		proofs: [[layers, 'saves exactly what the switches show, and nothing before']],
	},
	{
		id: 'C5',
		text: 'Controller, DPO, rights, authority, policy version with its date',
		proofs: [
			[content, 'says who is responsible and how to reach them'],
			[content, 'links to the policy, with its version as a date'],
			[thai, '004: parcels'],
		],
	},
	{
		id: 'C6',
		text: 'Reopening shows the stored state, its date and the receipt id',
		proofs: [
			[people, 'any element with data-consent-open brings the preference center, with the stored state and its date'],
		],
	},
	{
		id: 'C7',
		text: 'On a site for minors optional categories stay denied until the guardian has decided',
		proofs: [
			[walk, 'C7 asks nobody on a site for children, and grants nothing that the page has not recorded'],
			[
				'unit/consent/change.test.ts',
				'C7 grants nothing by the click of a child, keeps what the guardian granted, and lets it be taken back',
			],
			[walk, 'C7 asks who is old enough to decide with a guardian, in an opt-out country too'],
		],
	},
	{
		id: 'D1',
		text: 'A way back on every page, for the keyboard too',
		proofs: [
			[people, 'any element with data-consent-open brings the preference center, with the stored state and its date'],
			[people, 'the keyboard alone does the whole job, and nothing steals the focus'],
			[layers, 'hides the button that reopens while there is a layer, and shows it when there is none'],
		],
	},
	{
		id: 'D2',
		text: 'Withdrawing costs no more than granting',
		proofs: [[layers, 'withdraws what was granted when all is rejected']],
	},
	{
		id: 'D3',
		text: 'The effect of withdrawing is on screen before it is saved, and recorded',
		proofs: [
			[
				center,
				'says of what was granted what withdrawing changes, before it goes off and when it does, and of nothing else',
			],
			[thai, '004: parcels'],
		],
	},
	{
		id: 'D4',
		text: 'A withdrawal tells vendors, deletes what they left, and stops what runs',
		proofs: [
			[main, 'withdrawing tells the vendors, deletes their cookies and names the receipt it follows'],
			[
				'e2e/peers/leftovers.e2e.ts',
				'48: both storages, databases and caches are cleared of the denied, and of nothing else',
			],
			[
				'e2e/peers/stopping.e2e.ts',
				'41: a running tracker sends nothing more, in the same page, and an allowed partner goes on',
			],
		],
	},
	{
		id: 'D5',
		text: 'It says that withdrawing does not change what was lawful before',
		proofs: [[thai, '003: fleet']],
	},
	{
		id: 'D6',
		text: 'A withdrawal is a new receipt; the old one stays',
		proofs: [
			[main, 'withdrawing tells the vendors, deletes their cookies and names the receipt it follows'],
			[receipt, 'names the receipt it follows'],
		],
	},
	{
		id: 'D7',
		text: 'The server hears of a withdrawal soon',
		proofs: [[asking, '27: a refusal made while the endpoint was down still counts when it is back']],
	},
	{
		id: 'E1',
		text: 'A refusal is remembered exactly as long as a grant',
		proofs: [
			[walk, 'E1 lets a refusal stand in an opt-out country when its time, revision or policy is over'],
			['unit/consent/change.test.ts', 'notes the rules it was made under, and how long it counts'],
			[decide, 'keeps a "no" without asking again'],
			[
				'unit/server/keep-cookie.test.ts',
				'keeps a "no" as long as a browser can where a law lets things run until somebody says it',
			],
		],
	},
	{
		id: 'E2',
		text: 'Nobody is asked again before the interval of the law',
		proofs: [
			['unit/regimes/regimes.test.ts', 'E2 waits 365 days in Thailand and 180 in the EU and the UK'],
			['unit/regimes/lacks.test.ts', 'E2 tells an owner who asks again sooner than the law bears'],
			[decide, 'counts a decision up to its last millisecond'],
		],
	},
	{
		id: 'E3',
		text: 'Asks again when purposes change, the decision ends, or storage is lost',
		proofs: [
			[decide, 'asks again when the decision has expired'],
			[decide, 'asks again when the revision is raised'],
			[decide, 'asks again when the policy is another'],
			[walk, 'E3 asks nobody again for a correction of words, and for a raised revision all the same'],
		],
	},
	{
		id: 'E4',
		text: 'What is new waits for a question of its own; the rest keeps its state',
		proofs: [
			[decide, 'asks for a new category and keeps what was decided'],
			[later, '55: a new service waits for a question of its own once the revision is raised'],
		],
	},
	{
		id: 'E5',
		text: 'Who opted out is not asked to opt in for twelve months',
		proofs: [[walk, 'E5 asks nobody to opt in where nobody has to']],
	},
	{
		id: 'F1',
		text: 'The signal denies sale and sharing before any tag, whatever was granted, and is recorded as such',
		proofs: [
			[walk, 'F1 denies what is sale or sharing by the signal whatever was granted, before anything is told'],
			['e2e/opt-out.e2e.ts', 'F1: the signal denies what is sold by a legitimate interest as well'],
			[receipt, 'F1 says that the browser decided where the signal did, and nobody asked about what it left open'],
			[us, 'F1 F2: the signal denies, is recorded as the browser’s, and the page says so'],
			['unit/more/meta.test.ts', 'is in time for a pixel that was held: before "init"'],
		],
	},
	{
		id: 'F2',
		text: 'It is visible that the signal was honored',
		proofs: [[us, 'F1 F2: the signal denies, is recorded as the browser’s, and the page says so']],
	},
	{
		id: 'F3',
		text: '"Your privacy choices" is an entry of its own, and confirms',
		proofs: [[us, 'F3: what runs unasked in California is ended by an entry of its own, which confirms it']],
	},
	{
		id: 'F4',
		text: 'The signal never grants, and keeps no notice away where consent is asked for',
		proofs: [
			[walk, 'F4 lets the signal change nothing where consent is asked for'],
			[asking, '24: with GPC and no choice marketing is off, and a receipt says that the browser signalled'],
		],
	},
	{
		id: 'F5',
		text: 'The docs have a /.well-known/gpc.json',
		proofs: [['unit/law/docs.test.ts', 'F5 shows a gpc.json that is one']],
	},
	{
		id: 'G1',
		text: 'Each decision, the signal’s too, is one receipt with digests, version and language',
		proofs: [
			[receipt, 'states what was decided, how, under which rules and by which texts'],
			[main, 'accept all: vendors load in document order, and the receipt is stored once'],
		],
	},
	{
		id: 'G2',
		text: 'A receipt holds no address, user agent, URL, referrer or e-mail',
		proofs: [
			[receipt, 'holds no address of a page or a person, whatever the config says, but the host name of the site'],
		],
	},
	{
		id: 'G3',
		text: 'Sending is idempotent and survives being offline, reloads and full storage',
		proofs: [
			['e2e/delivery.e2e.ts', 'R-7: a receipt that is refused, and one that always fails, hold up no other'],
			['e2e/attacks/chaos-storage.e2e.ts', 'C-01: a full storage costs neither the decision nor its receipt'],
			['receiver/every-store.test.ts', 'keeps each of 200 ids once, posted 8 times at once through two stores'],
		],
	},
	{
		id: 'G4',
		text: 'The person can see, copy and download the last receipt',
		proofs: [
			['browser/ui/receipt-view.test.tsx', 'is copied to the letter, and says so'],
			['browser/ui/receipt-view.test.tsx', 'is taken along as a file of the very same bytes'],
		],
	},
	{
		id: 'G5',
		text: 'An old digest can be resolved to the text that was shown',
		proofs: [
			['cli/notices.test.ts', 'gives a receiver both layers of every language, once, under the digests it prints'],
			[
				'receiver/page/owner-page.test.ts',
				'shows the text of a notice as it was shown, in the order of the screen, and that it is the very text',
			],
		],
	},
];
