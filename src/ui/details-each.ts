import type { h as render } from 'preact';
import style from '../../styles/each.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { categoryEachWith } from './category-each.tsx';
import { switchNames } from './details-content.ts';
import { createDetails, type Details } from './details.tsx';
import type { LayerKey } from './texts.ts';
import type { Words } from './words.ts';

/** A component has to be the same one in every language, or the switch would lose the focus. */
let Category: ReturnType<typeof categoryEachWith> | undefined;

/** The details of services, and a switch for each of them but those nobody is asked about. */
export async function createDetailsEach(
	h: typeof render,
	guard: Pick<Guard, 'law' | 'load' | 'state'>,
	config: ResolvedConfig,
	layer: Words<LayerKey>,
): Promise<Details> {
	const details = await createDetails(h, guard, config, layer);
	Category ??= categoryEachWith(h);
	const switches = switchNames(config, guard.law?.always);
	return { ...details, Category, style: details.style + style, content: { ...details.content, switches } };
}
