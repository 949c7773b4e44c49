import type { Import } from './read-imports.ts';

/**
 * What a folder may import beside itself. A name that ends in `/` or `:` stands for all that begins so; one with `#`
 * for that export alone.
 */
export interface Rule {
	/** What may be loaded; its types too. */
	readonly code: readonly string[];
	readonly types?: readonly string[];
	/** What single files may load in addition. */
	readonly files?: Readonly<Record<string, readonly string[]>>;
	/** Its files know nothing of each other; those in `files` may. */
	readonly isApart?: true;
}

/** Files at the top of `src`: each becomes one file in `dist`. */
const entries: Rule = {
	code: [
		'config/',
		'effects/',
		'gate/',
		'guard/',
		'inspect/',
		'law/',
		'more/',
		'platform/revive.ts',
		'receiver/',
		'server/',
		'services/',
		'tag-manager/',
		'switches/',
		'ui/',
		'cli/',
		'../locales/',
	],
	types: ['consent/'],
	files: {
		// The single file and the npm entry are made of the very parts that the script tag fetches.
		'full.ts': ['decision.ts', 'outbox.ts', 'preferences.ts', 'sweep.ts', 'ui.ts'],
		'guard.ts': ['platform/page.ts'],
		'declaration.ts': ['platform/page.ts'],
		'index.ts': [
			'../styles/looks/',
			'decision.ts',
			'details.ts',
			'each.ts',
			'explain.ts',
			'inspect.ts',
			'keyboard.ts',
			'look.ts',
			'choices.ts',
			'law.ts',
			'migrate.ts',
			'modes.ts',
			'platform/unspent.ts',
			'more.ts',
			'outbox.ts',
			'placeholders.ts',
			'preferences.ts',
			'receipt.ts',
			'revive.ts',
			'stop.ts',
			'sweep.ts',
			'switches.ts',
			'ui.ts',
		],
	},
	isApart: true,
};

const folders: Readonly<Record<string, Rule>> = {
	config: { code: [] },
	// Pure, and no package.
	consent: {
		code: ['config/optional-categories.ts'],
		types: ['config/'],
		files: {
			'consent/by-service.ts': ['config/category-of.ts', 'config/choice.ts', 'config/short-id.ts'],
		},
	},
	// One law per file, data only; what judges by them is pure.
	regimes: { code: ['config/', 'consent/decide.ts'], types: ['consent/'] },
	// What other consent managers left: read, never written; pure.
	migrate: { code: ['config/'], types: ['consent/'] },
	// Puts those rules, and what was refused elsewhere, in place of the guard's own.
	law: { code: ['config/', 'migrate/', 'platform/', 'regimes/'], types: ['consent/'] },
	// The only files that touch window; they know neither what was decided nor what is shown.
	platform: { code: [], types: ['config/'], files: { 'platform/cookie.ts': ['js-cookie'] } },
	// One effect never calls another: their order is in the index.
	effects: {
		code: ['config/', 'consent/', 'platform/'],
		types: ['services/', 'effects/index.ts'],
		files: {
			'effects/index.ts': ['effects/'],
			// One effect in two files: when to stop, and how.
			'effects/stop.ts': ['effects/cut-off.ts'],
			// One in two parts: the first attempt, and all that may follow it.
			'effects/receipt.ts': ['effects/deliver.ts', 'effects/retryable.ts'],
		},
		isApart: true,
	},
	ui: {
		// The button that the guard shows and the label that the interface gives it share one key.
		code: ['config/', 'preact', 'guard/reopen.ts#LABEL', '../styles/'],
		types: ['consent/', 'effects/hold.ts', 'services/', '../locales/'],
		// The one layer that shows what the browser keeps.
		files: {
			'ui/receipt-view.ts': ['platform/memory.ts', 'platform/page.ts'],
			// In the page itself, not in a shadow root.
			'ui/declaration.ts': ['platform/page.ts', 'guard/api.ts'],
		},
	},
	// It alone takes the whole catalog to a browser. What judges is pure; `collect` looks, `panel` and `tell` show.
	inspect: {
		code: ['config/', 'platform/page.ts', 'services.ts', 'ui/notice.ts#make', '../styles/'],
		types: ['config/', 'consent/', 'services.ts'],
	},
	services: { code: [], types: ['services/service.ts'], isApart: true },
	receiver: {
		code: ['consent/canonical-json.ts', 'consent/receipt.ts'],
		types: ['node:'],
		files: {
			'receiver/node.ts': ['node:http', '@hono/node-server', '@hono/node-server/utils/response'],
			// One way to say things to every database; a driver comes with the one that needs it.
			'receiver/chain/erase.ts': ['kysely'],
			'receiver/chain/read-rows.ts': ['kysely'],
			'receiver/chain/snapshot.ts': ['kysely'],
			'receiver/chain/stray-ids.ts': ['kysely'],
			'receiver/page/tally.ts': ['kysely'],
			'receiver/sql/internals.ts': ['kysely'],
			'receiver/sql/is-receipt.ts': ['kysely'],
			'receiver/sql/postgres-commit.ts': ['kysely'],
			'receiver/sql/owner-database.ts': ['kysely'],
			'receiver/sql/postgres-migrations.ts': ['kysely'],
			'receiver/sql/postgres-pool.ts': ['kysely', 'pg'],
			'receiver/sql/postgres-store.ts': ['kysely'],
			'receiver/sql/rows.ts': ['kysely'],
			'receiver/sql/sqlite-commit.ts': ['kysely'],
			'receiver/sql/sqlite-store.ts': ['kysely'],
			'receiver/sql/tables.ts': ['kysely'],
		},
	},
	// On every page: no package, and of the effects the two that hold and what reads.
	guard: {
		code: [
			'config/',
			'consent/codec.ts',
			'consent/decide.ts',
			'effects/hold.ts',
			'effects/signal.ts',
			'effects/stored.ts',
			'platform/',
			'../styles/host.css',
		],
		types: ['config/', 'consent/', 'effects/', 'inspect/', 'law/', 'more/', 'services/', 'switches/', 'ui/'],
	},
	// What completes the guard: the same rules, and whatever a config can ask for beyond them.
	more: {
		code: ['config/', 'consent/codec.ts', 'consent/decide.ts', 'platform/'],
		types: ['consent/', 'effects/', 'services/'],
	},
	// A switch for each service, in place of the guard's one for each category.
	switches: {
		code: ['config/', 'consent/by-service.ts', 'platform/'],
		types: ['consent/', 'effects/'],
	},
	// By itself on the page, before the guard: it decides by the guard's rules and knows nothing else of it.
	gate: {
		code: ['config/', 'consent/by-service.ts', 'consent/codec.ts', 'consent/decide.ts', 'platform/'],
		types: ['consent/'],
	},
	// The rules of the guard, and of what completes it, where there is no page. No Node: it runs wherever a request is answered.
	server: {
		code: [
			'config/',
			'consent/by-service.ts',
			'consent/codec.ts',
			'consent/decide.ts',
			'migrate/',
			'regimes/',
			'services.ts',
		],
		types: ['consent/'],
	},
	// What Google Tag Manager imports, made of a config; pure.
	'tag-manager': { code: ['config/'] },
	// `services.ts` is the one list of the catalog that Node can read from source.
	cli: {
		code: ['config/', 'inspect/', 'receiver/', 'regimes/', 'server/', 'services.ts', 'tag-manager/', 'node:'],
		files: {
			'cli/read-page.ts': ['parse5'],
			// What both layers say, where there is no page: the pure half of the interface, so that the two cannot disagree.
			'cli/notice-documents.ts': [
				'center-content',
				'details-content',
				'facts',
				'in-force',
				'locale',
				'look',
				'many',
				'notice',
				'texts',
				'words',
			].map((name) => `ui/${name}.ts`),
			'cli/notices.ts': ['consent/canonical-json.ts'],
		},
	},
	build: {
		// What details say of the catalog is packed by who unpacks it.
		code: [
			'config/',
			'receiver/validate.ts',
			'services.ts',
			'ui/facts.ts#packFacts',
			'node:',
			'vite',
			'../package.json',
		],
	},
};

/** Types only, and so at nobody's cost: what the guard and the parts agree on. */
export const contract = 'guard/contract.ts';

/** The imports that the table does not allow, each in words. */
export const violations = (imports: readonly Import[]): readonly string[] =>
	imports
		.filter((each) => !isAllowed(each))
		.map(({ from, to, names, isType }) => `${from} imports ${isType ? 'types' : 'code'} of ${to}: ${names.join(', ')}`);

/** Names of the folders that the table knows. */
export const knownFolders: readonly string[] = Object.keys(folders);

function isAllowed({ from, to, names, isType }: Import): boolean {
	const folder = from.includes('/') ? from.slice(0, from.indexOf('/')) : undefined;
	const rule = folder === undefined ? entries : folders[folder];
	if (!rule) return false;
	const own = folder !== undefined && !rule.isApart ? [`${folder}/`] : [];
	const types = isType ? [contract, ...(rule.types ?? [])] : [];
	return [...own, ...rule.code, ...(rule.files?.[from] ?? []), ...types].some((allowed) => {
		const [place = '', name] = allowed.split('#');
		const isThere = to === place || (/[/:]$/.test(place) && to.startsWith(place));
		return isThere && (name === undefined || names.every((each) => each === name));
	});
}
