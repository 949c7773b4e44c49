import { isByService } from '../config/choice.ts';
import type { Extension } from './index.ts';

/** A switch for each service, where the config asks for it. After the law, whose verdict it refines. */
export const choice: Extension = async (draft, guard) => {
	if (isByService(draft.raw)) (await draft.load('yinyom-switches')).startSwitches(draft, guard);
};
