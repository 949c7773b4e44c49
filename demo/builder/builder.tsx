/** The page: one state, drawn anew at each change; the address keeps it. */
import { h, render } from 'preact';
import { services } from '../../src/services.ts';
import { type Choices, fromHash, start, toHash, withChoice } from './choices.ts';
import { ColourFields } from './colour-fields.tsx';
import { configOf } from './config-of.ts';
import { judgeContrast, schemesOf } from './judge-contrast.ts';
import { LookFields } from './look-fields.tsx';
import { LawFields, OwnerFields } from './owner-fields.tsx';
import { createPreview } from './preview.ts';
import { PreviewBar, type View } from './preview-bar.tsx';
import { tell } from './problems.ts';
import { Checks, Result } from './result.tsx';
import { ServiceFields } from './service-fields.tsx';
import { cssFor, snippetOf } from './snippet.ts';
import { languageName, WordFields } from './word-fields.tsx';
import { labelOf, language, words } from './words.ts';

const shipped: readonly string[] = await (await fetch('/builder/languages.json')).json();
/** The page's own two first, for most come for them; then as their names are found. */
const locales = shipped.toSorted(
	(one, other) =>
		Number(/^(th|en)$/.test(other)) - Number(/^(th|en)$/.test(one)) ||
		languageName(one).localeCompare(languageName(other), language),
);
const isDark = matchMedia('(prefers-color-scheme: dark)').matches;

let choices: Choices = fromHash(location.hash);
let view: View = {
	layer: 'notice',
	screen: matchMedia('(max-width: 800px)').matches ? 'phone' : 'desktop',
	scheme: isDark ? 'dark' : 'light',
	locale: language,
};
let sought = '';
let said = '';
let later: ReturnType<typeof setTimeout> | undefined;
const texts: Record<string, Readonly<Record<string, string>>> = {};

document.title = `${words.title} · Yinyom`;
const page = document.body;
draw();
const screen = document.querySelector<HTMLElement>('.screen');
const show = screen ? createPreview(screen) : () => undefined;
change();
window.addEventListener('hashchange', () => {
	choices = fromHash(location.hash);
	change();
});

/** What follows from a change: the form, the address, the preview. */
function change(): void {
	said = '';
	keep();
	draw();
	look();
}

/** WebKit takes a hundred addresses in half a minute and throws at the next: a colour that is dragged has more. */
function keep(): void {
	clearTimeout(later);
	try {
		history.replaceState(null, '', toHash(choices) || location.pathname);
	} catch {
		later = setTimeout(keep, 1000);
	}
}

/** Brings the preview to what is wished. */
function look(): void {
	const [only, second] = schemesOf(choices);
	const scheme = second ? view.scheme : (only ?? 'light');
	const embed = services.find(({ id, embed: kind }) => kind && choices[`service.${id}`])?.id;
	show({ ...view, scheme, config: configOf(choices), css: cssFor(choices, scheme), embed, title: words.frame });
	if (!texts[view.locale]) void learn(view.locale);
}

/** The product's own words, from its own file. */
async function learn(locale: string): Promise<void> {
	const file = `/locales/${locale}.js`;
	texts[locale] = (await import(/* @vite-ignore */ file)).default;
	draw();
}

/** To a heading by its id. Without the address: it holds the choices. */
function to(event: MouseEvent): void {
	event.preventDefault();
	const { hash } = event.currentTarget as HTMLAnchorElement;
	const heading = document.querySelector<HTMLElement>(hash);
	heading?.scrollIntoView({ block: 'start' });
	heading?.focus({ preventScroll: true });
}

/** To the field of an option; services are many, and are searched. */
function toField(path: string): void {
	const field = document.querySelector<HTMLElement>(
		path.endsWith('.services') ? '[type="search"]' : `[name="${path}"]`,
	);
	for (let group = field?.closest('details'); group; group = group.parentElement?.closest('details')) group.open = true;
	field?.focus({ preventScroll: true });
	field?.scrollIntoView({ block: 'center' });
}

async function copy(text: string): Promise<void> {
	try {
		await navigator.clipboard.writeText(text);
		said = words.copied;
	} catch {
		said = words.notCopied;
	}
	draw();
}

function draw(): void {
	const config = configOf(choices);
	const told = tell(config, language, labelOf);
	const poor = judgeContrast(choices).filter(({ remedy }) => remedy).length;
	const part = {
		choices,
		onChoice: (name: string, value: string) => {
			choices = withChoice(choices, name, value);
			change();
		},
	};
	const onView = (changed: Partial<View>) => {
		view = { ...view, ...changed };
		draw();
		look();
	};
	render(
		<div class="builder">
			<header>
				<div>
					<h1>{words.title}</h1>
					<p>{words.lead}</p>
				</div>
				<nav>
					<a href="/gallery/">{words.gallery}</a>
					<a href={language === 'th' ? '/' : '/en/'}>{words.shop}</a>
					<a
						href={`${language === 'th' ? '/builder/' : '/builder/th/'}${toHash(choices)}`}
						lang={language === 'th' ? 'en' : 'th'}
					>
						{words.other}
					</a>
				</nav>
			</header>
			<main>
				<div class="work">
					<section class="preview" aria-label={words.preview}>
						<PreviewBar view={view} schemes={schemesOf(choices)} locales={locales} onView={onView} />
						<div class={`screen ${view.screen} ${view.layer}`} />
						<p class="row">
							<span class={poor ? 'poor' : ''}>{poor ? words.poor(poor) : words.fine}</span>
							<a href="#checks" onClick={to}>
								{words.mend(told.mistakes.length, told.missing.length)}
							</a>
							<a href="#result" onClick={to}>
								{words.result}
							</a>
						</p>
						<p class="hint">{words.nothing}</p>
					</section>
					<form onSubmit={(event) => event.preventDefault()}>
						<LookFields {...part} />
						<ColourFields {...part} />
						<ServiceFields
							{...part}
							sought={sought}
							onSeek={(text) => {
								sought = text;
								draw();
							}}
						/>
						<WordFields
							{...part}
							locales={locales}
							locale={view.locale}
							texts={texts[view.locale] ?? {}}
							onLocale={(locale) => onView({ locale })}
						/>
						<OwnerFields {...part} />
						<LawFields {...part} />
						<button
							type="button"
							class="button"
							onClick={() => {
								// The way back is the browser's own.
								history.pushState(null, '', location.href);
								choices = start;
								change();
							}}
						>
							{words.startOver}
						</button>
					</form>
				</div>
				<div class="outcome">
					<Checks {...told} onFill={toField} />
					<Result snippet={snippetOf(config, choices, words.opener)} said={said} onCopy={(text) => void copy(text)} />
				</div>
			</main>
		</div>,
		page,
	);
}
