import style from '../../styles/inspect.css?inline';
import { make } from '../ui/notice.ts';
import type { Finding, Inspection } from './inspection.ts';
import { bySeverity, gateWords, summary, unjudgedWords } from './tell.ts';

/**
 * Shows it in a corner, for whoever builds the page; one at a time.
 *
 * Not a `section` and not a dialog, which the layers count as theirs. In English only: no visitor sees it.
 */
export function showPanel(root: ShadowRoot, inspection: Inspection, again: () => void): void {
	const { findings, unjudged, gate } = inspection;
	const former = root.querySelector('[part=inspect]');
	if (!former) {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(style);
		root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
	}
	const close = () => panel.remove();
	const kinds = [...new Set(findings.map(({ kind }) => kind))];
	const repeat = make('button', { type: 'button', onclick: again }, 'Look again');
	const panel = make(
		'aside',
		{
			className: 'inspect',
			lang: 'en',
			dir: 'ltr',
			ariaLabel: 'yinyom: what this page does before consent',
			onkeydown: ({ key }) => key === 'Escape' && close(),
		},
		make(
			'header',
			{},
			make('strong', { role: 'status' }, `yinyom: ${summary(findings)}`),
			repeat,
			make('button', { type: 'button', onclick: close, ariaLabel: 'Close' }, '\u00d7'),
		),
		make(
			'div',
			{},
			...kinds.map((kind) =>
				group(
					kind,
					findings.filter((each) => each.kind === kind),
				),
			),
		),
		...(gate ? [make('p', {}, gateWords(gate))] : []),
		...(unjudged.length ? [make('p', {}, unjudgedWords(unjudged))] : []),
	);
	panel.part.add('inspect');
	const hadFocus = !!former?.contains(root.activeElement);
	if (former) former.replaceWith(panel);
	else root.append(panel);
	if (hadFocus) repeat.focus();
}

function group(kind: string, findings: readonly Finding[]): HTMLElement {
	const [worst] = findings;
	const details = make(
		'details',
		{},
		make('summary', {}, `${kind} `, make('span', { className: worst?.severity ?? '' }, bySeverity(findings))),
		make('ul', {}, ...findings.map(item)),
	);
	details.dataset['kind'] = kind;
	return details;
}

const item = ({ what, where, service, category, advice }: Finding): HTMLElement =>
	make(
		'li',
		{},
		make('code', {}, what),
		...(where ? [make('p', {}, where)] : []),
		...(service ? [make('p', {}, category ? `${service} (${category})` : service)] : []),
		make('p', { className: 'advice' }, advice),
	);
