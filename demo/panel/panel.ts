import { element } from './element.ts';
import styles from './panel.css?raw';
import { type Section, sections } from './sections.ts';
import { look, type Sight } from './sight.ts';
import { words } from './words.ts';

const INTERVAL_MS = 500;
/** From this width the panel is a column beside the page; `page.css` makes room for it at the same width. */
const wide = matchMedia('(min-width: 1100px)');

const count = element('b.count', '0');
const startOver = element('button', words.startOver);
const summary = element(
	'summary',
	element('b', words.title),
	count,
	element('span.what', words.hits, element('small.silent', words.silent)),
);
const drawer = document.createElement('details');
const mounted = sections.map(mount);

build();
refresh();
setInterval(refresh, INTERVAL_MS);

function build(): void {
	const intro = element('div.intro', element('p.quiet', words.subtitle), startOver);
	drawer.append(summary, intro, ...mounted.map(({ node }) => node));
	const host = document.querySelector('demo-panel');
	host?.setAttribute('role', 'complementary');
	host?.setAttribute('aria-label', words.title);
	host?.attachShadow({ mode: 'open' }).append(element('style', styles), drawer);

	startOver.addEventListener('click', () => location.assign('/_demo/start-over'));
	summary.addEventListener('click', (event) => {
		if (wide.matches) event.preventDefault();
	});
	wide.addEventListener('change', unfold);
	unfold();

	function unfold(): void {
		drawer.open = wide.matches;
	}
}

async function refresh(): Promise<void> {
	if (document.visibilityState !== 'visible') return;
	try {
		show(await look());
	} catch {
		// The demo was stopped: the panel keeps what it saw last, and looks again when it is back.
	}
}

function show(sight: Sight): void {
	count.textContent = String(sight.hitCount);
	drawer.classList.toggle('loud', sight.hitCount > 0);
	for (const { update } of mounted) update(sight);
}

/** Gives a section its place. It is drawn again only when its part changed, so that what somebody unfolded stays. */
function mount({ title, part, count: countOf, draw }: Section) {
	const total = element('span.total');
	const body = element('div.body');
	let drawn: string | undefined;
	return { node: element('section', element('h2', title, total), body), update };

	function update(sight: Sight): void {
		const now = JSON.stringify(part(sight)) ?? '';
		if (now === drawn) return;
		drawn = now;
		total.textContent = countOf ? String(countOf(sight)) : '';
		body.replaceChildren(draw(sight));
	}
}
