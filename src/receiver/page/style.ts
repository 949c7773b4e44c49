/** The page's own look; follows light and dark, and fits a telephone. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 16%, transparent);
	--soft: color-mix(in srgb, currentColor 6%, transparent); --quiet: color-mix(in srgb, currentColor 68%, transparent);
	--given: #1a7f5a; --partial: #6aa84f; --refused: #7d8794; --withdrawn: #7a6a9b; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 70rem;
	font: 1rem/1.5 system-ui, 'Noto Sans Thai', sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: .75rem 2rem; align-items: center; justify-content: space-between;
	padding-block: .5rem 1rem; border-bottom: 1px solid var(--line); }
header a { color: inherit; font-weight: 650; text-decoration: none; font-size: 1.125rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.75rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 2.25rem 0 .5rem; }
p { margin: .5rem 0; max-width: 44rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
header form { flex: 1 1 20rem; max-width: 34rem; }
label { display: grid; font-size: .875rem; color: var(--quiet); }
header label { flex: 1; }
input, select, button { font: inherit; color: inherit; min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid var(--quiet);
	border-radius: .5rem; background: Canvas; min-width: 0; }
button { cursor: pointer; font-weight: 600; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .75rem; margin-block: 1rem; padding: 0; list-style: none; }
.facts li { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem; }
.facts strong { display: block; font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.facts .alarm { border: 2px solid #c0392b; }
.quiet, small { color: var(--quiet); font-size: .875rem; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .5rem 0; list-style: none; font-size: .875rem; }
.key svg { width: .75rem; height: .75rem; margin-inline-end: .375rem; }
.scroll { overflow-x: auto; }
/* Words stay whole, and what is too wide is scrolled; only an id breaks. */
table { overflow-wrap: normal; border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: start; font-size: .8125rem; font-weight: 600; color: var(--quiet); }
th, td { padding: .4375rem .75rem .4375rem 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
td.number, th.number { text-align: end; white-space: nowrap; }
td.bar { width: 45%; min-width: 7rem; }
td.bar svg { display: block; width: 100%; height: .875rem; border-radius: .25rem; }
td.name { min-width: 6.5rem; white-space: nowrap; }
td code { overflow-wrap: anywhere; }
td.id code { display: inline-block; min-width: 9rem; }
.given { fill: var(--given); } .partial { fill: var(--partial); } .refused { fill: var(--refused); } .withdrawn { fill: var(--withdrawn); }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1.5rem; margin: .75rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
pre { padding: 1rem; border-radius: .75rem; background: var(--soft); overflow-x: auto; white-space: pre-wrap; font-size: .8125rem; }
code { font-family: ui-monospace, monospace; font-size: .875em; }
article { padding: 1.25rem; border: 1px solid var(--line); border-radius: .75rem; max-width: 46rem; }
article h2, article h3 { margin: 0 0 .25rem; } article section { margin-block: 1rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.buttons li { padding: .375rem .875rem; border: 1px solid var(--quiet); border-radius: .5rem; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } td.bar { width: 24%; min-width: 3.5rem; }
	td.name { min-width: 0; } th, td { padding-inline-end: .375rem; } th.number, td.number { white-space: normal; }
	td.digest code { display: inline-block; max-width: 7rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; } }
`;
