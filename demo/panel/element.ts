type Child = Node | string | undefined;

/** One element in one line; `name` is `tag` or `tag.class`. */
export function element(name: string, ...children: readonly Child[]): HTMLElement {
	const [tag = 'div', className] = name.split('.');
	const node = document.createElement(tag);
	if (className) node.className = className;
	node.append(...children.filter((child) => child !== undefined));
	return node;
}

export function list(items: readonly Node[], whenEmpty: string): HTMLElement {
	return items.length ? element('ul', ...items) : element('p.quiet', whenEmpty);
}
