import type { CategoryConfig, CookieConfig, LocalText, ResolvedConfig, ServiceConfig } from '../config/types.ts';
import type { Service, ServiceFacts } from '../services/service.ts';
import type { FactsKey } from './texts.ts';
import type { Words } from './words.ts';

/** What the catalog knows of a service beside what every visitor downloads. */
export interface KnownFacts extends Pick<ServiceFacts, 'country' | 'does' | 'thirdPartyCookies'> {}

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
	facts.filter((fact): fact is Fact => !!fact[1]);

/** `2 y` as the language says it: "2 years", "2 ปี". What is no number and unit stays as it is. */
export function lifetimeOf(lifetime: LocalText | undefined, { local, locale, say }: FactsWords): string {
	const text = local(lifetime) ?? '';
	if (text === 'session') return say('facts.session');
	const [, count, unit] = /^(\d+) (s|min|h|d|w|mo|y)$/.exec(text) ?? [];
	if (!unit) return text;
	// English where the browser lacks the language: its own default would be any other.
	return new Intl.NumberFormat([locale, 'en'], {
		style: 'unit',
		unit: UNITS[unit as keyof typeof UNITS],
		unitDisplay: 'long',
	}).format(Number(count));
}

/** What counts for a category as a whole. */
export function categoryFacts(
	id: string,
	{ basis = 'consent', recipients, refusing, retention, transfer }: CategoryConfig,
	vendors: readonly string[],
	{ list, local, say }: FactsWords,
): readonly Fact[] {
	const isAsked = id !== 'necessary' && basis === 'consent';
	const named = list([...new Set(vendors.filter(Boolean))]);
	return known([
		[say('facts.basis'), say(id === 'necessary' ? 'facts.necessary' : `facts.${basis}`)],
		[say('facts.refusing'), isAsked ? (local(refusing) ?? say('facts.refused')) : undefined],
		[say('facts.recipients'), [local(recipients), named].filter(Boolean).join(' \u00b7 ')],
		[say('facts.transfer'), local(transfer)],
		[say('facts.retention'), local(retention)],
	]);
}

/** A service in full: the owner's own words, else the catalog's. */
export function serviceInFull(
	id: string,
	service: AnyService,
	catalog: KnownFacts | undefined,
	words: FactsWords,
): ServiceInFull {
	const { local, locale, say } = words;
	const own: ServiceConfig = service;
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
		]),
		cookies: cookiesOf(own.cookies ?? [], catalog?.thirdPartyCookies ?? [], words),
	};
}

function cookiesOf(
	own: readonly (string | CookieConfig)[],
	others: NonNullable<KnownFacts['thirdPartyCookies']>,
	words: FactsWords,
): CookieTable | null {
	const { local, say } = words;
	const cookies: readonly CookieConfig[] = own.map((cookie) =>
		typeof cookie === 'string' ? { name: cookie } : cookie,
	);
	const rows = [
		...cookies.map(({ name, purpose, lifetime }) => [name, local(purpose) ?? '', lifetimeOf(lifetime, words)]),
		...others.map(({ name, host }) => [`${name} (${host})`, '', '']),
	];
	if (!rows.length) return null;
	const head = [say('facts.name'), say('facts.purpose'), say('facts.lifetime')];
	// A column in which nothing is said is no column.
	const isSaid = head.map((_, index) => rows.some((row) => row[index]));
	const shorten = (row: readonly string[]) => row.filter((_, index) => isSaid[index]);
	return {
		caption: say('facts.cookies'),
		head: shorten(head),
		rows: rows.map((row) => shorten(row).map((cell) => cell || '\u2013')),
	};
}

/** What was made of the catalog when the package was built: a line for each, `id country does,does name@host …`. */
export function knownFacts(lines: string): ReadonlyMap<string, KnownFacts> {
	return new Map(
		lines.split('\n').map((line) => {
			const [id = '', country = '', does = '', ...cookies] = line.split(' ');
			const thirdPartyCookies = cookies.map((cookie) => {
				const [name = '', host = ''] = cookie.split('@');
				return { name, host };
			});
			return [id, { country, does: does.split(',') as unknown as KnownFacts['does'], thirdPartyCookies }];
		}),
	);
}

/** The services of one category in full, and what counts for it as a whole. */
export interface CategoryInFull {
	readonly facts: readonly Fact[];
	/** In the config's order. */
	readonly services: readonly (readonly [id: string, service: ServiceInFull])[];
}

/** Reads each service from the config, else as the catalog's file; one that nobody knows is named by its id. */
export async function categoryInFull(
	category: string,
	config: Pick<ResolvedConfig, 'categories' | 'services'>,
	{
		catalog,
		read,
		words,
	}: {
		readonly catalog: ReadonlyMap<string, KnownFacts>;
		/** The catalog's own file. */
		readonly read: (id: string) => Promise<AnyService>;
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
	return { facts: categoryFacts(category, found, vendors, words), services };
}
