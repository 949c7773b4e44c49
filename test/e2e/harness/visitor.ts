/** What a scenario can ask of the person in front of the page, in the same words for all three engines. */
import type { EngineName } from '../../browsers/find.ts';
import type { Can } from './profile.ts';
import type { Role } from './roles.ts';

/**
 * A CSS selector, or a role with the whole accessible name (a pattern for a part of it). Both look into open shadow
 * roots; one CSS selector matches inside one tree only. Every method but `count` wants exactly one element.
 */
export type Target = string | { readonly role: Role; readonly name?: string | RegExp };

export type Key =
	| ('Tab' | 'Shift+Tab' | 'Enter' | 'Escape' | 'Space' | 'Home' | 'End')
	| ('ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight');

export interface Cookie {
	readonly name: string;
	readonly value: string;
	readonly domain: string;
	readonly path: string;
	/** Seconds since the epoch; -1 for a session cookie. */
	readonly expires: number;
	readonly httpOnly: boolean;
	readonly secure: boolean;
	readonly sameSite: string;
}

export interface ConsoleMessage {
	/** "log", "info", "warning", "error" or "debug". */
	readonly level: string;
	readonly text: string;
}

/** Something the page's Content Security Policy refused. */
export interface Violation {
	readonly directive: string;
	readonly blocked: string;
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** The element that has the keyboard, looked up through open shadow roots. */
export interface Focused {
	readonly tag: string;
	readonly id: string;
	readonly part: string;
	readonly text: string;
}

export interface WaitOptions {
	/** Milliseconds; 10,000 by default. */
	readonly timeout?: number;
	/** What is awaited, for the error message; the function's text by default. */
	readonly message?: string;
}

/** Runs in the page: argument and result travel as JSON, and nothing of the test's scope is in reach. */
export type PageFunction<Result, Arg> = (arg: Arg) => Result;

export interface Visitor {
	readonly engine: EngineName;
	/** What this engine's driver can do; guard a scenario with `test.skip(!visitor.can.console, …)`. */
	readonly can: Can;

	/** Opens an address and waits for the load event. */
	goto(url: string): Promise<void>;
	reload(): Promise<void>;
	back(): Promise<void>;
	/** Opens an empty tab of the same profile: cookies and storage are shared. */
	newTab(): Promise<Visitor>;
	/** Closes this tab as a person does; another one has to stay. */
	closeTab(): Promise<void>;

	/** Evaluates in the page, also under CSP and Trusted Types; awaits promises. */
	eval<Result, Arg = undefined>(fn: PageFunction<Result, Arg>, arg?: Arg): Promise<Awaited<Result>>;
	eval(expression: string): Promise<unknown>;
	/** Runs the text of a classic script in the page, out of reach of its CSP: axe-core, for one. */
	run(script: string): Promise<void>;
	/** Evaluates with an element. */
	read<Result, Arg = undefined>(target: Target, fn: ElementFunction<Result, Arg>, arg?: Arg): Promise<Awaited<Result>>;
	/** Asks the page again and again, across navigations, until the answer is truthy; gives that answer. */
	waitFor<Result, Arg = undefined>(
		fn: PageFunction<Result, Arg>,
		arg?: Arg,
		options?: WaitOptions,
	): Promise<Awaited<Result>>;

	/** Trusted: `event.isTrusted` is true. Waits until the element is visible, still, enabled and not covered. */
	click(target: Target, options?: Pick<WaitOptions, 'timeout'>): Promise<void>;
	hover(target: Target): Promise<void>;
	press(key: Key): Promise<void>;
	/** Types into whatever has the focus. */
	type(text: string): Promise<void>;

	/** As it is now: right after a navigation prefer `waitVisible`. */
	isVisible(target: Target): Promise<boolean>;
	waitVisible(target: Target, options?: WaitOptions): Promise<void>;
	/** Not visible, or not there at all. */
	waitHidden(target: Target, options?: WaitOptions): Promise<void>;
	count(target: Target): Promise<number>;
	text(target: Target): Promise<string>;
	/** In CSS pixels of the viewport. */
	box(target: Target): Promise<Box>;
	focused(): Promise<Focused>;

	/** The cookies that the current page's address would be sent, HttpOnly ones too. */
	cookies(): Promise<readonly Cookie[]>;
	/** The value of one of them. */
	cookie(name: string): Promise<string | undefined>;
	clearCookies(): Promise<void>;

	setViewport(width: number, height: number): Promise<void>;
	/** Cuts the network off, or restores it; only where `can.offline`. */
	setOffline(offline: boolean): Promise<void>;
	/** The viewport as PNG, also written to the path when there is one. */
	screenshot(path?: string): Promise<Buffer>;

	/** What the console said since the profile was opened, all tabs; like the next two, only where `can.console`. */
	consoleMessages(): Promise<readonly ConsoleMessage[]>;
	/** The messages of uncaught exceptions and unhandled rejections. */
	errors(): Promise<readonly string[]>;
	violations(): Promise<readonly Violation[]>;
}

export type ElementFunction<Result, Arg> = (element: HTMLElement, arg: Arg) => Result;
