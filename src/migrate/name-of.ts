/** What other managers call our categories; the first that fits counts. */
const meanings: readonly (readonly [category: string, name: RegExp])[] = [
	['necessary', /^(nec|ess|strict|requ|techn|secur|oblig)/i],
	['analytics', /anal|stat|perf|measur|audien/i],
	['marketing', /mark|adv|^ads?\b|target|social/i],
	['functional', /func|pref|person|setting|comfort|support/i],
];

/**
 * The category of this config that another manager's name stands for: itself, the category of a service of that name, or what
 * names like it commonly mean. `undefined`: nobody can tell.
 */
export function categoryNamed(
	name: string,
	categories: Readonly<Record<string, { readonly services: readonly string[] }>>,
): string | undefined {
	if (Object.hasOwn(categories, name)) return name;
	const holder = Object.keys(categories).find((id) => categories[id]?.services.includes(name.toLowerCase()));
	const meaning = meanings.find(([, form]) => form.test(name))?.[0];
	return holder ?? (meaning && Object.hasOwn(categories, meaning) ? meaning : undefined);
}
