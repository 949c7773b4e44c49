import type { Action } from '../../src/consent/change.ts';
import type { Globals, Product } from './bundle.ts';
import { Law } from './law.ts';
import type { Fate, Piece } from './piece.ts';
import { type Gap, openTab, type Site, type Tab } from './tab.ts';
import { World } from './world.ts';

/** What another tab decides, all of it, while one keeps its own decision. */
export interface Between {
	readonly do: Action;
	readonly choices?: Readonly<Record<string, boolean>>;
	readonly tab: number;
	readonly at: Gap;
	/** It has not heard what the first one wrote. */
	readonly isStale: boolean;
	/** By so many milliseconds it is dated later. */
	readonly ms: number;
}

/** One thing that happens; `tab` and `at` count round, so that every number means something. */
export type Command =
	| {
			readonly do: Exclude<Action, 'save'>;
			readonly tab: number;
			readonly by: 'person' | 'site';
			readonly between?: Between | undefined;
	  }
	| {
			readonly do: 'save';
			readonly tab: number;
			readonly choices: Readonly<Record<string, boolean>>;
			readonly between?: Between | undefined;
	  }
	| { readonly do: 'wait'; readonly ms: number }
	/** The machine is shut for some days. */
	| { readonly do: 'sleep'; readonly days: number }
	| { readonly do: 'open' }
	| { readonly do: 'close' | 'reload' | 'leave' | 'return' | 'look'; readonly tab: number }
	| { readonly do: 'add'; readonly tab: number; readonly piece: Piece; readonly way: 'node' | 'text' }
	/** A framework takes a marked element out, and puts it back at the end. */
	| { readonly do: 'move'; readonly tab: number; readonly at: number }
	/** The server takes the cookie away. */
	| { readonly do: 'lose' }
	/** The owner raises the revision for pages to come. */
	| { readonly do: 'revise' };

/** A site, a browser, and what happens. */
export interface Sequence {
	readonly withdraw?: 'cut-off' | 'reload' | 'signal';
	readonly refuses?: World['refuses'];
	readonly tag?: Site['tag'];
	readonly pieces?: readonly Piece[];
	readonly parts?: readonly Fate[];
	/** How long storage events take, in turn. */
	readonly delays?: readonly number[];
	/** They overtake one another. Default false. */
	readonly isShuffled?: boolean;
	/** Those do not come that tell of what the tab has written over since. Default false. */
	readonly isDeaf?: boolean;
	readonly commands: readonly Command[];
}

const VALIDITY_DAYS = 30;
const MOST_TABS = 3;

/**
 * Plays a sequence to its end; throws as soon as something is against the law, with everything that happened until then.
 *
 * @returns how many decisions were made, and in how many moments there were several
 */
export async function play(
	sequence: Sequence,
	create: (page: Globals) => Product,
): Promise<Pick<Law, 'decisions' | 'races'>> {
	const world = new World(sequence.delays ?? [], sequence.refuses ?? {}, !!sequence.isShuffled, !!sequence.isDeaf);
	const law = new Law(world, VALIDITY_DAYS);
	world.law = law;
	let revision = 0;
	let pages = 0;
	let anew = 0;

	const open = (index: number) => {
		const site: Site = {
			tag: sequence.tag ?? 'late',
			pieces: sequence.pieces ?? [],
			parts: sequence.parts ?? [],
			config: {
				categories: { analytics: { services: ['ga'] }, marketing: { services: ['px'] } },
				services: {
					ga: { name: 'GA', hosts: ['ga.example'], cookies: ['_analytics'] },
				},
				withdraw: sequence.withdraw ?? 'cut-off',
				validityDays: VALIDITY_DAYS,
				reopen: 'none',
				revision,
			},
		};
		const reload = (tab: Tab) => {
			if (++anew > 3 * (law.decisions + sequence.commands.length) + 3) world.fail('it loads pages anew for ever');
			renew(world.tabs.indexOf(tab));
		};
		world.tabs[index] = openTab(world, law, { site, create, name: `page ${++pages}`, reload });
	};
	const end = (tab: Tab | undefined) => {
		if (!tab) return;
		tab.isGone = true;
		law.closes(tab);
	};
	const renew = (index: number) => {
		end(world.tabs[index]);
		open(index);
	};

	const interrupt = (first: Tab, { do: action, choices, tab: index, isStale, at, ms }: Between, cookie: string) => {
		const tab = world.tabs[index % world.tabs.length];
		const part = tab?.part();
		if (!tab || !part || tab === first || tab.isAsleep) return;
		world.note(`meanwhile ${tab.name}: ${action}${isStale ? ', stale' : ''}, before the ${at} of ${first.name}`);
		world.now += ms;
		tab.meanwhile = undefined;
		if (isStale) tab.stale = cookie;
		part.act({ action, surface: 'preferences' }, choices);
		tab.stale = undefined;
		if (ms < 0) world.now -= ms;
	};

	const run = (command: Command) => {
		if (command.do === 'open') return world.tabs.length < MOST_TABS && open(world.tabs.length);
		if (command.do === 'lose') {
			world.setCookie('yinyom=; expires=Thu, 01 Jan 1970 00:00:00 GMT');
			return law.losesCookie();
		}
		if (command.do === 'revise') return revision++;
		if (command.do === 'wait' || command.do === 'sleep') return;
		const index = command.tab % world.tabs.length;
		const tab = world.tabs[index];
		if (!tab || (tab.isAsleep && !/return|close/.test(command.do))) return;
		const api = tab.api();
		const decided = (promise: Promise<unknown> | undefined) => promise?.catch((error) => world.note(String(error)));
		const { between } = command as { readonly between?: Between };
		if (between) tab.meanwhile = { at: between.at, run: (cookie) => interrupt(tab, between, cookie) };
		switch (command.do) {
			case 'close':
				if (world.tabs.length > 1) end(world.tabs.splice(index, 1)[0]);
				return;
			case 'reload':
				return renew(index);
			case 'leave':
				tab.isAsleep = true;
				return;
			case 'return':
				if (!tab.isAsleep) return;
				tab.isAsleep = false;
				return tab.hear('pageshow');
			case 'look':
				return tab.hear('visibilitychange');
			case 'add':
				return tab.add(command.piece, command.way);
			case 'move': {
				const elements = tab.document.querySelectorAll('[data-consent]');
				const element = elements[command.at % elements.length];
				if (!element) return;
				law.moves(tab, element.dataset['name'] ?? '');
				tab.document.body.append(element);
				return;
			}
			case 'save':
				// A page writes an object as anybody does, with a prototype.
				return decided(api?.save({ ...command.choices }));
			default: {
				const guard = tab.guard();
				const { do: action, by } = command;
				if (by === 'person' && guard)
					return decided(guard.decision().then((part) => part.act({ action, surface: 'notice' })));
				return decided(api?.[action]());
			}
		}
	};

	await world.task(() => open(0));
	for (const command of sequence.commands) {
		world.note(JSON.stringify(command));
		// oxlint-disable no-await-in-loop -- one after the other is the point
		if (command.do === 'wait') await world.pass(command.ms);
		else if (command.do === 'sleep') world.now += command.days * 864e5;
		else await world.task(() => run(command));
	}
	// Whoever was away comes back, and everybody looks at the clock twice: after that no news is under way.
	for (const tab of world.tabs) {
		if (tab.isAsleep)
			await world.task(() => {
				tab.isAsleep = false;
				tab.hear('pageshow');
			});
	}
	for (let minute = 0; minute < 2; minute++) {
		await world.settle();
		await world.pass(60_000);
	}
	await world.settle();
	// Whoever has a page open for two minutes has looked at the clock.
	for (const tab of world.tabs) law.looks(tab);
	law.holds();
	await world.task(() => law.rests(!sequence.parts?.some((fate) => fate.end)));
	if (law.races) {
		// A page that is loaded now goes by the same.
		await world.task(() => open(world.tabs.length));
		await world.pass(100);
	}
	return law;
}
