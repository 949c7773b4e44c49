import { h } from 'preact';
import type { FormPart } from './fields.tsx';
import { type Finding, judgeContrast, ratioText } from './judge-contrast.ts';
import { words } from './words.ts';

/** Every pair of colours that meet, worst told first by a status; a press puts right what is wrong. */
export function ContrastList({ choices, onChoice }: FormPart) {
	const findings = judgeContrast(choices);
	const poor = findings.filter(({ remedy }) => remedy);
	return (
		<section class="contrast" aria-labelledby="contrast">
			<h3 id="contrast">{words.contrast}</h3>
			<output class={poor.length ? 'poor' : 'fine'}>{poor.length ? words.poor(poor.length) : words.fine}</output>
			<ul>
				{findings.map((finding) => (
					<Row key={finding.scheme + finding.pair} finding={finding} onChoice={onChoice} />
				))}
			</ul>
		</section>
	);
}

function Row({ finding, onChoice }: { finding: Finding; onChoice: FormPart['onChoice'] }) {
	const { scheme, pair, front, back, ratio, needed, remedy } = finding;
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
			{remedy && (
				<button type="button" onClick={() => onChoice(`token.${scheme}.${remedy.token}`, remedy.colour)}>
					{words.use(remedy.colour, words[remedy.token])}
				</button>
			)}
		</li>
	);
}
