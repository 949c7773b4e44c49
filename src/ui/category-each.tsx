import type { h, h as render } from 'preact';
import type { CategoryContent, ServiceContent } from './center-content.ts';
import type { CenterActions, CenterState } from './center.tsx';

/**
 * A category whose services have a switch each. Its own turns all of them; how many are on stands in words beside it, because no
 * switch can say "some" to a screen reader (ARIA 1.2: `switch` has no `mixed`).
 */
export const categoryEachWith = (h: typeof render) => {
	return ({
		category: { id, label, purpose, isAlways, effect, summary, services: all },
		state: { content, news, query, details, facts, choices, before },
		onChoose,
		onOpen,
	}: {
		readonly category: CategoryContent;
		readonly state: CenterState;
	} & Pick<CenterActions, 'onChoose' | 'onOpen'>) => {
		const services = details && query ? details.searched(all, query) : all;
		const nameOf = (service: Pick<ServiceContent, 'id'>) => `service:${service.id}`;
		const own = isAlways ? [] : all.map(nameOf);
		const on = own.filter((name) => choices[name]).length;
		const isOn = !!choices[id];
		const were = [id, ...own].filter((name) => before[name]);
		const turnAll = (isTurnedOn: boolean) => {
			for (const name of [...own, id]) onChoose(name, isTurnedOn);
		};
		const turn = (name: string, isTurnedOn: boolean) => {
			onChoose(name, isTurnedOn);
			onChoose(
				id,
				own.every((each) => (each === name ? isTurnedOn : choices[each])),
			);
		};
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
						indeterminate={!isOn && on > 0}
						disabled={isAlways}
						aria-describedby={`${id}-purpose ${id}-services`}
						onChange={({ currentTarget }) => turnAll(currentTarget.checked)}
					/>
				</label>
				<p id={`${id}-purpose`}>{purpose}</p>
				<output class="effect">
					{were.length > 0 && effect?.[were.every((name) => choices[name]) ? 'whileOn' : 'whenOff']}
				</output>
				<details open={!!query || own.length > 0} onToggle={({ currentTarget }) => currentTarget.open && onOpen(id)}>
					<summary id={`${id}-services`} aria-description={label}>
						{own.length ? summary.replace('(', `(${on}/`) : summary}
					</summary>
					{details && (
						<details.ServicesList
							services={services}
							content={details.content}
							isNew={content.isNew}
							news={news}
							facts={facts[id]?.nodes}
							leadOf={(service) =>
								isAlways ? undefined : (
									<input
										type="checkbox"
										role="switch"
										part="switch"
										name={nameOf(service)}
										checked={!!choices[nameOf(service)]}
										aria-label={news.includes(service.id) ? `${service.name}, ${content.isNew}` : service.name}
										onChange={({ currentTarget }) => turn(nameOf(service), currentTarget.checked)}
									/>
								)
							}
						/>
					)}
				</details>
			</li>
		);
	};
};
