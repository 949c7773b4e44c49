import { h } from 'preact';
import { services } from '../../src/services.ts';
import { categories, categoryFacts } from './choices.ts';
import { servicesOf } from './config-of.ts';
import { type FormPart, Group, Line } from './fields.tsx';
import { language, words } from './words.ts';

const byName = services.toSorted((one, other) => one.name.localeCompare(other.name));

interface ServiceFieldsProps extends FormPart {
	/** What somebody typed into the field that searches. */
	readonly sought: string;
	readonly onSeek: (text: string) => void;
}

/** The catalog: what is ticked stands in the category that it proposes until the owner says otherwise. */
export function ServiceFields({ sought, onSeek, ...part }: ServiceFieldsProps) {
	const { choices, onChoice } = part;
	const text = sought.trim().toLocaleLowerCase(language);
	const found = byName.filter(({ id, name, vendor, purposes }) =>
		`${id} ${name} ${vendor} ${purposes}`.toLowerCase().includes(text),
	);
	const chosen = byName.filter(({ id }) => choices[`service.${id}`]).map(({ name }) => name);
	return (
		<Group title={words.services} open>
			<output class="hint">{chosen.length ? words.chosen(chosen.join(', ')) : words.noneChosen}</output>
			<label class="line">
				<span>{words.search}</span>
				<input type="search" value={sought} onInput={({ currentTarget }) => onSeek(currentTarget.value)} />
			</label>
			<output class="hint">{found.length ? words.found(found.length) : words.notFound}</output>
			<ul class="services">
				{found.map(({ id, name, vendor, category }) => {
					const field = `service.${id}`;
					return (
						<li key={id}>
							<label>
								<input
									type="checkbox"
									name={field}
									checked={!!choices[field]}
									onChange={({ currentTarget }) => onChoice(field, currentTarget.checked ? category : '')}
								/>
								<span>
									{name} {vendor !== name && <small>{vendor}</small>}
								</span>
							</label>
							{choices[field] && (
								<select
									aria-label={words.into(name)}
									value={choices[field]}
									onChange={({ currentTarget }) => onChoice(field, currentTarget.value)}
								>
									{categories.map((each) => (
										<option key={each} value={each}>
											{words.category[each]}
										</option>
									))}
								</select>
							)}
						</li>
					);
				})}
			</ul>
			{categories
				.filter((category) => category !== 'necessary' && servicesOf(choices, category).length > 0)
				.map((category) => (
					<details class="inner" key={category}>
						<summary>{words.category[category]}</summary>
						{categoryFacts.map((fact) => (
							<Line
								{...part}
								key={fact}
								name={`categories.${category}.${fact}`}
								label={words[fact]}
								hint={words.examples[fact]}
							/>
						))}
					</details>
				))}
		</Group>
	);
}
