import { h } from 'preact';
import type { Sight } from './preview.ts';
import { languageName } from './word-fields.tsx';
import { words } from './words.ts';

/** What is looked at; nothing of it is in the config. */
export type View = Pick<Sight, 'layer' | 'screen' | 'scheme' | 'locale'>;

interface PreviewBarProps {
	readonly view: View;
	readonly schemes: readonly View['scheme'][];
	readonly locales: readonly string[];
	readonly onView: (view: Partial<View>) => void;
}

export function PreviewBar({ view, schemes, locales, onView }: PreviewBarProps) {
	return (
		<div class="preview-bar">
			<Segments
				title={words.layer}
				values={[
					['notice', words.layers.notice],
					['preferences', words.layers.preferences],
					['none', words.layers.none],
				]}
				value={view.layer}
				onValue={(layer) => onView({ layer })}
			/>
			<Segments
				title={words.screen}
				values={[
					['desktop', words.desktop],
					['phone', words.phone],
				]}
				value={view.screen}
				onValue={(screen) => onView({ screen })}
			/>
			{schemes.length > 1 && (
				<Segments
					title={words.scheme}
					values={[
						['light', words.light],
						['dark', words.dark],
					]}
					value={view.scheme}
					onValue={(scheme) => onView({ scheme })}
				/>
			)}
			<select
				aria-label={words.speaks}
				value={view.locale}
				onChange={({ currentTarget }) => onView({ locale: currentTarget.value })}
			>
				{locales.map((each) => (
					<option key={each} value={each}>
						{languageName(each)}
					</option>
				))}
			</select>
		</div>
	);
}

interface SegmentsProps<Value extends string> {
	readonly title: string;
	readonly values: readonly (readonly [Value, string])[];
	readonly value: Value;
	readonly onValue: (value: Value) => void;
}

function Segments<Value extends string>({ title, values, value, onValue }: SegmentsProps<Value>) {
	return (
		<fieldset class="segments">
			<legend>{title}</legend>
			{values.map(([each, label]) => (
				<label key={each}>
					<input type="radio" name={`view-${title}`} checked={each === value} onChange={() => onValue(each)} />
					<span>{label}</span>
				</label>
			))}
		</fieldset>
	);
}
