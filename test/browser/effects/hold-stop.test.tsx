import { expect, it } from 'vitest';
import { add, external, inline, mountHold, whenHeard } from './held.ts';

const soon = () => new Promise((done) => setTimeout(done, 100));

it('keeps a script on its way from running, and leaves an inert one where it stood', async () => {
	const { deny, hold, id } = mountHold({ granted: ['first'] });
	const script = add(external(id('first'), 'file', { id: 'own', crossorigin: 'anonymous' }));
	const text = script.outerHTML;
	const after = add(document.createElement('hr'));
	hold.apply();
	expect(hold.released).toHaveLength(1);
	deny('first');
	hold.apply();
	await soon();
	expect(window.heard).toEqual([]);
	expect(script.isConnected).toBe(false);
	const left = document.querySelector('#own');
	expect(left?.outerHTML).toBe(text);
	expect(left?.nextElementSibling).toBe(after);
	left?.remove();
});

it('runs a stopped script once after the next grant, before what waits behind it', async () => {
	const { deny, grant, hold, id } = mountHold({ granted: ['first'] });
	add(external(id('first'), 'file', { id: 'own' }));
	add(inline(id('first'), 'inline'));
	hold.apply();
	deny('first');
	hold.apply();
	await soon();
	grant('first');
	hold.apply();
	await whenHeard(2);
	await soon();
	expect(window.heard).toEqual(['file', 'inline']);
	document.querySelector('#own')?.remove();
});

it('stops the one that runs in place of a script that came as text, which stays and runs after the next grant', async () => {
	const { deny, grant, hold, id } = mountHold({ granted: ['first'] });
	hold.apply();
	const box = add(document.createElement('div'));
	box.innerHTML = external(id('first'), 'file').outerHTML;
	const [script] = box.children;
	// In the task of its release, for it may have loaded in the next.
	await new Promise<void>((done) => {
		hold.onLook = () => {
			if (!hold.released.length) return;
			delete hold.onLook;
			deny('first');
			hold.apply();
			done();
		};
	});
	await soon();
	expect(window.heard).toEqual([]);
	expect([...box.children]).toEqual([script]);
	grant('first');
	hold.apply();
	await whenHeard(1);
	expect(window.heard).toEqual(['file']);
});

it('lets a script go on that is still granted', async () => {
	const { deny, hold, id } = mountHold({ granted: ['first', 'second'] });
	add(external(id('first'), 'first'));
	add(external(id('second'), 'second'));
	hold.apply();
	deny('first');
	hold.apply();
	await whenHeard(1);
	await soon();
	expect(window.heard).toEqual(['second']);
});

it('finds what comes beside a form that hides its own methods', async () => {
	const { hold, id } = mountHold();
	hold.apply();
	const form = document.createElement('form');
	for (const name of ['matches', 'querySelectorAll']) {
		const field = document.createElement('input');
		field.name = name;
		form.append(field);
	}
	add(form);
	add(inline(id('always'), 'inline'));
	await whenHeard(1);
	expect(window.heard).toEqual(['inline']);
});
