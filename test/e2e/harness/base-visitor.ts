/** The part of a visitor that is the same whoever drives the browser: it asks the page, and asks again. */
import type { EngineName } from '../../browsers/find.ts';
import { readFocused } from './in-page.ts';
import { retry } from './retry.ts';
import { describeTarget } from './target.ts';
import type { Box, Cookie, ElementFunction, Focused, PageFunction, Target, WaitOptions } from './visitor.ts';

export abstract class BaseVisitor {
	abstract readonly engine: EngineName;

	abstract eval<Result, Arg = undefined>(fn: PageFunction<Result, Arg>, arg?: Arg): Promise<Awaited<Result>>;
	abstract eval(expression: string): Promise<unknown>;
	abstract read<Result, Arg = undefined>(
		target: Target,
		fn: ElementFunction<Result, Arg>,
		arg?: Arg,
	): Promise<Awaited<Result>>;
	abstract isVisible(target: Target): Promise<boolean>;
	abstract cookies(): Promise<readonly Cookie[]>;

	waitFor<Result, Arg = undefined>(
		fn: PageFunction<Result, Arg>,
		arg?: Arg,
		{ timeout, message = String(fn) }: WaitOptions = {},
	): Promise<Awaited<Result>> {
		// A page that is being replaced cannot answer, and throws; the next one may.
		const ask = async () => {
			const value = await this.eval(fn, arg);
			if (!value) throw new Error(`the last answer was ${JSON.stringify(value)}`);
			return value;
		};
		return retry(ask, { what: `${this.engine} waitFor(${message})`, timeout });
	}

	waitVisible(target: Target, options: WaitOptions = {}): Promise<void> {
		return this.#waitUntil(target, true, options);
	}

	waitHidden(target: Target, options: WaitOptions = {}): Promise<void> {
		return this.#waitUntil(target, false, options);
	}

	text(target: Target): Promise<string> {
		return this.read(target, (element) => element.innerText.trim());
	}

	box(target: Target): Promise<Box> {
		return this.read(target, (element) => {
			const { x, y, width, height } = element.getBoundingClientRect();
			return { x, y, width, height };
		});
	}

	focused(): Promise<Focused> {
		return this.eval(readFocused);
	}

	async cookie(name: string): Promise<string | undefined> {
		return (await this.cookies()).find((cookie) => cookie.name === name)?.value;
	}

	#waitUntil(target: Target, wanted: boolean, { timeout, message }: WaitOptions): Promise<void> {
		const look = async () => {
			if ((await this.isVisible(target)) === wanted) return;
			throw new Error(wanted ? 'it is not there, or hidden' : 'it is visible');
		};
		const verb = wanted ? 'waitVisible' : 'waitHidden';
		return retry(look, { what: `${this.engine} ${verb}(${message ?? describeTarget(target)})`, timeout });
	}
}
