import type { ServiceContent } from './center-content.ts';

const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase().trim();

/** The services whose name or vendor holds what was typed; all of them when nothing was. */
export const searched = (services: readonly ServiceContent[], query: string): readonly ServiceContent[] =>
	services.filter(({ name, vendor }) => folded(`${name} ${vendor}`).includes(folded(query)));
