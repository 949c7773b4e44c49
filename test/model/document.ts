import { findAll, SmallElement, SmallHtmlElement } from './elements.ts';
import { type Root, SmallNode } from './nodes.ts';

/** What a document asks of the browser around it. */
export interface Browser {
	cookie: string;
	/** A frame, an image or a link loads something. */
	readonly loads: (element: SmallElement, url: string) => void;
	readonly fetches: (script: SmallScript, url: string) => void;
	readonly runs: (script: SmallScript) => void;
	/** A module runs in a turn of its own. */
	readonly later: (run: () => void) => void;
	/** It has been taken to a document without a browser: a script that was underway will not run. */
	readonly taken: (element: SmallElement) => void;
	readonly threw: (error: unknown) => void;
	readonly atWindow: (event: Event) => void;
}

/** A document; one without a browser around it runs and loads nothing. */
export class SmallDocument extends SmallNode implements Root {
	readonly browser: Browser | undefined;
	private readonly html = new SmallHtmlElement('html', this);
	readonly head = new SmallHtmlElement('head', this);
	readonly body = new SmallHtmlElement('body', this);
	readonly observers: SmallObserver[] = [];
	/** Contents of the policies that markup has declared, in the order they came. */
	readonly policies: string[] = [];
	readonly URL: string;
	isParsed = false;

	constructor(url = 'about:blank', browser?: Browser) {
		super();
		this.root = this;
		this.URL = url;
		this.browser = browser;
		this.append(this.html);
		this.html.append(this.head);
		this.html.append(this.body);
	}

	get cookie(): string {
		return this.browser?.cookie ?? '';
	}

	set cookie(text: string) {
		if (this.browser) this.browser.cookie = text;
	}

	get documentElement(): SmallElement {
		return this.html;
	}

	get readyState(): string {
		return this.isParsed ? 'complete' : 'loading';
	}

	get visibilityState(): string {
		return 'visible';
	}

	get implementation() {
		return { createHTMLDocument: (_title: string) => new SmallDocument('about:blank') };
	}

	createElement(name: string): SmallElement {
		if (name === 'script') return new SmallScript(this);
		if (name === 'iframe') return new SmallFrame(name, this);
		if (name === 'meta') return new SmallMeta(name, this);
		return new SmallLoading(name, this);
	}

	querySelector(selector: string): SmallElement | null {
		return findAll(this, selector)[0] ?? null;
	}

	querySelectorAll(selector: string): readonly SmallElement[] {
		return findAll(this, selector);
	}

	get scripts(): readonly SmallElement[] {
		return findAll(this, 'script');
	}

	adoptNode(node: SmallElement): SmallElement {
		const browser = node.root instanceof SmallDocument && node.root !== this && node.root.browser;
		node.remove();
		node.adopt(this);
		if (browser) browser.taken(node);
		return node;
	}

	override dispatchEvent(event: Event): boolean {
		super.dispatchEvent(event);
		if (event.bubbles) this.browser?.atWindow(event);
		return true;
	}

	added(node: SmallNode): void {
		for (const observer of this.observers) observer.note(node);
	}

	threw(error: unknown): void {
		this.browser?.threw(error);
	}
}

export class SmallObserver {
	readonly callback: (records: readonly { readonly addedNodes: readonly SmallNode[] }[]) => void;
	private nodes: SmallNode[] = [];

	constructor(callback: SmallObserver['callback']) {
		this.callback = callback;
	}

	observe(document: SmallDocument): void {
		document.observers.push(this);
	}

	note(node: SmallNode): void {
		this.nodes.push(node);
		if (this.nodes.length > 1) return;
		queueMicrotask(() => {
			const addedNodes = this.nodes;
			this.nodes = [];
			this.callback([{ addedNodes }]);
		});
	}
}

/** An element that loads what it names as soon as it names it. */
export class SmallLoading extends SmallHtmlElement {
	override changed(name: string): void {
		if ((name === 'src' || name === 'href') && this.root instanceof SmallDocument)
			this.root.browser?.loads(this, this.getAttribute(name) ?? '');
	}
}

export class SmallFrame extends SmallLoading {
	/** Of the page's own origin while it shows nothing of anybody else. */
	get contentDocument(): SmallDocument | null {
		return this.src && this.src !== 'about:blank' ? null : new SmallDocument('about:blank');
	}
}

class SmallMeta extends SmallHtmlElement {
	httpEquiv = '';
	content = '';

	override cameIn(): void {
		if (this.root instanceof SmallDocument && this.httpEquiv === 'Content-Security-Policy')
			this.root.policies.push(this.content);
	}
}

/** A script, prepared and executed as HTML says. https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element */
export class SmallScript extends SmallHtmlElement {
	text = '';
	nonce = '';
	/** Whether a browser takes it for one that has run. */
	isStarted = false;
	private isAsyncSet = false;
	private home: Root | undefined;

	constructor(root: Root | undefined) {
		super('script', root);
	}

	get type(): string {
		return this.getAttribute('type') ?? '';
	}

	set type(value: string) {
		this.setAttribute('type', value);
	}

	/** Unless told otherwise one is, also if the parser made it: that it was inert then has set its "force async". */
	get async(): boolean {
		return !this.isAsyncSet || this.hasAttribute('async');
	}

	set async(value: boolean) {
		this.isAsyncSet = true;
		if (value) this.setAttribute('async', '');
		else this.removeAttribute('async');
	}

	override cameIn(): void {
		this.prepare();
	}

	override changed(name: string): void {
		if (name === 'src' && this.isConnected) this.prepare();
	}

	cloneNode(): SmallScript {
		const clone = new SmallScript(this.root);
		for (const [name, value] of this.values) clone.values.set(name, value);
		clone.isStarted = this.isStarted;
		clone.isAsyncSet = this.isAsyncSet;
		return clone;
	}

	private prepare(): void {
		const browser = this.root instanceof SmallDocument && this.root.browser;
		if (this.isStarted || !browser || !(this.src || this.text)) return;
		if (!/^(module|text\/javascript|)$/i.test(this.type)) return;
		this.isStarted = true;
		this.home = this.root;
		if (this.src) {
			if (!this.async) throw new Error('the small document has no ordered list of scripts');
			browser.fetches(this, this.src);
		} else if (this.type === 'module') browser.later(() => this.execute(true));
		else browser.runs(this);
	}

	/** What was fetched is there, or will never be. */
	execute(isThere: boolean): void {
		const browser = this.root instanceof SmallDocument && this.root.browser;
		if (this.root !== this.home || !browser) return;
		if (isThere) browser.runs(this);
		this.dispatchEvent(new Event(isThere ? 'load' : 'error'));
	}
}
