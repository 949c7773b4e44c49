import type { h, h as render } from 'preact';
import type { CenterActions, CenterState } from './center.tsx';
import type { CategoryContent } from './center-content.ts';
import type { DetailsContent } from './details-content.ts';
import { searched } from './searched.ts';

/** What helps to read the center: the choice of a language, and a field for who looks for one service among many. */
export const toolsWith =
	(h: typeof render) =>
	({
		content: { language, names, search, found },
		categories,
		locale,
		query,
		onLocale,
		onSearch,
	}: {
		readonly content: DetailsContent;
		readonly categories: readonly CategoryContent[];
		readonly locale: string;
	} & Pick<CenterState, 'query'> &
		Pick<CenterActions, 'onLocale' | 'onSearch'>) => (
		<div class="tools">
			{names.length > 0 && (
				<label>
					{language}
					{/* A choice changes words only, so it needs no button (WCAG 3.2.2). */}
					<select part="language" value={locale} onChange={({ currentTarget }) => onLocale(currentTarget.value)}>
						{names.map(([tag, name]) => (
							<option key={tag} value={tag} lang={tag}>
								{name}
							</option>
						))}
					</select>
				</label>
			)}
			{search && (
				<label>
					{search}
					<input type="search" value={query} onInput={({ currentTarget }) => onSearch(currentTarget.value)} />
				</label>
			)}
			{/* There before its text, so that the number is read out. */}
			<output>
				{query.trim() &&
					found.replace('{count}', String(categories.flatMap(({ services }) => searched(services, query)).length))}
			</output>
		</div>
	);
