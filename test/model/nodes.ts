/** Hears events; what a listener throws goes to the page's error handler, as in a browser, and not to whoever dispatched. */
export class Target {
	readonly listeners = new Map<string, Set<(event: Event) => void>>();

	addEventListener(type: string, listener: (event: Event) => void): void {
		const known = this.listeners.get(type);
		if (known) known.add(listener);
		else this.listeners.set(type, new Set([listener]));
	}

	removeEventListener(type: string, listener: (event: Event) => void): void {
		this.listeners.get(type)?.delete(listener);
	}

	/** @param threw hears what a listener throws */
	tell(event: Event, threw: (error: unknown) => void): void {
		for (const listener of this.listeners.get(event.type) ?? []) {
			try {
				listener(event);
			} catch (error) {
				threw(error);
			}
		}
	}
}

/** What a document is to its nodes. */
export interface Root extends SmallNode {
	/** A node has come into the page. */
	readonly added: (node: SmallNode) => void;
	readonly threw: (error: unknown) => void;
}

/** A node of a tree, as DOM defines it, without text and fragments. https://dom.spec.whatwg.org/#nodes */
export class SmallNode extends Target {
	parentNode: SmallNode | null = null;
	readonly childNodes: SmallNode[] = [];
	/** Itself, for a document. */
	root: Root | undefined;

	get isConnected(): boolean {
		return (this as SmallNode) === this.root || (this.parentNode?.isConnected ?? false);
	}

	get parentElement(): SmallNode | null {
		return this.parentNode === this.root ? null : this.parentNode;
	}

	get nextSibling(): SmallNode | null {
		const siblings = this.parentNode?.childNodes ?? [];
		return siblings[siblings.indexOf(this) + 1] ?? null;
	}

	/** All below it, in document order. */
	*below(): Generator<SmallNode> {
		for (const child of this.childNodes) {
			yield child;
			yield* child.below();
		}
	}

	insertBefore(node: SmallNode, before: SmallNode | null): SmallNode {
		node.remove();
		if (node.root !== this.root) node.adopt(this.root);
		node.parentNode = this;
		this.childNodes.splice(before ? this.childNodes.indexOf(before) : this.childNodes.length, 0, node);
		if (this.isConnected) {
			this.root?.added(node);
			for (const each of [node, ...node.below()]) each.cameIn();
		}
		return node;
	}

	append(node: SmallNode): void {
		this.insertBefore(node, null);
	}

	after(node: SmallNode): void {
		const next = node === this.nextSibling ? node.nextSibling : this.nextSibling;
		this.parentNode?.insertBefore(node, next);
	}

	replaceWith(node: SmallNode): void {
		const { parentNode, nextSibling } = this;
		this.remove();
		parentNode?.insertBefore(node, nextSibling);
	}

	remove(): void {
		if (this.parentNode) this.parentNode.childNodes.splice(this.parentNode.childNodes.indexOf(this), 1);
		this.parentNode = null;
	}

	adopt(root: Root | undefined): void {
		this.root = root;
		for (const child of this.childNodes) child.adopt(root);
	}

	/** It has become part of a page. */
	cameIn(): void {}

	dispatchEvent(event: Event): boolean {
		this.tell(event, (error) => this.root?.threw(error));
		return true;
	}
}
