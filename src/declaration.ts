import { whenConfigured } from './guard/read-config.ts';
import { besideOf, findTag } from './guard/tag.ts';
import { querySelector, whenParsed } from './platform/page.ts';
import { fillDeclarations } from './ui/declaration.ts';

/**
 * Entry → `yinyom-declaration.js`: a second tag for the one page that has a cookie declaration in it.
 *
 * A tag of its own, because the guard would have to look for such an element on every page of every visitor.
 */
const tag = findTag();

whenConfigured((raw) =>
	whenParsed(() => {
		// With whatever the owner has put behind the name (`?v=2`).
		const { dataset, src = '' } = (querySelector('script[src*="yinyom.js"],script[src*="yinyom.full.js"]') ??
			{}) as Partial<HTMLScriptElement>;
		void fillDeclarations({
			raw,
			dataset: { ...dataset },
			isWhole: !src.includes('yinyom.full'),
			load: (name) => import(/* @vite-ignore */ besideOf(tag, name)),
		});
	}),
);
