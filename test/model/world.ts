import type { Law } from './law.ts';
import type { Tab } from './tab.ts';

interface Task {
	readonly id: number;
	readonly due: number;
	/** Whose it is: with the page it ends, and while the page sleeps it waits. */
	readonly tab: Tab | undefined;
	readonly run: () => void;
	/** It comes back for ever, so that nobody waits for its end. */
	readonly isClock: boolean;
}

/** Lets every promise that can go on do so. */
const turn = (): Promise<void> =>
	new Promise((done) => {
		setImmediate(done);
	});

/**
 * One browser profile on one site: what its tabs share, and a clock that moves only when told to.
 *
 * Everything that happens is a task on one list, so that the order of things is part of a sequence and none is left to
 * the machine.
 */
export class World {
	/** Milliseconds since 1970. */
	now = Date.UTC(2024, 2, 7, 12);
	readonly tabs: Tab[] = [];
	/** Read by the person who looks for the cause of a failure. */
	readonly log: string[] = [];
	/** What went against the law. */
	readonly failures: string[] = [];
	readonly items: Record<string, string> = Object.create(null);
	private readonly jar = new Map<string, { readonly value: string; readonly expires: number }>();
	private readonly tasks: Task[] = [];
	/** Storage events that are under way. */
	private news: { readonly id: number; readonly tab: Tab; readonly key: string }[] = [];
	private count = 0;
	/** How long each storage event takes, in turn. */
	private readonly delays: readonly number[];
	readonly refuses: { readonly cookies?: boolean; readonly storage?: boolean };
	/** Storage events overtake one another. */
	private readonly isShuffled: boolean;
	/** A tab hears nothing of what was written to a key before it wrote there itself. */
	private readonly isDeaf: boolean;
	law: Law | undefined;

	constructor(delays: readonly number[], refuses: World['refuses'], isShuffled: boolean, isDeaf: boolean) {
		this.delays = delays;
		this.refuses = refuses;
		this.isShuffled = isShuffled;
		this.isDeaf = isDeaf;
	}

	note(text: string): void {
		this.log.push(`${this.now - Date.UTC(2024, 2, 7, 12)} ${text}`);
	}

	fail(text: string): void {
		this.note(`!!! ${text}`);
		this.failures.push(text);
	}

	/** Puts a task on the list; those that are due at the same time keep their order. */
	at(delay: number, tab: Tab | undefined, run: () => void, isClock = false): number {
		const task = { id: ++this.count, due: this.now + Math.max(0, delay), tab, run, isClock };
		this.insert(task);
		return task.id;
	}

	private insert(task: Task): void {
		let index = this.tasks.length;
		while (index > 0 && (this.tasks[index - 1]?.due ?? 0) > task.due) index--;
		this.tasks.splice(index, 0, task);
	}

	cancel(id: number): void {
		const index = this.tasks.findIndex((task) => task.id === id);
		if (index >= 0) this.tasks.splice(index, 1);
	}

	/** One task, and everything that follows from it at once. */
	async task(run: () => void): Promise<void> {
		try {
			run();
		} catch (error) {
			this.fail(`an uncaught error: ${error instanceof Error ? error.stack : String(error)}`);
		}
		await turn();
		this.law?.holds();
		if (this.failures.length) throw new Error(`${this.failures.join('\n')}\n\n${this.log.join('\n')}`);
	}

	/** Runs what is due in the coming milliseconds. */
	async pass(milliseconds: number): Promise<void> {
		const until = this.now + milliseconds;
		const asleep: Task[] = [];
		for (let task = this.tasks[0]; task && task.due <= until; task = this.tasks[0]) {
			this.tasks.shift();
			if (task.tab?.isGone) continue;
			if (task.tab?.isAsleep) {
				asleep.push(task);
				continue;
			}
			// A task may be overdue: the machine slept, or another task took long.
			this.now = Math.max(this.now, task.due);
			// oxlint-disable-next-line no-await-in-loop -- one after the other is the point
			await this.task(task.run);
		}
		for (const task of asleep) this.insert(task);
		this.now = Math.max(this.now, until);
	}

	/** Lets all end that will: downloads, timers, events under way; everybody has looked at the clock then. */
	async settle(): Promise<void> {
		for (let round = 0; round < 60; round++) {
			const next = this.tasks.find(({ isClock, tab }) => !isClock && !tab?.isGone && !tab?.isAsleep);
			if (!next) return;
			// oxlint-disable-next-line no-await-in-loop -- each round may bring another
			await this.pass(Math.max(0, next.due - this.now) + 1);
		}
		this.fail('it never comes to rest');
		await this.task(() => undefined);
	}

	get cookie(): string {
		return this.cookies()
			.map(([name, { value }]) => `${name}=${value}`)
			.join('; ');
	}

	private cookies() {
		return [...this.jar].filter(([, { expires }]) => expires > this.now);
	}

	cookieOf(name: string): string | undefined {
		return this.cookies().find(([own]) => own === name)?.[1].value;
	}

	setCookie(text: string): void {
		if (this.refuses.cookies) return;
		const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(text) ?? [];
		const expires = text.includes('max-age=0') ? this.now : Date.parse(/expires=([^;]*)/.exec(text)?.[1] ?? '');
		if (expires <= this.now) {
			if (!this.jar.delete(name)) return;
		} else this.jar.set(name, { value, expires: Number.isNaN(expires) ? Infinity : expires });
		for (const tab of this.tabs) this.at(0, tab, () => tab.cookiesChanged(name));
	}

	/** A page wrote into storage: all other pages hear of it, sooner or later, as a rule in the order it was written. */
	storageChanged(by: Tab, key: string): void {
		const overtaken = this.isDeaf ? this.news.filter((each) => each.tab === by && each.key === key) : [];
		for (const { id } of overtaken) this.cancel(id);
		this.news = this.news.filter((each) => !overtaken.includes(each));
		for (const tab of this.tabs) {
			if (tab === by || tab.isAsleep) continue;
			const delay = this.delays.length ? (this.delays[this.count % this.delays.length] ?? 0) : 0;
			tab.newsAt = Math.max(tab.newsAt, this.now + delay);
			const id = this.at(this.isShuffled ? delay : tab.newsAt - this.now, tab, () => {
				this.news = this.news.filter((each) => each.id !== id);
				tab.hear('storage', { key });
			});
			this.news.push({ id, tab, key });
		}
	}
}
