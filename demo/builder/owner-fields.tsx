import { h } from 'preact';
import { regimes } from '../../src/regimes/list.ts';
import { facts } from './choices.ts';
import { type FormPart, Group, Line, Pick } from './fields.tsx';
import { language, words } from './words.ts';

const countries = new Intl.DisplayNames(language, { type: 'region' });

/** Each law by its country; `none` asks nobody, and is nothing to offer. */
const laws = Object.entries(regimes)
	.filter(([id]) => id !== 'none')
	.map(([id, { jurisdictions }]): readonly [string, string] => {
		const place = id === 'eu-gdpr' ? 'EU' : (jurisdictions[0] ?? '').slice(0, 2);
		return [id, `${countries.of(place) ?? place} (${id})`];
	})
	.toSorted(([, one], [, other]) => one.localeCompare(other, language));

/** Who asks, under which law, and where the proof goes. */
export function OwnerFields(part: FormPart) {
	return (
		<Group title={words.owner}>
			{facts.map((name) => (
				<Line {...part} key={name} name={name} label={words[name]} />
			))}
		</Group>
	);
}

export function LawFields(part: FormPart) {
	return (
		<Group title={words.law}>
			<Pick {...part} name="regime" label={words.regime} values={[['', words.regimeNone], ...laws]} />
			<Line {...part} name="receipts.endpoint" label={words['receipts.endpoint']} hint={words.endpointHint} />
		</Group>
	);
}
