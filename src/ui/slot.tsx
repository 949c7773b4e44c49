import type { h, h as render } from 'preact';

/** A place for an element that is not Preact's; the same element stays untouched when the rest is drawn again. */
export const slotWith =
	(h: typeof render) =>
	({ node }: { readonly node: Node | undefined }) => (
		<div
			ref={(place) => {
				if (node?.parentNode !== place) place?.replaceChildren(...(node ? [node] : []));
			}}
		/>
	);
