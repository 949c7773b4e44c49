import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { nearest } from '../config/nearest.ts';

/**
 * What is wrong with a command line, in one sentence; `undefined` when `parseArgs` can read it.
 *
 * @param limits.positionals how many words may stand by themselves; none by default
 */
export function optionMistake(
	args: string[],
	options: ParseArgsOptionsConfig,
	{ positionals = 0 }: { readonly positionals?: number } = {},
): string | undefined {
	const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
	let alone = 0;
	for (const token of tokens) {
		if (token.kind === 'positional' && ++alone > positionals) return `"${token.value}" belongs to no option.`;
		if (token.kind !== 'option') continue;
		const { name, rawName, value, inlineValue } = token;
		const option = Object.hasOwn(options, name) ? options[name] : undefined;
		if (!option)
			return `there is no option "${rawName}".${nearest(
				rawName,
				Object.keys(options).map((each) => `--${each}`),
			)}`;
		const empty = !value || (value.startsWith('-') && !inlineValue);
		if (option.type === 'string' && empty)
			return `${rawName} needs a value: ${rawName} <value>, or ${rawName}=<value>.`;
		if (option.type === 'boolean' && value !== undefined) return `${rawName} takes no value.`;
	}
	return undefined;
}
