import style from '../../styles/receipt.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Receipt } from '../consent/receipt.ts';
import type { Guard } from '../guard/contract.ts';
import { fetchItem, RECEIPT } from '../platform/memory.ts';
import { quietly } from '../platform/page.ts';
import { longDate } from './dates.ts';
import { decidedOf } from './decided.ts';
import { newsOf } from './news.ts';
import { make } from './notice.ts';
import type { LayerKey } from './texts.ts';
import type { Words } from './words.ts';

/** What the center shows of the last decision: its receipt, and what was not there then. */
export async function ofTheLast(
	{ load, state: { record, verdict } }: Pick<Guard, 'load' | 'state'>,
	config: ResolvedConfig,
	words: Words<LayerKey>,
) {
	const last = lastReceipt();
	return {
		style,
		// The record itself tells of services that have switches.
		news: [...newsOf(config, record, last?.decisions, verdict.implied), ...(verdict.asked ?? [])],
		receipt:
			last &&
			createReceiptView(last, config, {
				words: words.and((await load(`locales-facts/${words.locale}`)).default),
				names: await namesIn(last, config, load),
			}),
	};
}

/** What the browser keeps of the last decision; `undefined` where that is nothing, or no receipt. */
const lastReceipt = (): LastReceipt | undefined =>
	quietly(() => {
		const text = fetchItem(RECEIPT);
		return text ? { text, ...(JSON.parse(text) as Receipt) } : undefined;
	});

/** The names of services that were decided one by one; of one that nobody knows, its id. */
async function namesIn(
	{ decisions }: LastReceipt,
	{ services }: Pick<ResolvedConfig, 'services'>,
	load: Guard['load'],
): Promise<Readonly<Record<string, string>>> {
	const nameOf = async (id: string) => (services[id] ?? (await load(`services/${id}`)).service).name;
	const ids = decisions.flatMap((each) => (isInPart(each) ? Object.keys(each.services ?? {}) : []));
	const names = await Promise.all(
		ids.map(async (id) => [id, (await nameOf(id).catch(() => undefined)) ?? id] as const),
	);
	return Object.fromEntries(names);
}

const isInPart = ({ status, services = {} }: Receipt['decisions'][number]): boolean =>
	status !== 'ConsentGiven' && Object.values(services).includes(true);

/** A receipt, and its letters. */
export interface LastReceipt extends Receipt {
	readonly text: string;
}

/**
 * The last receipt, closed until somebody opens it: in words, to the letter, and to take along.
 *
 * To the letter, because it is theirs, and whoever is asked about it has to find the very same in their store.
 */
export function createReceiptView(
	{ text, receiptId, event, decisions }: LastReceipt,
	{ categories }: Pick<ResolvedConfig, 'categories'>,
	{ names, words }: { readonly names: Readonly<Record<string, string>>; readonly words: Words },
): HTMLElement {
	const { about, local, locale, say } = words;
	const said = decisions
		.filter(({ status }) => status !== 'notAsked')
		.flatMap(({ id, services = {}, status }) => {
			const own = Object.entries(services).map(([service, isGranted]) => ({
				name: names[service] ?? service,
				isGranted,
			}));
			const label = local(categories[id]?.label) ?? about(id, '') ?? id;
			return decidedOf({ label, isGranted: status === 'ConsentGiven', services: own }, words);
		});
	const pretty = JSON.stringify(JSON.parse(text), null, 2);
	const status = make('output', {});
	const letter = make('pre', {}, pretty);
	const button = (part: 'copy' | 'download', onclick: () => unknown) => {
		const made = make('button', { type: 'button', onclick }, say(`receipt.${part}`));
		made.part.add(part);
		return made;
	};
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text);
			status.textContent = say('receipt.copied');
		} catch {
			// Not on this page: then it is marked, for the person's own hands.
			quietly(() => getSelection()?.selectAllChildren(letter));
		}
	};
	const download = () => {
		const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
		make('a', { href, download: `receipt-${receiptId}.json` }).click();
		setTimeout(() => URL.revokeObjectURL(href), 60_000);
	};
	const date = (time: string) => longDate(Date.parse(time), locale);
	return make(
		'details',
		{ className: 'receipt' },
		make('summary', {}, say('receipt.title')),
		make('p', {}, say('preferences.last', { date: date(event.time) })),
		make('ul', {}, ...said.map((each) => make('li', {}, each))),
		make('p', {}, say('receipt.until', { date: date(event.validUntil) })),
		make('div', { className: 'actions' }, button('copy', copy), button('download', download), status),
		letter,
	);
}
