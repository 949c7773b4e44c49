import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';

/**
 * The style sheet of a config's theme and colour scheme, for what is drawn apart from the layers; `''` for those by default.
 *
 * Without its file it looks as by default: words matter more than colours.
 */
export async function themeOf(
	{ load }: Pick<Guard, 'load'>,
	{ colorScheme, theme = 'plain' }: Pick<ResolvedConfig, 'colorScheme' | 'theme'>,
): Promise<string> {
	const css =
		theme === 'plain'
			? ''
			: await load(`looks/${theme}`).then(
					(part) => part.default,
					() => '',
				);
	return colorScheme ? `${css}:host{color-scheme:${colorScheme}!important}` : css;
}
