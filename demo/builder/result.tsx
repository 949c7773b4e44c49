import { h } from 'preact';
import type { Said, Told } from './problems.ts';
import { type Snippet, wholeOf } from './snippet.ts';
import { labelOf, words } from './words.ts';

interface ChecksProps extends Told {
	/** Brings the field of a path into sight. */
	readonly onFill: (path: string) => void;
}

/** What the product says of the config. */
export function Checks({ mistakes, missing, onFill }: ChecksProps) {
	const list = (title: string, all: readonly Said[]) =>
		all.length > 0 && (
			<div>
				<h3>
					{title} <small>{all.length}</small>
				</h3>
				<ul>
					{all.map(({ text, lang, path }) => (
						<li key={text}>
							<span lang={lang}>{text}</span>{' '}
							{labelOf(path) !== path && (
								<button
									type="button"
									class="plain"
									aria-label={`${words.fillIn}: ${labelOf(path)}`}
									onClick={() => onFill(path)}
								>
									{words.fillIn}
								</button>
							)}
						</li>
					))}
				</ul>
			</div>
		);
	return (
		<section class="checks" aria-labelledby="checks">
			<h2 id="checks" tabIndex={-1}>
				{words.checks}
			</h2>
			{list(words.mistakes, mistakes)}
			{list(words.missing, missing)}
			{mistakes.length + missing.length === 0 && <p>{words.allWell}</p>}
		</section>
	);
}

interface ResultProps {
	readonly snippet: Snippet;
	/** What came of the last copy. */
	readonly said: string;
	readonly onCopy: (text: string) => void;
}

/** What to paste, and where, one step after the other. */
export function Result({ snippet, said, onCopy }: ResultProps) {
	const { tag, css, marks } = snippet;
	return (
		<section class="result" aria-labelledby="result">
			<h2 id="result" tabIndex={-1}>
				{words.result}
			</h2>
			<ol>
				<li>{words.files}</li>
				<li>
					<Code id="tag" title={words.tag} text={tag} onCopy={onCopy} />
				</li>
				{css && (
					<li>
						<Code id="css" title={words.css} text={css} onCopy={onCopy} />
					</li>
				)}
				{marks && (
					<li>
						<Code id="marks" title={words.marks} text={marks} onCopy={onCopy} />
						<p class="hint">{words.marksHint}</p>
					</li>
				)}
				<li>
					<Code id="check" title={words.check} text="npx yinyom check-config index.html" onCopy={onCopy} />
					<p class="hint">{words.checkHint}</p>
				</li>
			</ol>
			<p class="row">
				<a
					class="button"
					download="yinyom.html"
					href={`data:text/html;charset=utf-8,${encodeURIComponent(wholeOf(snippet))}`}
				>
					{words.download}
				</a>
				<output>{said}</output>
			</p>
			<p class="hint">{words.share}</p>
		</section>
	);
}

function Code({
	id,
	title,
	text,
	onCopy,
}: {
	id: string;
	title: string;
	text: string;
	onCopy: (text: string) => void;
}) {
	return (
		<div class="code">
			<h3 id={`${id}-title`}>{title}</h3>
			<button type="button" aria-describedby={`${id}-title`} onClick={() => onCopy(text)}>
				{words.copy}
			</button>
			{/* Long lines scroll, also by keyboard. */}
			{/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
			<section class="scroll" tabIndex={0} aria-labelledby={`${id}-title`}>
				<pre id={id}>{text}</pre>
			</section>
		</div>
	);
}
