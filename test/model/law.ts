import type { Action } from '../../src/consent/change.ts';
import type { ConsentRecord } from '../../src/consent/record.ts';
import type { Piece } from './piece.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

export const optional = ['analytics', 'marketing'] as const;
const services: Readonly<Record<string, string>> = { 'service:ga': 'analytics', 'service:px': 'marketing' };
/** A script that neither comes nor fails holds up its own category so long. */
const PATIENCE = 5000;
const DAY = 864e5;

interface Decision {
	readonly granted: readonly string[];
	readonly denied: readonly string[];
	readonly validUntil: number;
	readonly revision: number;
	readonly seq: number;
	/** What its record says of it, once there is one. */
	record?: { readonly consentId: string; readonly receiptId: string; readonly time: number };
}

/** What a page reads: what counts, and whether only the mirror says so, which grants nothing. */
interface Seen {
	readonly stored: Decision | undefined;
	readonly isCookieGone: boolean;
}

/** A marked element of a page, and what has become of it. */
interface Entry {
	readonly name: string;
	readonly piece: Piece;
	readonly ids: readonly string[];
	readonly categories: readonly string[];
	/** Those behind it that share a category wait for it. */
	isOrdered: boolean;
	readonly isLate: boolean;
	/** Where it stands. */
	readonly place: number;
	/** Turn of the world in which it came. */
	readonly came: number;
	/** It was taken out and put back: where it stands now depends on who looked in between. */
	isMoved: boolean;
	asks: number;
	runs: number;
	stops: number;
	failed: boolean;
	/** When it was asked for and has not come yet. */
	askedAt: number | undefined;
	isDone: boolean;
}

interface Page {
	readonly tab: Tab;
	readonly entries: Map<string, Entry>;
	/** What has to be in force in this page. */
	force: { readonly granted: readonly string[]; readonly denied: readonly string[] };
	isBegun: boolean;
	/** The browser keeps nothing, so that the page alone knows what it decided; until when that counts. */
	alone: number | undefined;
}

const nothing = { granted: [], denied: [] } as const;

/**
 * What has to be true at every moment, told a second time and apart from the product: who decided what last, and what
 * follows for each page as soon as it can know.
 */
export class Law {
	/** The last decision, as long as anybody can still read it. */
	private stored: Decision | undefined;
	/** The server or the person took the cookie away; what was denied is remembered. */
	private isCookieGone = false;
	/** All that were made, and those that are being made at this moment, one within the other. */
	private readonly all: Decision[] = [];
	private readonly underWay: Decision[] = [];
	/** The last moment had several: what counts is what the browser has come to hold. */
	private isRaced = false;
	/** How many such moments there were. */
	races = 0;
	private readonly pages = new Map<Tab, Page>();
	private turns = 0;
	private ids = 0;
	/** Who wrote a category's cookie after another tab had denied it, and before the news was here. */
	private readonly late = new Map<string, Tab>();
	private readonly validity: number;
	private readonly world: World;
	decisions = 0;

	constructor(world: World, validityDays: number) {
		this.world = world;
		this.validity = validityDays * DAY;
	}

	/** A random-looking UUID, the same in every run; a later one may be smaller. */
	newId(): string {
		const id = this.ids++;
		const letters = (Math.imul(id + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
		return `${letters}-0000-4000-8000-${String(id).padStart(12, '0')}`;
	}

	opens(tab: Tab): void {
		this.pages.set(tab, { tab, entries: new Map(), force: nothing, isBegun: false, alone: undefined });
	}

	begins(tab: Tab): void {
		// It looks for itself what is left.
		this.late.clear();
		const page = this.pageOf(tab);
		page.isBegun = true;
		page.force = this.forceFor(tab);
	}

	closes(tab: Tab): void {
		this.pages.delete(tab);
	}

	/** A page has a reason to look at what is stored. */
	looks(tab: Tab): void {
		const page = this.pageOf(tab);
		if (page.isBegun && page.alone === undefined) page.force = this.forceFor(tab);
	}

	/** What is stored, and what it means under a page's config. */
	private forceFor(tab: Tab): Page['force'] {
		const { world } = this;
		const { stored, isCookieGone } = this.seen(tab);
		if (!stored || world.now >= stored.validUntil || stored.revision !== tab.revision) return nothing;
		const { granted, denied } = stored;
		return { granted: isCookieGone ? [] : granted, denied };
	}

	/**
	 * What a tab reads at this moment. Where several decided in one, the cookie's decision counts, unless the mirror knows a later
	 * one, or one of another browser's id: that is all there is then, without its grants.
	 */
	private seen(tab?: Tab): Seen {
		const { stored, isCookieGone, world } = this;
		if (!this.isRaced) return { stored, isCookieGone };
		const find = (text = '') => this.all.find(({ record }) => record && text.includes(record.receiptId));
		const cookie = world.refuses.cookies ? undefined : find(tab?.stale ?? world.cookieOf('yinyom'));
		const mirror = world.refuses.storage ? undefined : find(world.items['yinyom']);
		const one = cookie?.record;
		const other = mirror?.record;
		return one && (!other || (one.consentId === other.consentId && one.time >= other.time))
			? { stored: cookie, isCookieGone: false }
			: { stored: mirror, isCookieGone: !world.refuses.cookies };
	}

	/** Somebody is about to decide. */
	decides(tab: Tab, action: Action, choices: Readonly<Record<string, boolean>> = {}): void {
		const page = this.pageOf(tab);
		const { cookies, storage } = this.world.refuses;
		const isWithin = this.underWay.length > 0;
		this.isRaced ||= isWithin;
		this.looks(tab);
		const before = this.seen(tab);
		// An expired cookie is no longer there to be followed.
		const isOver = storage && before.stored && this.world.now >= before.stored.validUntil;
		const on = (page.alone ?? Infinity) > this.world.now ? page.force.granted : [];
		const granted = optional.filter(
			(id) => action === 'grantAll' || (action === 'save' && (choices[id] ?? on.includes(id))),
		);
		page.force = { granted, denied: optional.filter((id) => !granted.includes(id)) };
		this.decisions++;
		if (cookies && storage) {
			page.alone = this.world.now + this.validity;
			return;
		}
		const decision: Decision = {
			...page.force,
			validUntil: this.world.now + this.validity,
			revision: tab.revision,
			seq: ((!isOver && before.stored?.seq) || 0) + 1,
		};
		this.isRaced = isWithin;
		if (isWithin) this.races++;
		this.isCookieGone = false;
		this.stored = decision;
		this.all.push(decision);
		this.underWay.push(decision);
	}

	/**
	 * A tab writes a record, of which this is the text.
	 *
	 * @returns whether it is that of the decision under way, and written for the first time
	 */
	names(text: string): boolean {
		const decision = this.underWay.at(-1);
		const [, , consentId = '', receiptId = '', , time = ''] = text.split('.');
		if (!decision || decision.record) return false;
		decision.record = { consentId, receiptId, time: parseInt(time, 36) };
		return true;
	}

	/** The decision is made, and everything that follows at once has followed. */
	decided(tab: Tab, record: ConsentRecord): void {
		const page = this.pageOf(tab);
		this.same('the record that was answered', record.granted, page.force.granted);
		const decision = page.alone === undefined ? this.underWay.pop() : undefined;
		if (decision && record.seq !== decision.seq)
			this.world.fail(`${tab.name}: decision ${decision.seq} has number ${record.seq}`);
		if (!this.underWay.length) this.isStored();
	}

	/** The cookie is gone, and only what the mirror remembers is left. */
	losesCookie(): void {
		if (this.world.refuses.cookies) return;
		this.isCookieGone = true;
		if (this.world.refuses.storage) this.stored = undefined;
	}

	private isStored(): void {
		const { stored, isCookieGone, world } = this;
		if (!stored || world.now >= stored.validUntil || this.isRaced) return;
		const { cookies, storage } = world.refuses;
		const texts = [
			...(cookies || isCookieGone ? [] : [['cookie', world.cookieOf('yinyom'), stored.granted] as const]),
			...(storage ? [] : [['mirror', world.items['yinyom'], cookies ? stored.granted : []] as const]),
		];
		for (const [where, text, granted] of texts) {
			// checksum, format, consentId, receiptId, seq, time, validUntil, revision, policyVersion, granted, denied
			const fields = text?.split('.') ?? [];
			const list = (index: number) => fields[index]?.split('~').filter(Boolean) ?? [];
			this.same(`the grants in the ${where}`, list(9), granted);
			this.same(`the denials in the ${where}`, list(10), stored.denied);
		}
	}

	private same(what: string, found: readonly string[], wanted: readonly string[]): void {
		if (found.join() !== wanted.join()) this.world.fail(`${what}: [${found.join()}], not [${wanted.join()}]`);
	}

	private pageOf(tab: Tab): Page {
		const page = this.pages.get(tab);
		if (!page) throw new Error(`${tab.name} is closed`);
		return page;
	}

	private isOn({ force, isBegun }: Page, id: string): boolean {
		const name = id.replace('!', '');
		const category = services[name] ?? name;
		if (!isBegun) return false;
		if (id.startsWith('!')) return force.denied.includes(category);
		return category === 'necessary' || force.granted.includes(category);
	}

	// What happens to marked elements.

	comes(tab: Tab, name: string, piece: Piece): void {
		const ids = piece.consent.split(' ');
		const { entries } = this.pageOf(tab);
		entries.set(name, {
			name,
			piece,
			ids,
			categories: ids.map((id) => id.replace('!', '')).map((id) => services[id] ?? id),
			isOrdered: /inline|external|defer|module/.test(piece.kind),
			isLate: /defer|module/.test(piece.kind),
			place: entries.size,
			came: this.turns,
			isMoved: false,
			asks: 0,
			runs: 0,
			stops: 0,
			failed: false,
			askedAt: undefined,
			isDone: false,
		});
	}

	moves(tab: Tab, name: string): void {
		this.entryOf(tab, name).isMoved = true;
	}

	private entryOf(tab: Tab, name: string): Entry {
		const entry = this.pageOf(tab).entries.get(name);
		if (!entry) throw new Error(`${tab.name} has no ${name}`);
		return entry;
	}

	pieceOf(tab: Tab, name: string): Piece {
		return this.entryOf(tab, name).piece;
	}

	/** The categories whose cookies a script writes, now that it runs. */
	writes(tab: Tab, name: string): readonly string[] {
		const { categories, ids } = this.entryOf(tab, name);
		const written = optional.filter((id) => categories.includes(id) && !ids.some((each) => each.startsWith('!')));
		for (const id of written) if (this.seen().stored?.denied.includes(id)) this.late.set(id, tab);
		return written;
	}

	asks(tab: Tab, name: string): void {
		const entry = this.entryOf(tab, name);
		this.world.note(`${tab.name}: asks for ${name} (${entry.piece.kind} ${entry.piece.consent})`);
		this.mayGo(tab, entry);
		this.isNext(tab, entry);
		entry.asks++;
		entry.askedAt = this.world.now;
		if (entry.asks > 1 + entry.stops && entry.piece.kind !== 'frame')
			this.world.fail(`${tab.name}: asks for ${name} ${entry.asks} times`);
	}

	runs(tab: Tab, name: string): void {
		const entry = this.entryOf(tab, name);
		this.world.note(`${tab.name}: runs ${name} (${entry.piece.kind} ${entry.piece.consent})`);
		this.mayGo(tab, entry);
		if (entry.piece.kind === 'inline') this.isNext(tab, entry);
		entry.isDone = true;
		if (++entry.runs > 1) this.world.fail(`${tab.name}: runs ${name} again`);
	}

	/** It has come, or failed; `isStopped`: and was stopped before. */
	ends(tab: Tab, name: string, isStopped: boolean): void {
		if (isStopped) return;
		const entry = this.entryOf(tab, name);
		entry.isDone = true;
		entry.askedAt = undefined;
		entry.failed = entry.piece.end === 'fails';
	}

	stops(tab: Tab, name: string): void {
		const entry = this.entryOf(tab, name);
		this.world.note(`${tab.name}: stops ${name}`);
		entry.stops++;
		// One that hung holds up nobody a second time.
		if (this.world.now - (entry.askedAt ?? this.world.now) >= PATIENCE) entry.isOrdered = false;
		entry.askedAt = undefined;
	}

	/** Nothing that is not granted goes, and nobody goes before the vendors know. */
	private mayGo(tab: Tab, { name, ids }: Entry): void {
		const page = this.pageOf(tab);
		for (const id of ids) {
			if (!this.isOn(page, id)) this.world.fail(`${tab.name}: lets ${name} go, and ${id} is not granted`);
			const category = services[id] ?? id;
			if (!optional.includes(category as never)) continue;
			const { google, meta } = tab.heard();
			if (google?.[category === 'analytics' ? 'analytics_storage' : 'ad_storage'] !== 'granted')
				this.world.fail(`${tab.name}: lets ${name} go before Google heard that ${id} is granted`);
			if (category === 'marketing' && meta !== 'grant')
				this.world.fail(`${tab.name}: lets ${name} go before Meta heard that ${id} is granted`);
		}
	}

	/** Nothing overtakes what stands before it and shares a category, and of a category one is on its way at a time. */
	private isNext(tab: Tab, entry: Entry): void {
		const page = this.pageOf(tab);
		if (!entry.isOrdered) return;
		for (const other of page.entries.values()) {
			if (other === entry || !other.isOrdered || other.isDone) continue;
			if (!other.categories.some((category) => entry.categories.includes(category))) continue;
			if (!other.ids.every((id) => this.isOn(page, id))) continue;
			if (other.askedAt !== undefined) {
				if (this.world.now - other.askedAt < PATIENCE)
					this.world.fail(`${tab.name}: lets ${entry.name} go while ${other.name} is on its way`);
				continue;
			}
			// What came after a `defer` script is not what that one was put off for.
			const isBefore =
				other.isLate === entry.isLate ? other.place < entry.place : entry.isLate && other.came <= entry.came;
			if (isBefore && !other.isMoved && !entry.isMoved && other.came < this.turns && other.asks === other.stops)
				this.world.fail(`${tab.name}: lets ${entry.name} go before ${other.name}`);
		}
	}

	/** A cookie of a service is about to be deleted. */
	sweeps(tab: Tab, category: string): void {
		const { google } = tab.heard();
		if (google?.[category === 'analytics' ? 'analytics_storage' : 'ad_storage'] === 'granted')
			this.world.fail(`${tab.name}: sweeps ${category} before Google heard of it`);
	}

	/** What is true after every task. */
	holds(): void {
		this.turns++;
		for (const page of this.pages.values()) {
			const api = page.tab.api();
			if (!api || page.tab.isAsleep) continue;
			for (const id of ['necessary', ...optional, ...Object.keys(services), '!analytics', '!marketing', 'nobody'])
				if (api.isGranted(id) !== this.isOn(page, id))
					this.world.fail(`${page.tab.name}: isGranted('${id}') is ${api.isGranted(id)}`);
		}
	}

	/**
	 * What is true when everything has come to rest.
	 *
	 * @param isWhole every part of the product that was asked for came
	 */
	rests(isWhole: boolean): void {
		this.isStored();
		for (const page of this.pages.values()) {
			const { tab, entries, force } = page;
			const { google, meta } = tab.heard();
			const isOn = (id: string) => (force.granted.includes(id) ? 'granted' : 'denied');
			if (google?.['analytics_storage'] !== isOn('analytics') || google?.['ad_storage'] !== isOn('marketing'))
				this.world.fail(`${tab.name}: Google heard last ${JSON.stringify(google)}`);
			if (meta !== undefined && meta !== (force.granted.includes('marketing') ? 'grant' : 'revoke'))
				this.world.fail(`${tab.name}: Meta heard last ${String(meta)}`);
			if (isWhole) for (const entry of entries.values()) this.restsEntry(page, entry);
		}
		if (!isWhole) return;
		for (const category of optional) {
			const writer = this.late.get(category);
			// Who wrote it and was closed before it heard the news: nobody saw that before the next page does.
			const isUnseen = writer && !this.pages.has(writer);
			const isSwept = !this.world.refuses.storage && this.seen().stored?.denied.includes(category) && !isUnseen;
			if (this.world.cookieOf(`_${category}`) && isSwept) this.world.fail(`a cookie of ${category} is left`);
		}
	}

	private restsEntry(page: Page, { name, ids, piece, runs, asks, failed }: Entry): void {
		const { tab } = page;
		const isOn = ids.every((id) => this.isOn(page, id));
		const element = tab.document.querySelectorAll('[data-consent]').find(({ dataset }) => dataset['name'] === name);
		if (piece.kind === 'frame') {
			const isLoaded = !!element && element.src === element.dataset['src'];
			if (element && isLoaded !== isOn)
				this.world.fail(`${tab.name}: frame ${name} is ${isLoaded ? '' : 'not '}loaded`);
		} else if (isOn && piece.kind === 'image') {
			if (asks !== 1) this.world.fail(`${tab.name}: image ${name} was asked for ${asks} times`);
		} else if (isOn && !failed && piece.end !== 'hangs' && runs !== 1)
			this.world.fail(`${tab.name}: ${name} (${piece.kind} ${piece.consent}) ran ${runs} times`);
		else if (isOn && piece.end === 'hangs' && piece.kind !== 'inline' && !asks)
			this.world.fail(`${tab.name}: nobody asked for ${name}`);
	}
}
