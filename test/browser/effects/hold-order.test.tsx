import { expect, it } from 'vitest';
import { add, external, inline, mountHold, script, whenHeard } from './held.ts';

it('runs an inline script after the external one before it', async () => {
	const { hold, id } = mountHold();
	add(external(id('always'), 'file'));
	add(inline(id('always'), 'inline'));
	hold.apply();
	await whenHeard(2);
	expect(window.heard).toEqual(['file', 'inline']);
});

it('keeps the order of external and inline scripts through a whole page', async () => {
	const { hold, id } = mountHold();
	const kinds = ['file', 'file', 'inline', 'file', 'inline', 'inline', 'file', 'file', 'file', 'inline'];
	const names = kinds.map((kind, index) => `${index} ${kind}`);
	for (const name of names) add((name.endsWith('file') ? external : inline)(id('always'), name));
	hold.apply();
	await whenHeard(names.length);
	expect(window.heard).toEqual(names);
});

it('asks for an external script only when the one before it in its category is done', async () => {
	const { hold, id } = mountHold();
	for (const says of ['1', '2', '3']) add(external(id('always'), says));
	hold.apply();
	expect(hold.released).toHaveLength(1);
	await whenHeard(3);
	expect(window.heard).toEqual(['1', '2', '3']);
});

it('keeps the order in which elements stand, not in which they came', async () => {
	const { hold, id } = mountHold();
	const last = add(inline(id('always'), 'second'));
	last.before(add(external(id('always'), 'first')));
	hold.apply();
	await whenHeard(2);
	expect(window.heard).toEqual(['first', 'second']);
});

it('lets nobody wait for a script that says async', async () => {
	const { hold, id } = mountHold();
	add(external(id('always'), 'file', { async: '' }));
	add(inline(id('always'), 'inline'));
	hold.apply();
	expect(window.heard).toEqual(['inline']);
	await whenHeard(2);
	expect(window.heard).toEqual(['inline', 'file']);
});

it('puts deferred scripts and modules last, in their order', async () => {
	const { hold, id } = mountHold();
	add(external(id('always'), 'deferred', { defer: '' }));
	add(inline(id('always'), 'module', { 'data-type': 'module' }));
	add(external(id('always'), 'file'));
	add(inline(id('always'), 'inline'));
	hold.apply();
	await whenHeard(4);
	expect(window.heard).toEqual(['file', 'inline', 'deferred', 'module']);
});

it('goes on after a script that does not load', async () => {
	const { hold, id } = mountHold();
	add(script(id('always'), { src: 'blob:gone' }));
	add(inline(id('always'), 'inline'));
	add(external(id('always'), 'file'));
	hold.apply();
	await whenHeard(2);
	expect(window.heard).toEqual(['inline', 'file']);
});

it('lets no script of one category wait for those of another', async () => {
	const { hold, id } = mountHold({ granted: ['first', 'second'] });
	add(external(id('first'), 'file of the first'));
	add(inline(id('second'), 'inline of the second'));
	add(inline(id('first'), 'inline of the first'));
	add(external(id('second'), 'file of the second'));
	hold.apply();
	expect(window.heard).toEqual(['inline of the second']);
	await whenHeard(4);
	expect(window.heard.filter((said) => said.endsWith('first'))).toEqual(['file of the first', 'inline of the first']);
});

it('lets a script of two categories wait for those of both', async () => {
	const { hold, id } = mountHold({ granted: ['first', 'second'] });
	add(external(id('first'), 'file of the first'));
	add(external(id('second'), 'file of the second'));
	add(inline(`${id('first')} ${id('second')}`, 'inline of both'));
	add(inline(id('second'), 'inline of the second'));
	hold.apply();
	await whenHeard(4);
	expect(window.heard.slice(2)).toEqual(['inline of both', 'inline of the second']);
});

it('overtakes no script of its category that waits for another category', async () => {
	const { hold, id } = mountHold({ granted: ['first', 'second'] });
	add(external(id('first'), 'file of the first'));
	add(inline(`${id('first')} ${id('second')}`, 'inline of both'));
	add(inline(id('second'), 'inline of the second'));
	add(external(id('second'), 'file of the second'));
	hold.apply();
	expect(window.heard).toEqual([]);
	await whenHeard(4);
	expect(window.heard).toEqual(['file of the first', 'inline of both', 'inline of the second', 'file of the second']);
});

it('does not wait for a script that is held for want of a grant', async () => {
	const { hold, id } = mountHold();
	add(external(id('first'), 'held'));
	add(inline(id('always'), 'inline'));
	hold.apply();
	expect(window.heard).toEqual(['inline']);
});

it('runs 12,000 inline scripts in their order and lets the page have its turn', async () => {
	const { hold, id } = mountHold();
	const parent = add(document.createElement('div'));
	parent.append(...Array.from({ length: 12_000 }, (_, index) => inline(id('always'), `${index}`)));
	let turns = 0;
	const timer = setInterval(() => turns++);
	hold.apply();
	expect(window.heard.length).toBeLessThan(12_000);
	await whenHeard(12_000, 30_000);
	clearInterval(timer);
	expect(window.heard).toEqual(Array.from({ length: 12_000 }, (_, index) => `${index}`));
	expect(turns).toBeGreaterThan(3);
}, 40_000);
