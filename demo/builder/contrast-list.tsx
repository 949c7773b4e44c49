import { h } from 'preact';
import type { ColourToken } from './choices.ts';
import type { FormPart } from './fields.tsx';
import { type Finding, judgeContrast, mendOf, ratioText, schemesOf } from './judge-contrast.ts';
import { words } from './words.ts';

/** Every pair of colours that meet, told first by a status; one press puts right all that is wrong in a scheme. */
export function ContrastList({ choices, onChoice }: FormPart) {
	const findings = judgeContrast(choices);
	const poor = findings.filter(({ remedy }) => remedy);
	return (
		<section class="contrast" aria-labelledby="contrast">
			<h3 id="contrast">{words.contrast}</h3>
			<output class={poor.length ? 'poor' : 'fine'}>{poor.length ? words.poor(poor.length) : words.fine}</output>
			{schemesOf(choices).map((scheme) => {
				const colours = Object.entries(mendOf(choices, scheme)) as [ColourToken, string][];
				const put = () => {
					for (const [token, colour] of colours) onChoice(`token.${scheme}.${token}`, colour);
				};
				return (
					colours.length > 0 && (
						<button type="button" key={scheme} onClick={put}>
							{words.use(
								colours.map(([token, colour]) => words.colourFor(colour, words[token])).join(', '),
								words[scheme],
							)}
						</button>
					)
				);
			})}
			<ul>
				{findings.map((finding) => (
					<Row key={finding.scheme + finding.pair} {...finding} />
				))}
			</ul>
		</section>
	);
}

function Row({ scheme, pair, front, back, ratio, needed, remedy }: Finding) {
	return (
		<li class={remedy ? 'poor' : ''}>
			<span class="swatch" aria-hidden="true" style={{ background: back, color: front }}>
				{pair === 'focus' || pair === 'switch' ? '●' : 'Aa'}
			</span>
			<span>
				{words[scheme]}: {words.pair[pair]}
			</span>
			<b>
				{ratioText(ratio)}
				{remedy && `, ${words.needs(needed)}`}
			</b>
		</li>
	);
}
