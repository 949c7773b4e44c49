/** A visitor in one tab of WebKitGTK, driven by W3C WebDriver. */
import { writeFile } from 'node:fs/promises';
import { BaseVisitor } from './base-visitor.ts';
import { findInPage } from './find-in-page.ts';
import { aimAt, isVisibleInPage } from './in-page.ts';
import type { Can } from './profile.ts';
import { retry } from './retry.ts';
import { describeTarget, wantedOf } from './target.ts';
import type { Cookie, ElementFunction, Key, PageFunction, Target, Visitor, WaitOptions } from './visitor.ts';
import type { WebDriverSession, WebDriverWindow } from './webdriver.ts';
import { evaluate } from './webdriver-evaluate.ts';
import { clickAt, movePointer, type Point, pressKey, resizeViewport, typeText } from './webdriver-input.ts';

/** The driver has neither BiDi nor a log, and automated windows are private, which silences their standard output. */
export const webKitGtkCan: Can = { console: false, offline: false, forcedColors: false, globalPrivacyControl: false };

export class WebKitGtkVisitor extends BaseVisitor implements Visitor {
	override readonly engine = 'webkit';
	readonly can = webKitGtkCan;
	readonly #session: WebDriverSession;
	readonly #window: WebDriverWindow;

	constructor(session: WebDriverSession, window: WebDriverWindow = session.firstWindow) {
		super();
		this.#session = session;
		this.#window = window;
	}

	async goto(url: string): Promise<void> {
		await this.#window.post('url', { url });
	}

	async reload(): Promise<void> {
		await this.#window.post('refresh');
	}

	async back(): Promise<void> {
		await this.#window.post('back');
	}

	async newTab(): Promise<Visitor> {
		return new WebKitGtkVisitor(this.#session, await this.#session.openWindow());
	}

	async closeTab(): Promise<void> {
		await this.#window.delete('window');
	}

	override eval<Result, Arg = undefined>(fn: PageFunction<Result, Arg>, arg?: Arg): Promise<Awaited<Result>>;
	override eval(expression: string): Promise<unknown>;
	override eval(code: unknown, arg?: unknown): Promise<unknown> {
		return evaluate(this.#window, typeof code === 'string' ? code : `(${String(code)})(values[0])`, [arg]);
	}

	async run(script: string): Promise<void> {
		await this.#window.post('execute/sync', { script, args: [] });
	}

	override async read<Result, Arg = undefined>(
		target: Target,
		fn: ElementFunction<Result, Arg>,
		arg?: Arg,
	): Promise<Awaited<Result>> {
		const findOnly = async () => {
			const count = await this.count(target);
			if (count !== 1) throw new Error(`${count} elements match`);
		};
		await retry(findOnly, { what: `webkit read(${describeTarget(target)})` });
		return (await this.#ask(target, `([element]) => (${String(fn)})(element, values[1])`, arg)) as Awaited<Result>;
	}

	async click(target: Target, { timeout }: Pick<WaitOptions, 'timeout'> = {}): Promise<void> {
		await clickAt(this.#window, await this.#aim('click', target, timeout));
	}

	async hover(target: Target): Promise<void> {
		await movePointer(this.#window, await this.#aim('hover', target));
	}

	press(key: Key): Promise<void> {
		return pressKey(this.#window, key);
	}

	type(text: string): Promise<void> {
		return typeText(this.#window, text);
	}

	override async isVisible(target: Target): Promise<boolean> {
		return (await this.#ask(target, String(isVisibleInPage))) as boolean;
	}

	async count(target: Target): Promise<number> {
		return (await this.#ask(target, '(elements) => elements.length')) as number;
	}

	override async cookies(): Promise<readonly Cookie[]> {
		const cookies = (await this.#window.get('cookie')) as (Omit<Cookie, 'expires'> & { expiry?: number })[];
		return cookies.map(({ expiry = -1, ...cookie }) => ({ ...cookie, expires: expiry }));
	}

	async clearCookies(): Promise<void> {
		await this.#window.delete('cookie');
		// The driver answers before its network process is done.
		await retry(
			async () => {
				const left = await this.cookies();
				if (left.length) throw new Error(`${left.map(({ name }) => name).join(', ')} left`);
			},
			{ what: 'webkit clearCookies()' },
		);
	}

	setViewport(width: number, height: number): Promise<void> {
		return resizeViewport(this.#window, width, height);
	}

	async screenshot(path?: string): Promise<Buffer> {
		const png = Buffer.from((await this.#window.get('screenshot')) as string, 'base64');
		if (path !== undefined) await writeFile(path, png);
		return png;
	}

	async setOffline(): Promise<never> {
		throw unable('setOffline', 'offline');
	}

	async consoleMessages(): Promise<never> {
		throw unable('consoleMessages', 'console');
	}

	async errors(): Promise<never> {
		throw unable('errors', 'console');
	}

	async violations(): Promise<never> {
		throw unable('violations', 'console');
	}

	#ask(target: Target, elementsFunction: string, arg?: unknown): Promise<unknown> {
		return evaluate(this.#window, `(${elementsFunction})((${findInPage})(values[0]))`, [wantedOf(target), arg]);
	}

	/** Where the element is, once it is in the same place twice. */
	#aim(verb: string, target: Target, timeout?: number): Promise<Point> {
		let before: Point | undefined;
		const aim = async () => {
			const now = (await this.#ask(target, String(aimAt))) as ReturnType<typeof aimAt>;
			if (!now.ready) throw new Error(now.reason);
			const isStill = before?.x === now.x && before.y === now.y;
			before = now;
			if (!isStill) throw new Error('it is moving');
			return now;
		};
		return retry(aim, { what: `webkit ${verb}(${describeTarget(target)})`, timeout });
	}
}

function unable(method: string, ability: keyof Can): Error {
	return new Error(`${method}() cannot be had from WebKitGTK's driver; guard the scenario with visitor.can.${ability}`);
}
