import type { Requirement } from './requirement.ts';

const sites = 'e2e/sites.e2e.ts';
const accounts = [sites, '000: accounts'] as const;
const invoice = [sites, '001: invoice, in Thai and English'] as const;
const cameras = [sites, '002: cameras'] as const;
const fleet = [sites, '003: fleet'] as const;
const parcels = [sites, '004: parcels'] as const;
const lacks = 'unit/regimes/lacks.test.ts';
const walk = 'unit/regimes/walk.test.ts';
const receipt = 'unit/consent/make-receipt.test.ts';
const version = ['unit/ui/center-content.test.ts', 'links to the policy, with its version as a date'] as const;

/** What the documents of the five sites ask a widget for: their checklists, in their order. */
export const ofSites: readonly Requirement[] = [
	{
		id: '000-1',
		text: 'A config without a controller’s name and a way to reach them is told; both are in the center',
		proofs: [[lacks, 'A6 names everything that Thai law wants and {} lacks, at once'], accounts],
		reason: 'It warns and does not refuse: a visitor is no place for the owner’s omission (DESIGN §2).',
	},
	{ id: '000-2', text: 'Chat is a service of its own and held', proofs: [accounts] },
	{ id: '000-3', text: 'Partners’ own offers are another purpose than our marketing', proofs: [accounts] },
	{ id: '000-4', text: 'The notice covers no checkout, the reopen button no chat', proofs: [accounts] },
	{
		id: '000-5',
		text: 'The choice belongs to the browser, not to an account',
		proofs: [['unit/consent/change.test.ts', 'gives a first visitor two ids of their own, and counts from 1']],
		reason: 'There is no way to hand over an account; a receipt has no field for one.',
	},
	{
		id: '000-6',
		text: 'Links to policy and unsubscribing; a missing rights link or date is told',
		proofs: [[lacks, 'A6 names everything that Thai law wants and {} lacks, at once'], accounts],
	},
	{ id: '000-7', text: 'Thai by itself; the policy’s version is asked for', proofs: [accounts] },
	{ id: '001-1', text: 'Grant, deny and settings on the first layer, in the page’s language', proofs: [invoice] },
	{ id: '001-2', text: 'One ISO date is shown as 7 มีนาคม 2567 and as 7 March 2024', proofs: [version, invoice] },
	{ id: '001-3', text: 'Agreeing to terms, or going on, grants nothing', proofs: [invoice] },
	{
		id: '001-4',
		text: 'A new policy version asks again; a correction of words does not, and is recorded',
		proofs: [[walk, 'E3 asks nobody again for a correction of words, and for a raised revision all the same']],
	},
	{ id: '001-5', text: 'E-mail and push are shown as managed elsewhere, not as a switch', proofs: [invoice] },
	{
		id: '001-6',
		text: 'Each language has its own digest, and the receipt names which was shown',
		proofs: [invoice],
	},
	{
		id: '002-1',
		text: 'The missing section on cookies is made from the config',
		proofs: [cameras],
	},
	{
		id: '002-2',
		text: 'The catalog has the services such a shop uses',
		proofs: [
			['unit/law/docs.test.ts', '002-2 has every service of the five sites in the catalog, or declared by its site'],
			cameras,
		],
	},
	{
		id: '002-3',
		text: 'Three brands, one controller; nothing is shared across domains',
		proofs: [['e2e/attacks/chaos-storage.e2e.ts', 'C-17: a frame of another site decides for itself alone'], cameras],
	},
	{ id: '002-4', text: 'The DPO’s mailbox, the rights link and "within 30 days"', proofs: [cameras] },
	{ id: '002-5', text: 'The authority is shown', proofs: [cameras] },
	{ id: '002-6', text: 'No category for photos or CCTV', proofs: [cameras] },
	{ id: '003-1', text: 'The familiar Thai labels, and ปฏิเสธทั้งหมด at equal weight', proofs: [fleet] },
	{
		id: '003-2',
		text: 'No category without label, description and a service, or words that there is none',
		proofs: [
			['unit/config/resolve.test.ts', "wants words for a category of the owner's own, and no others"],
			['unit/ui/center-content.test.ts', 'says so when no service uses a category'],
			fleet,
		],
	},
	{ id: '003-3', text: 'Necessary, functional, analytics and marketing, as its policy has them', proofs: [fleet] },
	{ id: '003-4', text: 'That data may be kept abroad is said, and where', proofs: [fleet] },
	{
		id: '003-5',
		text: 'Works in a web view: no third-party cookie, opener or popup; 320 pixels wide',
		proofs: [
			[
				'e2e/peers/proof.e2e.ts',
				'61: every button of both layers can be read and pressed, in a page from right to left too',
			],
			fleet,
		],
		reason: 'Safe areas of a phone cannot be made in a test; the page’s viewport is set for them.',
	},
	{ id: '003-6', text: 'A new version asks again, and says what changed', proofs: [fleet] },
	{
		id: '003-7',
		text: 'The old plugin’s "accept all" is no grant; its refusal is one',
		proofs: [
			['unit/migrate/refused.test.ts', 'honours %s (%s)'],
			['unit/migrate/honoured.test.ts', '003-migration grants nothing by whatever another manager kept'],
			[
				'e2e/adopted.e2e.ts',
				'a refusal in another manager counts here until the visitor decides, and a grant there is asked for anew',
			],
			fleet,
		],
	},
	{
		id: '004-1',
		text: 'Only what rests on consent has a switch; the rest is always on, with its reason',
		proofs: [
			[walk, '004-basis keeps a category on, unasked, where another reason is enough, and asks where it is not'],
			[receipt, '004-basis says by which other reason a category is on, and that nobody was asked about it'],
			parcels,
		],
	},
	{ id: '004-2', text: 'Measuring advertising is a purpose apart from parcel tracking', proofs: [parcels] },
	{ id: '004-3', text: 'The effect of withdrawing is shown before, and recorded as shown', proofs: [parcels] },
	{ id: '004-4', text: 'Rights link, DPO with phone, e-mail and address, authority', proofs: [parcels] },
	{ id: '004-5', text: 'Retention in words, per category', proofs: [parcels] },
	{ id: '004-6', text: 'The person can take the last receipt along', proofs: [parcels] },
	{
		id: '004-7',
		text: 'The authority is data of the owner, with the day it was looked up; none is built in',
		proofs: [
			[lacks, 'wants an authority that can be reached and a day on which somebody looked it up'],
			['unit/law/docs.test.ts', '004-7 has no telephone number and no mailbox of an authority in anything that ships'],
		],
	},
];
