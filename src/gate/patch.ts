/** Natives, taken before the page can change them. */
const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** A window, with everything in it: the page's own or that of a frame of the same origin. */
export type Realm = Window & typeof globalThis;

export type Native = (...args: unknown[]) => unknown;

/**
 * Looks at a call before it is made. An array answers it in the browser's place, with what is in it; a function is told of
 * the browser's own answer.
 */
export type Hook = (
	self: never,
	args: unknown[],
	native: Native,
) => readonly [unknown] | ((result: unknown) => void) | undefined;

/** Our own mistakes stay ours: whatever a hook throws is dropped and the call is made as the page wanted it. */
function run(native: Native, self: unknown, args: unknown[], hook: Hook): unknown {
	let answer: ReturnType<Hook>;
	try {
		answer = hook(self as never, args, native);
	} catch {}
	if (typeof answer === 'object') return answer[0];
	const result = apply(native, self, args);
	try {
		answer?.(result);
	} catch {}
	return result;
}

/** A Proxy, so that name, length and `toString` stay what they were. */
const method = (original: Native, hook: Hook): Native =>
	new Proxy(original, { apply: (native, self, args) => run(native, self, args, hook) });

/** A plain function, which keeps name and length too: V8 calls a Proxy that is a setter the slow way (+0.4 µs). */
const setter = (original: Native, name: string, hook: Hook) =>
	getOwnPropertyDescriptor(
		{
			set [name](value: unknown) {
				run(original, this, [value], hook);
			},
		},
		name,
	) as { set: (value: unknown) => void };

const done = new WeakSet<object>();

/** Puts a hook on a method or a setter, once; what a browser does not have is left out. */
export function put(place: object | undefined, name: string, hook: Hook): void {
	if (!place) return;
	const found = getOwnPropertyDescriptor(place, name);
	const native = found?.set ?? found?.value;
	if (!found || !native || done.has(native)) return;
	if (found.set) found.set = setter(native, name, hook).set;
	else found.value = method(native, hook);
	done.add(found.set ?? found.value);
	defineProperty(place, name, found);
}

/**
 * The same for several.
 *
 * @param owners names of interfaces, with spaces; `''` stands for the window itself
 * @param names of their members, with spaces
 */
export function patch(realm: Realm, owners: string, names: string, hook: Hook): void {
	for (const owner of owners.split(' '))
		for (const name of names.split(' '))
			put(owner ? (realm as unknown as Record<string, { prototype: object }>)[owner]?.prototype : realm, name, hook);
}
