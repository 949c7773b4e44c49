import type { Yinyom } from '../../src/guard/api.ts';
import type { DecisionPart, Guard, LoadPart } from '../../src/guard/contract.ts';
import type { Globals, Product } from './bundle.ts';
import { SmallDocument, SmallFrame, SmallObserver, SmallScript } from './document.ts';
import { SmallElement, SmallHtmlElement, SmallMedia, SmallTemplate } from './elements.ts';
import { type Law, optional } from './law.ts';
import { SmallNode, Target } from './nodes.ts';
import { createElementOf, type Fate, type Piece } from './piece.ts';
import type { World } from './world.ts';

/** How often the guard looks at the clock. */
const MINUTE = 60_000;

/** What a page is made of, and how the parts of the product arrive. */
export interface Site {
	/** Where the tag stands: before everything, in the middle, or come when all is parsed. */
	readonly tag: 'first' | 'middle' | 'late';
	readonly pieces: readonly Piece[];
	readonly config: Readonly<Record<string, unknown>>;
	/** The fate of each fetched part, in turn. */
	readonly parts: readonly Fate[];
}

/** Where another tab may get in while one keeps its decision: before its cookie is written, before it is read back, before the mirror is written. */
export type Gap = 'cookie' | 'read' | 'mirror';

/** What another tab does in such a gap, once. */
export interface Meanwhile {
	readonly at: Gap;
	/** @param cookie what the jar held before this tab wrote into it */
	readonly run: (cookie: string) => void;
}

/** One page in one tab, from its first byte to the moment it is left. */
export interface Tab {
	readonly name: string;
	isGone: boolean;
	/** In the browser's back/forward cache. */
	isAsleep: boolean;
	/** When the last storage event under way arrives. */
	newsAt: number;
	/** Whether its own script asked for a new page, which is on its way. */
	isLeaving: boolean;
	readonly revision: number;
	readonly document: SmallDocument;
	/** The API, once the product runs. */
	readonly api: () => Yinyom | undefined;
	/** What the interface of the product works with, once a part is there. */
	readonly guard: () => Guard | undefined;
	/** What decides, once it is there. */
	readonly part: () => DecisionPart | undefined;
	/** What another tab does while this one keeps its next decision. */
	meanwhile: Meanwhile | undefined;
	/** The cookies as this tab saw them before another one wrote, until it writes itself: news between two processes take time. */
	stale: string | undefined;
	/** The last message that each vendor heard about consent. */
	readonly heard: () => { readonly google: Readonly<Record<string, string>> | undefined; readonly meta: unknown };
	/** An event at its window. */
	readonly hear: (type: string, fields?: object) => void;
	readonly cookiesChanged: (name: string) => void;
	/** A script of the page puts a marked element at its end; as text, a script in it counts as one that has run. */
	readonly add: (piece: Piece, way: 'node' | 'text') => void;
}

/** Opens the site in a tab. */
export function openTab(
	world: World,
	law: Law,
	{
		site,
		create,
		name,
		reload,
	}: { site: Site; create: (page: Globals) => Product; name: string; reload: (tab: Tab) => void },
): Tab {
	const begun = world.now;
	const target = new Target();
	const cookieStore = new Target();
	const consentOf = (queue: unknown): readonly (readonly unknown[])[] =>
		Array.from((queue as ArrayLike<ArrayLike<unknown>>) ?? [], (command) => Array.from(command)).filter(
			([word]) => word === 'consent',
		);
	const metaHeard: unknown[] = [];
	let guard: Guard | undefined;
	let deciding: DecisionPart | undefined;
	let api: Yinyom | undefined;
	let pieces = 0;
	let partCount = 0;

	const threw = (error: unknown) => world.fail(`${name}: uncaught ${error instanceof Error ? error.stack : error}`);
	const nameOf = (element: SmallElement) => element.dataset['name'] ?? element.localName;
	const hear = (type: string, fields: object = {}) => target.tell(Object.assign(new Event(type), fields), threw);
	let jar = '';
	let isDeciding = false;
	const interrupt = (at: Gap) => {
		const { meanwhile } = tab;
		if (meanwhile?.at !== at || !isDeciding) return;
		tab.meanwhile = undefined;
		meanwhile.run(jar);
	};

	const document = new SmallDocument('https://shop.example/', {
		get cookie() {
			return tab.stale ?? world.cookie;
		},
		set cookie(text) {
			if (text.startsWith('yinyom=')) {
				isDeciding = law.names(text);
				jar = world.cookie;
				interrupt('cookie');
				tab.stale = undefined;
				world.setCookie(text);
				interrupt('read');
				return;
			}
			const named = /^_(\w+)=/.exec(text)?.[1];
			if (named && world.cookieOf(`_${named}`) !== undefined) law.sweeps(tab, named);
			world.setCookie(text);
		},
		loads: (element, url) => {
			if (url !== 'about:blank' && !isRefused(url)) law.asks(tab, nameOf(element));
		},
		fetches: (script, url) => {
			const each = nameOf(script);
			if (isRefused(url)) {
				law.ends(tab, each, false);
				world.at(0, tab, () => script.execute(false));
				return;
			}
			law.asks(tab, each);
			const { ms, end } = law.pieceOf(tab, each);
			if (end !== 'hangs')
				world.at(ms, tab, () => {
					law.ends(tab, each, script.root !== document);
					script.execute(end !== 'fails');
				});
		},
		runs: (script) => {
			const each = nameOf(script);
			law.runs(tab, each);
			const { kind, ms } = law.pieceOf(tab, each);
			if (kind === 'inline') world.now += ms;
			for (const category of law.writes(tab, each)) world.setCookie(`_${category}=1`);
		},
		later: (run) => world.at(0, tab, run),
		taken: (element) => law.stops(tab, nameOf(element)),
		threw,
		atWindow: (event) => target.tell(event, threw),
	});
	const isRefused = (url: string) =>
		document.policies.some((policy) => !policy.includes(new URL(url).host) && !url.startsWith('https://shop.example/'));

	const files = {
		'yinyom-decision': (product: Product) => ({
			start: async (own: Guard) => {
				guard = own;
				const decision = await product.decisionOf(own);
				deciding = {
					...decision,
					act: (...given: Parameters<DecisionPart['act']>) => {
						const [{ action, surface }, choices = {}] = given;
						// What names nothing that there is, is nobody's decision, and the part throws.
						if (action === 'save' && surface === 'api' && !optional.some((id) => id in choices))
							return decision.act(...given);
						law.decides(tab, action, choices);
						const record = decision.act(...given);
						law.decided(tab, record);
						return record;
					},
				};
				return deciding;
			},
		}),
		'yinyom-ui': ({ configOf, localeOf }: Product) => ({
			configOf,
			localeOf,
			start: (own: Guard) => {
				guard = own;
				return { open: async () => undefined, close: () => undefined, name: () => undefined };
			},
		}),
		'yinyom-stop': ({ createStop }: Product) => ({ createStop }),
		'yinyom-outbox': ({ createDelivery }: Product) => ({ createDelivery }),
		'yinyom-sweep': ({ createSweep }: Product) => ({ createSweep }),
		'yinyom-revive': ({ revive }: Product) => ({ revive }),
		'yinyom-placeholders': () => ({ start: async () => undefined }),
		// One of the two services is from the catalog; the config brings the other.
		'services/px': () => ({ service: { name: 'PX', hosts: ['px.example'], cookies: ['_marketing'] } }),
		'locales/en': () => ({ default: {} }),
	};
	const asked = new Map<string, Promise<unknown>>();
	const load = ((part: keyof typeof files): Promise<unknown> => {
		const file = files[part];
		if (!file) return Promise.reject(new Error(part));
		const known = asked.get(part);
		if (known) return known;
		const { ms, end } = site.parts[partCount++ % site.parts.length] ?? { ms: 0 };
		const answer = new Promise((done, fail) => {
			const arrive = () => {
				world.note(`${name}: ${part} ${end ?? 'is there'}`);
				if (end !== 'fails') return done(file(product));
				asked.delete(part);
				fail(new Error(part));
			};
			if (!ms) arrive();
			else if (end !== 'hangs') world.at(ms, tab, arrive);
		});
		if (ms || !end) asked.set(part, answer);
		return answer;
	}) as unknown as LoadPart;

	const reach = () => {
		if (world.refuses.storage) throw new DOMException('no storage', 'SecurityError');
	};
	const methods: Record<string, unknown> = {
		getItem: (key: string) => world.items[key] ?? null,
		setItem: (key: string, value: string) => {
			if (key === 'yinyom') interrupt('mirror');
			if (world.items[key] === value) return;
			world.items[key] = value;
			world.storageChanged(tab, key);
		},
		removeItem: (key: string) => {
			if (!(key in world.items)) return;
			delete world.items[key];
			world.storageChanged(tab, key);
		},
	};
	const localStorage = new Proxy(world.items, {
		get: (_, key) => {
			reach();
			return methods[String(key)];
		},
		ownKeys: (items) => {
			reach();
			return Reflect.ownKeys(items);
		},
	});
	const location = {
		href: 'https://shop.example/',
		host: 'shop.example',
		hostname: 'shop.example',
		protocol: 'https:',
		pathname: '/',
		reload: () => {
			if (tab.isLeaving) return;
			world.note(`${name}: asks for the page anew`);
			tab.isLeaving = true;
			world.at(1, tab, () => reload(tab));
		},
	};
	class PageDate extends Date {
		static override now() {
			return world.now;
		}
	}
	class PageUrl extends URL {
		static override createObjectURL() {
			return law.newId();
		}
		static override revokeObjectURL() {}
	}
	const window: Record<string, unknown> = {
		cookieStore,
		localStorage,
		sessionStorage: {},
		fbq: (...message: unknown[]) => message[0] === 'consent' && metaHeard.push(message[1]),
		dataLayer: [],
	};
	const setClock = (run: () => void, ms: number) => {
		const tick = () => {
			world.at(ms, tab, tick, true);
			if (ms === MINUTE) law.looks(tab);
			run();
		};
		world.at(ms, tab, tick, true);
	};

	const tab: Tab = {
		name,
		isGone: false,
		isAsleep: false,
		isLeaving: false,
		newsAt: 0,
		revision: Number(site.config['revision']),
		document,
		meanwhile: undefined,
		stale: undefined,
		api: () => api,
		guard: () => guard,
		part: () => deciding,
		heard: () => ({
			google: consentOf(window['dataLayer']).at(-1)?.[2] as Readonly<Record<string, string>> | undefined,
			meta: metaHeard.at(-1),
		}),
		hear: (type, fields) => {
			world.note(`${name}: ${type}`);
			law.looks(tab);
			hear(type, fields);
		},
		cookiesChanged: (changed) =>
			cookieStore.tell(Object.assign(new Event('change'), { changed: [{ name: changed }] }), threw),
		add: (piece, way) => put(piece, way),
	};
	const product = create({
		window,
		document,
		location,
		navigator: { languages: ['en'] },
		localStorage,
		sessionStorage: {},
		setTimeout: (run: () => void, ms = 0) => world.at(ms, tab, run),
		clearTimeout: (id?: number) => id && world.cancel(id),
		setInterval: setClock,
		requestAnimationFrame: (run: () => void) => world.at(16, tab, run),
		performance: { now: () => world.now - begun, getEntriesByType: () => [] },
		Date: PageDate,
		console: {
			warn: (_: string, ...problem: unknown[]) => {
				world.note(`${name}: reports ${problem.map(String).join(' ')}`);
				if (problem[0] === 'threw') world.fail(`${name}: ${problem[1]} threw ${(problem[2] as Error)?.stack}`);
			},
		},
		addEventListener: target.addEventListener.bind(target),
		removeEventListener: target.removeEventListener.bind(target),
		crypto: { subtle: { digest: async () => new ArrayBuffer(32) } },
		URL: PageUrl,
		Node: SmallNode,
		Document: SmallDocument,
		// Of each page its own: what a page puts on the prototype is not there in the next.
		Element: class {
			attachShadow() {
				return { mode: 'open' };
			}
		},
		HTMLElement: SmallHtmlElement,
		HTMLScriptElement: SmallScript,
		HTMLIFrameElement: SmallFrame,
		HTMLTemplateElement: SmallTemplate,
		HTMLMediaElement: SmallMedia,
		MutationObserver: SmallObserver,
	});

	const put = (piece: Piece, way: 'parser' | 'node' | 'text') => {
		const each = `${way === 'parser' ? 'p' : 'l'}${pieces++}`;
		const element = createElementOf(document, each, piece);
		if (element instanceof SmallScript) {
			// What comes as text before the product begins, or while the page is parsed, stays held: nobody can tell it from
			// what the parser made.
			element.isStarted = way === 'text' && !!api && document.isParsed;
		}
		law.comes(tab, each, piece);
		document.body.append(element);
	};
	const begin = () => {
		law.begins(tab);
		api = product.start({ load, raw: site.config });
	};

	const half = Math.ceil(site.pieces.length / 2);
	law.opens(tab);
	if (site.tag === 'first') begin();
	for (const piece of site.pieces.slice(0, half)) put(piece, 'parser');
	if (site.tag === 'middle') begin();
	world.at(10, tab, () => {
		for (const piece of site.pieces.slice(half)) put(piece, 'parser');
	});
	world.at(10, tab, () => {
		document.isParsed = true;
		hear('DOMContentLoaded');
		if (site.tag === 'late') world.at(10, tab, begin);
	});
	return tab;
}
