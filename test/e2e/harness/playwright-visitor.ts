/** A visitor in one tab of a browser that Playwright drives. */
import type { Locator, Page } from '@playwright/test';
import type { EngineName } from '../../browsers/find.ts';
import { BaseVisitor } from './base-visitor.ts';
import type { Journal } from './journal.ts';
import type { Can } from './profile.ts';
import { defaultTimeout } from './retry.ts';
import type {
	ConsoleMessage,
	Cookie,
	ElementFunction,
	Key,
	PageFunction,
	Target,
	Violation,
	Visitor,
	WaitOptions,
} from './visitor.ts';

export const playwrightCan: Can = { console: true, offline: true, forcedColors: true, globalPrivacyControl: true };

export class PlaywrightVisitor extends BaseVisitor implements Visitor {
	override readonly engine: EngineName;
	readonly can = playwrightCan;
	readonly #page: Page;
	readonly #journal: Journal;

	constructor(engine: EngineName, page: Page, journal: Journal) {
		super();
		this.engine = engine;
		this.#page = page;
		this.#journal = journal;
		page.setDefaultTimeout(defaultTimeout);
		page.setDefaultNavigationTimeout(30_000);
	}

	async goto(url: string): Promise<void> {
		await this.#page.goto(url);
	}

	async reload(): Promise<void> {
		await this.#page.reload();
	}

	async back(): Promise<void> {
		if (this.engine !== 'firefox') return void (await this.#page.goBack());
		// Over BiDi Playwright does not hear of the navigation and would wait for ever.
		const from = await this.eval(() => {
			const { href } = location;
			history.back();
			return href;
		});
		await this.waitFor((url) => location.href !== url && document.readyState === 'complete', from);
	}

	async newTab(): Promise<Visitor> {
		return new PlaywrightVisitor(this.engine, await this.#page.context().newPage(), this.#journal);
	}

	closeTab(): Promise<void> {
		return this.#page.close();
	}

	override eval<Result, Arg = undefined>(fn: PageFunction<Result, Arg>, arg?: Arg): Promise<Awaited<Result>>;
	override eval(expression: string): Promise<unknown>;
	override eval(code: string | PageFunction<unknown, unknown>, arg?: unknown): Promise<unknown> {
		return this.#page.evaluate(code, arg);
	}

	async run(script: string): Promise<void> {
		await this.#page.evaluate(`(() => {${script}\n})()`);
	}

	override read<Result, Arg = undefined>(
		target: Target,
		fn: ElementFunction<Result, Arg>,
		arg?: Arg,
	): Promise<Awaited<Result>> {
		return this.#locate(target).evaluate(fn as (element: Element, arg: unknown) => Result, arg) as Promise<
			Awaited<Result>
		>;
	}

	click(target: Target, options: Pick<WaitOptions, 'timeout'> = {}): Promise<void> {
		return this.#locate(target).click(options);
	}

	hover(target: Target): Promise<void> {
		return this.#locate(target).hover();
	}

	press(key: Key): Promise<void> {
		return this.#page.keyboard.press(key);
	}

	type(text: string): Promise<void> {
		return this.#page.keyboard.type(text);
	}

	override isVisible(target: Target): Promise<boolean> {
		return this.#locate(target).isVisible();
	}

	count(target: Target): Promise<number> {
		return this.#locate(target).count();
	}

	override cookies(): Promise<readonly Cookie[]> {
		return this.#page.context().cookies(this.#page.url());
	}

	clearCookies(): Promise<void> {
		return this.#page.context().clearCookies();
	}

	setViewport(width: number, height: number): Promise<void> {
		return this.#page.setViewportSize({ width, height });
	}

	setOffline(offline: boolean): Promise<void> {
		return this.#page.context().setOffline(offline);
	}

	screenshot(path?: string): Promise<Buffer> {
		return this.#page.screenshot({ ...(path !== undefined && { path }), animations: 'disabled' });
	}

	async consoleMessages(): Promise<readonly ConsoleMessage[]> {
		await this.#hearOut();
		return [...this.#journal.messages];
	}

	async errors(): Promise<readonly string[]> {
		await this.#hearOut();
		return [...this.#journal.errors];
	}

	async violations(): Promise<readonly Violation[]> {
		await this.#hearOut();
		return [...this.#journal.violations];
	}

	#locate(target: Target): Locator {
		if (typeof target === 'string') return this.#page.locator(`css=${target}`);
		const { role, name } = target;
		return this.#page.getByRole(role, name === undefined ? {} : { name, exact: true });
	}

	/** News travels behind the page's events: an answer from the page says that all earlier news has arrived. */
	async #hearOut(): Promise<void> {
		await this.eval(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));
	}
}
