import type { CookieTable, Fact } from './facts.ts';
import { make } from './notice.ts';

/** Facts as a list of terms; its place styles it. */
export const factList = (facts: readonly Fact[]): HTMLElement =>
	make(
		'dl',
		{},
		...facts.map(([term, text]) => make('div', {}, make('dt', {}, term), make('dd', {}, make('bdi', {}, text)))),
	);

/** Cookies as a table with a caption and named columns. */
export const cookieTable = ({ caption, head, rows }: CookieTable): HTMLElement =>
	make(
		'table',
		{},
		make('caption', {}, caption),
		make('thead', {}, make('tr', {}, ...head.map((name) => make('th', { scope: 'col' }, name)))),
		make(
			'tbody',
			{},
			...rows.map(([name = '', ...cells]) =>
				make(
					'tr',
					{},
					// A name is no word of the language around it.
					make('th', { scope: 'row' }, make('bdi', {}, name)),
					...cells.map((cell) => make('td', {}, cell)),
				),
			),
		),
	);
