import { h } from 'preact';
import { ownTexts } from './choices.ts';
import { type FormPart, Group, Line, Pick } from './fields.tsx';
import { language, words } from './words.ts';

const names = new Intl.DisplayNames(language, { type: 'language' });
export const languageName = (locale: string): string => `${names.of(locale) ?? locale} (${locale})`;

interface WordFieldsProps extends FormPart {
	readonly locales: readonly string[];
	/** The language whose words are on screen, here and in the preview. */
	readonly locale: string;
	/** The product's own words in it; empty while they are on their way. */
	readonly texts: Readonly<Record<string, string>>;
	readonly onLocale: (locale: string) => void;
}

/** Which languages, and what is said in them. */
export function WordFields({ locales, locale, texts, onLocale, ...part }: WordFieldsProps) {
	const { choices, onChoice } = part;
	const offered = choices['locales']?.split(' ') ?? [];
	const toggle = (tag: string, isOn: boolean) =>
		onChoice('locales', locales.filter((each) => (each === tag ? isOn : offered.includes(each))).join(' '));
	return (
		<Group title={words.languages}>
			<Pick
				{...part}
				name="locale"
				label={words.locale}
				values={[['', words.localeAuto], ...locales.map((each) => [each, languageName(each)] as const)]}
			/>
			<fieldset class="many">
				<legend>{words.locales}</legend>
				<div>
					{locales.map((each) => (
						<label key={each}>
							<input
								type="checkbox"
								checked={offered.includes(each)}
								onChange={({ currentTarget }) => toggle(each, currentTarget.checked)}
							/>
							{languageName(each)}
						</label>
					))}
				</div>
			</fieldset>
			<label class="line">
				<span>{words.ownWords}</span>
				<select value={locale} onChange={({ currentTarget }) => onLocale(currentTarget.value)}>
					{locales.map((each) => (
						<option key={each} value={each}>
							{languageName(each)}
						</option>
					))}
				</select>
			</label>
			{ownTexts.map((key) => (
				<Line
					{...part}
					key={`${locale}.${key}`}
					name={`texts.${locale}.${key}`}
					label={words.ownText[key]}
					hint={texts[key] ?? ''}
					lang={locale}
					isLong={key === 'notice.body'}
				/>
			))}
			<p class="hint">{words.blanks}</p>
		</Group>
	);
}
