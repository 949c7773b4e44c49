import type { Config } from '../../src/config/types.ts';
import { type Choices, categories, categoryFacts, facts, options, ownTexts } from './choices.ts';

type Tree = { [key: string]: unknown };

/** The config that a form's choices mean, in the order in which one reads it. */
export function configOf(choices: Choices): Config {
	const config: Tree = {};
	const put = (path: string, value: unknown) => {
		const keys = path.split('.');
		const last = keys.pop() ?? '';
		let branch = config;
		for (const key of keys) branch = (branch[key] ??= {}) as Tree;
		branch[last] = value;
	};
	const copy = (names: readonly string[]) => {
		for (const name of names) if (choices[name]) put(name, choices[name]);
	};

	copy(['regime', ...facts]);
	for (const category of categories) {
		const services = servicesOf(choices, category);
		if (services.length) put(`categories.${category}.services`, services);
		if (services.length) copy(categoryFacts.map((fact) => `categories.${category}.${fact}`));
	}
	copy(['receipts.endpoint', 'locale']);
	if (choices['locales']) put('locales', choices['locales'].split(' '));
	for (const [name, [usual]] of Object.entries(options)) {
		const isIdle = name === 'layout.corner' && choices['layout.notice'] !== 'box';
		if (!isIdle && choices[name] && choices[name] !== usual) put(name, choices[name]);
	}
	copy(['logo']);
	for (const [locale, texts] of textsOf(choices)) put(`texts.${locale}`, texts);
	return config;
}

/** The services chosen for a category, in the order of the alphabet. */
export const servicesOf = (choices: Choices, category: string): readonly string[] =>
	Object.entries(choices)
		.filter(([name, value]) => name.startsWith('service.') && value === category)
		.map(([name]) => name.slice('service.'.length))
		.toSorted();

/** The owner's own words by language. */
function textsOf(choices: Choices): readonly (readonly [locale: string, texts: Readonly<Record<string, string>>])[] {
	const names = Object.keys(choices).filter((name) => name.startsWith('texts.'));
	const locales = [...new Set(names.map((name) => name.split('.')[1] ?? ''))].toSorted();
	return locales.map((locale) => [
		locale,
		Object.fromEntries(
			ownTexts.flatMap((key) => {
				const text = choices[`texts.${locale}.${key}`];
				return text ? [[key, text]] : [];
			}),
		),
	]);
}
