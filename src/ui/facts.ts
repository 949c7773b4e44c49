import type { CategoryConfig, CookieConfig, LocalText, ResolvedConfig, ServiceConfig } from '../config/types.ts';
import type { Service, ServiceFacts } from '../services/service.ts';
import type { FactsKey } from './texts.ts';
import type { Words } from './words.ts';

/** What the catalog knows of a service beside what every visitor downloads. */
export interface KnownFacts extends Pick<ServiceFacts, 'country' | 'does'> {
	/** Cookies that another host keeps, `fr, sb`. */
	readonly others: readonly (readonly [names: string, host: string])[];
}

/** One thing a person may want to know: what it is called, and what it is. */
export type Fact = readonly [term: string, text: string];

/** The cookies of a service; each row is as long as the head. */
export interface CookieTable {
	readonly caption: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** A service in full, with texts resolved. */
export interface ServiceInFull {
	readonly name: string;
	readonly vendor: string;
	readonly privacyUrl: string | null;
	readonly facts: readonly Fact[];
	readonly cookies: CookieTable | null;
}

/** What details and declaration say. */
export type FactsWords = Words<FactsKey>;

/** A service as the config or the catalog has it. */
export type AnyService = ServiceConfig | Service;

const UNITS = { s: 'second', min: 'minute', h: 'hour', d: 'day', w: 'week', mo: 'month', y: 'year' } as const;

/** Facts without a text are left out: what nobody said is not guessed. */
const known = (facts: readonly (readonly [string, string | undefined])[]): readonly Fact[] =>
	facts.filter(([, text]) => text) as readonly Fact[];

/** `2 y` as the language says it: "2 years", "2 ปี". What is no number and unit stays as it is. */
export function lifetimeOf(lifetime: LocalText | undefined, { local, locale, say }: FactsWords): string {
	const text = local(lifetime) ?? '';
	if (text === 'session') return say('facts.session');
	const [, count, unit] = /^(\d+) ?(s|min|h|d|w|mo|y)$/.exec(text) ?? [];
	if (!unit) return text;
	// English where the browser lacks the language: its own default would be any other.
	return new Intl.NumberFormat([locale, 'en'], {
		style: 'unit',
		unit: UNITS[unit as keyof typeof UNITS],
		unitDisplay: 'long',
	}).format(count as `${number}`);
}

/** What counts for a category as a whole. */
export function categoryFacts(
	id: string,
	{ basis = 'consent', recipients, refusing, retention, transfer }: CategoryConfig,
	vendors: readonly string[],
	{
		implied,
		words: { list, local, say },
	}: {
		/** Categories that an opt-out law lets run: nobody was asked, so consent is not why. Default none. */
		readonly implied?: readonly string[] | undefined;
		readonly words: FactsWords;
	},
): readonly Fact[] {
	const named = list([...new Set(vendors.filter((each) => each))]);
	return known([
		// Another reason than consent is true also where nobody was asked.
		[
			say('facts.basis'),
			basis === 'consent' && implied?.includes(id)
				? ''
				: say(id === 'necessary' ? 'facts.necessary' : `facts.${basis}`),
		],
		[say('facts.refusing'), id !== 'necessary' && basis === 'consent' ? (local(refusing) ?? say('facts.refused')) : ''],
		[say('facts.recipients'), [local(recipients), named].filter((each) => each).join(' \u00b7 ')],
		[say('facts.transfer'), local(transfer)],
		[say('facts.retention'), local(retention)],
	]);
}

/** What the widget itself keeps: to remember the choice, as the purpose of "necessary" says. */
function ownFacts(
	{ receipts, validityDays }: Pick<ResolvedConfig, 'receipts' | 'validityDays'>,
	words: FactsWords,
): readonly Fact[] {
	const kept = (name: string, days: number) => `${name} (${lifetimeOf(`${days} d`, words)})`;
	// The second until each receipt has arrived, and no longer than a browser keeps any cookie.
	const cookies = [kept('yinyom', validityDays), ...(receipts.endpoint ? [kept('yinyom-waiting', 400)] : [])];
	return [
		[words.say('facts.cookies'), cookies.join(', ')],
		[words.say('facts.storage'), 'yinyom*'],
	];
}

/** A service in full: the owner's own words, else the catalog's. */
export function serviceInFull(
	id: string,
	own: ServiceConfig,
	catalog: KnownFacts | undefined,
	words: FactsWords,
): ServiceInFull {
	const { local, locale, say } = words;
	const country = own.country ?? catalog?.country;
	return {
		name: own.name ?? id,
		vendor: own.vendor ?? '',
		privacyUrl: own.privacyUrl ?? null,
		facts: known([
			[say('facts.purpose'), local(own.purpose) ?? catalog?.does.map((each) => say(`does.${each}`)).join(' \u00b7 ')],
			[say('facts.country'), country && new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(country)],
			[say('facts.retention'), local(own.retention)],
			[say('facts.storage'), own.storage?.join(', ')],
			// Apart from the table: few vendors say how long they keep those.
			...(catalog?.others ?? []).map(([names, host]) => [`${say('facts.cookies')} (${host})`, names] as const),
		]),
		cookies: cookiesOf(own.cookies ?? [], words),
	};
}

function cookiesOf(own: readonly (string | CookieConfig)[], words: FactsWords): CookieTable | null {
	const { local, say } = words;
	const rows = own.map((cookie) => {
		const { name, purpose, lifetime }: CookieConfig = typeof cookie === 'string' ? { name: cookie } : cookie;
		return [name, local(purpose), lifetimeOf(lifetime, words)];
	});
	if (!rows.length) return null;
	const head = [say('facts.name'), say('facts.purpose'), say('facts.lifetime')];
	// A column in which nothing is said is no column.
	const isSaid = head.map((_, index) => rows.some((row) => row[index]));
	const shorten = (row: readonly (string | undefined)[]) =>
		row.filter((_, index) => isSaid[index]).map((cell) => cell || '-');
	return {
		caption: say('facts.cookies'),
		head: shorten(head),
		rows: rows.map(shorten),
	};
}

/** What details say of the catalog, in the shortest form: a line `does,does country;id/name, name@host/…;id …` for all that are alike. */
export function packFacts(
	catalog: readonly (Pick<ServiceFacts, 'country' | 'does' | 'thirdPartyCookies'> & { readonly id: string })[],
): string {
	const lines = new Map<string, string>();
	for (const { id, country, does, thirdPartyCookies = [] } of catalog) {
		const hosts = new Map<string, readonly string[]>();
		for (const { name, host } of thirdPartyCookies) hosts.set(host, [...(hosts.get(host) ?? []), name]);
		const line = `${does.join()} ${country}`;
		const cookies = [...hosts].map(([host, names]) => `/${names.join(', ')}@${host}`);
		lines.set(line, `${lines.get(line) ?? line};${id}${cookies.join('')}`);
	}
	return [...lines.values()].join('\n');
}

/** What `packFacts` packed, by id. */
export const knownFacts = (packed: string): ReadonlyMap<string, KnownFacts> =>
	new Map(
		packed.split('\n').flatMap((line) => {
			const [alike, ...services] = line.split(';') as [string, ...string[]];
			const [does, country] = alike.split(' ') as [string, string];
			return services.map((service) => {
				const [id, ...cookies] = service.split('/') as [string, ...string[]];
				const others = cookies.map((each) => each.split('@') as [names: string, host: string]);
				return [id, { country, does: does.split(',') as unknown as KnownFacts['does'], others }] as const;
			});
		}),
	);

/** The services of one category in full, and what counts for it as a whole. */
export interface CategoryInFull {
	readonly facts: readonly Fact[];
	/** In the config's order. */
	readonly services: readonly (readonly [id: string, service: ServiceInFull])[];
}

/** Reads each service from the config, else as the catalog's file; one that nobody knows is named by its id. */
export async function categoryInFull(
	category: string,
	config: Pick<ResolvedConfig, 'categories' | 'services' | 'receipts' | 'validityDays'>,
	{
		catalog,
		implied,
		read,
		words,
	}: {
		readonly catalog: ReadonlyMap<string, KnownFacts>;
		/** The catalog's own file. */
		readonly read: (id: string) => Promise<AnyService>;
		/** Categories that run though nobody granted them. Default none. */
		readonly implied?: readonly string[] | undefined;
		readonly words: FactsWords;
	},
): Promise<CategoryInFull> {
	const found = config.categories[category] ?? { services: [] };
	const services = await Promise.all(
		found.services.map(async (id) => {
			const service = config.services[id] ?? (await read(id).catch((): AnyService => ({})));
			return [id, serviceInFull(id, service, catalog.get(id), words)] as const;
		}),
	);
	const vendors = services.map(([, { vendor }]) => vendor);
	const facts = categoryFacts(category, found, vendors, { implied, words });
	return { facts: facts.concat(category === 'necessary' ? ownFacts(config, words) : []), services };
}
