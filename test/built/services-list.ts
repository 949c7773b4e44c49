import { services } from '../../src/services.ts';

const categories = ['necessary', 'functional', 'analytics', 'marketing'] as const;

/** The catalog as README.md quotes it: a line for each category. */
export const servicesList = (): string =>
	categories
		.map((category) => {
			const ids = services.filter((service) => service.category === category).map(({ id }) => `\`${id}\``);
			return `- **${category}**: ${ids.join(', ')}`;
		})
		.join('\n');

const block = /(<!-- services -->\n)([^]*?)(<!-- \/services -->)/;

/** The list in a text between its two marks; `undefined` when the marks are missing. */
export const quotedServices = (text: string): string | undefined => block.exec(text)?.[2]?.trim();

export const withServices = (text: string, list: string): string =>
	text.replace(block, (_, start: string, _old: string, end: string) => `${start}${list}\n${end}`);
