/** Fills the page with one frame per layout and theme, in what the pickers say. */
const screens = {
	desktop: { width: 1280, height: 800, scale: 0.3 },
	phone: { width: 360, height: 740, scale: 0.75 },
	small: { width: 320, height: 256, scale: 1 },
};
const themes = ['plain', 'soft', 'sharp'];
const corners = ['bottom-start', 'bottom-end', 'top-start', 'top-end'];
const rows = [
	['The notice as a bar', { layer: 'notice', notice: 'bar' }],
	...corners.map((corner) => [`The notice as a box, ${corner}`, { layer: 'notice', notice: 'box', corner }]),
	['The notice as a modal', { layer: 'notice', notice: 'modal' }],
	['The preference center as a dialog', { layer: 'preferences', preferences: 'dialog' }],
	['The preference center as a drawer', { layer: 'preferences', preferences: 'drawer' }],
	['The button that brings it back', { layer: 'none' }],
];

const form = document.querySelector('form');
const main = document.querySelector('main');
const languages = await (await fetch('languages.json')).json();
const nameOf = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
for (const tag of languages) form.lang.add(new Option(`${nameOf.of(tag)} (${tag})`, tag));
form.lang.value = 'en';
form.addEventListener('change', draw);

// A modal has taken the focus by then. It goes back to the picker that had it.
let picker;
form.addEventListener('focusin', ({ target }) => {
	picker = target;
});
window.addEventListener('message', ({ data, source }) => {
	const frame = Array.from(main.querySelectorAll('iframe')).find(({ contentWindow }) => contentWindow === source);
	if (!frame || data !== 'rest') return;
	frame.ariaBusy = 'false';
	if (document.activeElement === frame) picker?.focus({ preventScroll: true });
});
draw();

function draw() {
	const { lang, scheme, screen, state } = Object.fromEntries(new FormData(form));
	const { width, height, scale } = screens[screen];
	const { clientWidth, clientHeight } = document.documentElement;
	// A frame shows its layer once all of it is seen, so none may be larger than the window.
	const largest = Math.min(scale, (clientWidth - 48) / width, (clientHeight - 24) / height);
	main.style.cssText = `--width: ${width}; --height: ${height}; --scale: ${largest}`;
	main.replaceChildren(
		...rows.map(([title, options]) => {
			const section = document.createElement('section');
			const heading = document.createElement('h2');
			heading.textContent = title;
			const frames = document.createElement('div');
			frames.className = 'themes';
			for (const theme of themes) {
				const figure = document.createElement('figure');
				const frame = document.createElement('iframe');
				frame.loading = 'lazy';
				// An origin of its own: what one decides would close the notice of all others.
				frame.sandbox = 'allow-scripts';
				frame.ariaBusy = 'true';
				frame.title = `${title}, ${theme}`;
				frame.src = `frame.html?${new URLSearchParams({ lang, scheme, theme, state, ...options })}`;
				const caption = document.createElement('figcaption');
				caption.textContent = theme;
				const box = document.createElement('div');
				box.className = 'screen';
				box.append(frame);
				figure.append(box, caption);
				frames.append(figure);
			}
			section.append(heading, frames);
			return section;
		}),
	);
}
