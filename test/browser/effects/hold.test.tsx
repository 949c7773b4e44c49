import { expect, it, vi } from 'vitest';
import { add, external, fileThatSays, inline, mountHold, script, whenHeard } from './held.ts';

const patient = { timeout: 5000, interval: 5 };

/** Resolves when everything that may run has run. */
async function settle({ hold, id }: ReturnType<typeof mountHold>): Promise<readonly string[]> {
	add(external(id('always'), 'file at the end'));
	add(inline(id('always'), 'end'));
	hold.apply();
	await vi.waitUntil(() => window.heard.includes('end'), patient);
	return window.heard.filter((said) => !said.endsWith('end'));
}

it('holds what is not granted, of every kind', async () => {
	const held = mountHold();
	const { id } = held;
	add(inline(id('first'), 'inline'));
	add(external(id('first'), 'file'));
	add(external(id('first'), 'async', { async: '' }));
	add(script(id('first'), { 'data-src': fileThatSays('data-src') }));
	const image = add(new Image());
	Object.assign(image.dataset, { consent: id('first'), src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
	expect(await settle(held)).toEqual([]);
	expect(image.hasAttribute('src')).toBe(false);
});

it('runs each script once, however often it looks', async () => {
	const held = mountHold({ granted: ['first'] });
	add(inline(held.id('first'), 'inline'));
	add(external(held.id('first'), 'file'));
	for (let times = 0; times < 5; times++) held.hold.apply();
	await whenHeard(2);
	expect((await settle(held)).toSorted()).toEqual(['file', 'inline']);
});

it('releases the very same element at the very same place', async () => {
	const { hold, id } = mountHold({ granted: ['first'] });
	const before = add(document.createElement('i'));
	const element = add(inline(id('first'), 'ran', { id: 'own', 'data-own': 'x' }));
	const after = add(document.createElement('b'));
	hold.apply();
	await whenHeard(1);
	expect(before.nextElementSibling).toBe(element);
	expect(element.nextElementSibling).toBe(after);
	expect(element.outerHTML).toBe(
		`<script type="text/plain" data-consent="${id('first')}" id="own" data-own="x">window.heard.push("ran")</script>`,
	);
});

it('knows an inert script by its type in capital letters as well', async () => {
	const { hold, id, report } = mountHold({ granted: ['first'] });
	add(inline(id('first'), 'ran', { type: 'TEXT/PLAIN' }));
	hold.apply();
	await whenHeard(1);
	expect(window.heard).toEqual(['ran']);
	expect(report).not.toHaveBeenCalled();
});

it('takes the source of data-src and the type of data-type', async () => {
	const { hold, id } = mountHold({ granted: ['first'] });
	const element = add(script(id('first'), { 'data-src': fileThatSays('ran'), 'data-type': 'module' }));
	hold.apply();
	await whenHeard(1);
	// A browser looks at the type when the script comes in; whoever copies the page copies a held script.
	expect(element.type).toBe('text/plain');
	expect(element.src).toBe(element.dataset['src']);
});

it('lets images, frames and links load what they name', async () => {
	const { hold, id } = mountHold({ granted: ['first'] });
	const consent = id('first');
	const make = (tag: string, data: Readonly<Record<string, string>>) => {
		const element = add(document.createElement(tag));
		Object.assign(element.dataset, { consent, ...data });
		return element;
	};
	const image = make('img', { src: 'data:,', srcset: 'data:, 2x' });
	const frame = make('iframe', { src: 'about:blank#own' });
	const link = make('link', { href: 'data:text/css,' });
	hold.apply();
	// A slow frame may take the whole slice; the rest has the next.
	await vi.waitUntil(() => link.hasAttribute('href'), patient);
	expect(image.getAttribute('src')).toBe('data:,');
	expect(image.getAttribute('srcset')).toBe('data:, 2x');
	expect(frame.getAttribute('src')).toBe('about:blank#own');
	expect(link.getAttribute('href')).toBe('data:text/css,');
});

it('runs at the next look what has been granted since', async () => {
	const held = mountHold();
	add(inline(held.id('first'), 'inline'));
	expect(await settle(held)).toEqual([]);
	held.grant('first');
	held.hold.apply();
	expect(window.heard).toContain('inline');
});

it('wants all the categories that an element names', async () => {
	const held = mountHold({ granted: ['first'] });
	add(inline(`  ${held.id('first')}\n${held.id('second')} `, 'both'));
	expect(await settle(held)).toEqual([]);
	held.grant('second');
	held.hold.apply();
	expect(window.heard).toContain('both');
});

it('runs an element that comes later by itself, and one inside another', async () => {
	const { hold, id } = mountHold({ granted: ['first'] });
	hold.apply();
	add(inline(id('first'), 'late'));
	const parent = document.createElement('div');
	parent.append(document.createElement('p'));
	parent.firstElementChild?.append(inline(id('first'), 'inside'));
	add(parent);
	await whenHeard(2);
	expect(window.heard).toEqual(['late', 'inside']);
});

it('holds an element that comes later as any other', async () => {
	const held = mountHold();
	held.hold.apply();
	add(inline(held.id('first'), 'late'));
	expect(await settle(held)).toEqual([]);
});

it('does not run what was taken out, and runs it once when it comes back', async () => {
	const held = mountHold();
	const element = add(inline(held.id('first'), 'back'));
	held.hold.apply();
	element.remove();
	held.grant('first');
	expect(await settle(held)).toEqual([]);
	expect(element.type).toBe('text/plain');
	add(element);
	await vi.waitUntil(() => window.heard.includes('back'), patient);
	element.remove();
	add(element);
	held.hold.apply();
	expect(window.heard.filter((said) => said === 'back')).toEqual(['back']);
});

it('runs once what a framework moved about while it was held', async () => {
	const held = mountHold();
	const element = add(inline(held.id('first'), 'moved'));
	held.hold.apply();
	for (let times = 0; times < 3; times++) {
		element.remove();
		add(element);
		await Promise.resolve();
	}
	held.grant('first');
	expect(await settle(held)).toEqual(['moved']);
});

it('reports an element that names an unknown category once, and holds it', async () => {
	const held = mountHold({ granted: ['first'] });
	const { hold, id, report } = held;
	const named = `${id('first')} unheard-of`;
	const element = add(inline(named, 'unknown'));
	hold.apply();
	hold.apply();
	expect(await settle(held)).toEqual([]);
	expect(report.mock.calls).toEqual([['held', named, element]]);
});

it('reports a marked script that was not inert', () => {
	const { hold, id, report } = mountHold();
	const element = add(inline(id('first'), 'ran at once', { type: 'text/javascript' }));
	hold.apply();
	expect(window.heard).toEqual(['ran at once']);
	expect(report.mock.calls).toEqual([['ran', id('first'), element]]);
});

it('refuses a script without the nonce of the page, with or without a grant', async () => {
	const held = mountHold({ granted: ['first'], nonce: 'right' });
	const { hold, id, report } = held;
	const none = add(inline(id('first'), 'no nonce'));
	const wrong = add(inline(id('first'), 'wrong nonce', { nonce: 'wrong' }));
	add(inline(id('first'), 'right nonce', { nonce: 'right' }));
	hold.apply();
	await whenHeard(1);
	expect(window.heard).toEqual(['right nonce']);
	expect(report.mock.calls).toEqual([
		['nonce', id('first'), none],
		['nonce', id('first'), wrong],
	]);
});

it.each(['document.write("x")', 'const page = document; page["writeln"]("x")', 'if(1){document.write(1)}'])(
	'lets an inline script run that calls %j, and refuses the call',
	async (text) => {
		const held = mountHold({ granted: ['first'] });
		const element = add(script(held.id('first'), {}, `${text};window.heard.push('ran')`));
		expect(await settle(held)).toEqual(['ran']);
		expect(held.report.mock.calls).toEqual([['write', held.id('first'), element]]);
		expect(document.write).toBe(Document.prototype.write);
		expect(document.writeln).toBe(Document.prototype.writeln);
	},
);

it('gives the page back what it has put in place of document.write', async () => {
	const write = vi.fn();
	const native = { write: document.write, writeln: document.writeln };
	Object.assign(document, { write, writeln: write });
	try {
		const held = mountHold({ granted: ['first'] });
		const element = add(script(held.id('first'), {}, `document.write('x');window.heard.push('ran')`));
		expect(await settle(held)).toEqual(['ran']);
		expect(held.report.mock.calls).toEqual([['write', held.id('first'), element]]);
		expect(write).not.toHaveBeenCalled();
		expect([document.write, document.writeln]).toEqual([write, write]);
	} finally {
		Object.assign(document, native);
	}
});

it.each(['hasAttribute', 'getAttribute', 'dataset', 'tagName', 'matches', 'isConnected'])(
	'goes on past a marked form with a field called %j',
	async (name) => {
		const held = mountHold({ granted: ['first'] });
		const form = document.createElement('form');
		form.setAttribute('data-consent', held.id('first'));
		const field = document.createElement('input');
		field.name = name;
		form.append(field);
		add(form);
		add(inline(held.id('first'), 'behind it'));
		expect(await settle(held)).toEqual(['behind it']);
		expect(held.report).not.toHaveBeenCalled();
	},
);

it('lets the rest of the page run when one element cannot be released', async () => {
	const held = mountHold({ granted: ['first'] });
	const broken = add(inline(held.id('first'), 'broken'));
	Object.defineProperty(broken, 'after', {
		configurable: true,
		value: () => {
			throw new Error('not mine');
		},
	});
	add(inline(held.id('first'), 'whole'));
	const said = await settle(held);
	Reflect.deleteProperty(broken, 'after');
	expect(said).toContain('whole');
	expect(held.report.mock.calls[0]?.slice(0, 2)).toEqual(['threw', held.id('first')]);
});

it('lets a forgotten element load again', async () => {
	const { hold, id } = mountHold({ granted: ['first'] });
	const frame = add(document.createElement('iframe'));
	Object.assign(frame.dataset, { consent: id('first'), src: 'about:blank#own' });
	hold.apply();
	frame.src = 'about:blank';
	hold.apply();
	expect(frame.getAttribute('src')).toBe('about:blank');
	hold.forget(frame);
	hold.apply();
	await vi.waitFor(() => expect(frame.getAttribute('src')).toBe('about:blank#own'));
});

it('remembers of what it let go when and why, and no element: a page that lives long would keep them all', async () => {
	const held = mountHold({ granted: ['first'] });
	add(inline(held.id('first'), 'inline'));
	await settle(held);
	expect(held.hold.released[0]).toEqual({ ids: [held.id('first')], time: expect.any(Number) });
	expect(held.hold.released.map(({ ids }) => ids).flat()).toEqual([
		held.id('first'),
		held.id('always'),
		held.id('always'),
	]);
});

it('looks once when what wakes them has arrived, not once for each that waited for it', async () => {
	const grow = async (count: number) => {
		const held = mountHold({ granted: ['first'] });
		held.hold.apply();
		for (let index = 0; index < count; index++) {
			add(inline(held.id('first'), 'late'));
			// One at a time, as a framework adds them.
			await Promise.resolve();
		}
		await whenHeard(count);
		return held.onLook.mock.calls.length;
	};
	expect(await grow(200)).toBeLessThan(40);
});
