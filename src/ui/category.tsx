import { h } from 'preact';
import type { CategoryContent } from './center-content.ts';
import type { CenterActions, CenterState } from './center.tsx';
import { line } from './line.tsx';

/** The switch of one category, what changes when one that was granted goes off, and its services. */
export function Category({
	category: { id, label, purpose, isAlways, effect, summary, services: all },
	state: { content, news, query, details, facts, choices, before },
	onChoose,
	onOpen,
}: {
	readonly category: CategoryContent;
	readonly state: CenterState;
} & Pick<CenterActions, 'onChoose' | 'onOpen'>) {
	const services = details && query ? details.searched(all, query) : all;
	const isOn = choices[id];
	return (
		<li class="category" hidden={!!query && !services.length}>
			<label class="row">
				<span class="label">
					{label} {news.includes(id) && <span class="new">{content.isNew}</span>}
					{isAlways && <span class="always">{content.always}</span>}
				</span>
				<input
					type="checkbox"
					role="switch"
					part="switch"
					name={id}
					checked={isAlways || isOn}
					disabled={isAlways}
					aria-describedby={`${id}-purpose`}
					onChange={({ currentTarget }) => onChoose(id, currentTarget.checked)}
				/>
			</label>
			<p id={`${id}-purpose`}>{purpose}</p>
			<output class="effect">{!isAlways && before[id] && effect?.[isOn ? 'whileOn' : 'whenOff']}</output>
			<details open={!!query} onToggle={({ currentTarget }) => currentTarget.open && onOpen(id)}>
				{/* All of them are called the same: it says of what. */}
				<summary aria-description={label}>{summary}</summary>
				{details ? (
					<details.ServicesList
						services={services}
						content={details.content}
						isNew={content.isNew}
						news={news}
						facts={facts[id]?.nodes}
					/>
				) : (
					<ul>
						{services.map(({ name, vendor, privacyUrl }) => (
							<li>{line([{ text: name, url: privacyUrl }, { text: vendor }])}</li>
						))}
					</ul>
				)}
			</details>
		</li>
	);
}
