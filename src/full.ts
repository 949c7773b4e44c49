import * as config from './config.ts';
import * as decision from './decision.ts';
import type { LoadPart } from './guard/contract.ts';
import { whenConfigured } from './guard/read-config.ts';
import { start } from './guard/start.ts';
import { findTag } from './guard/tag.ts';
import * as preferences from './preferences.ts';
import * as ui from './ui.ts';

/**
 * Entry → `yinyom.full.js`: the same product in a single file, for those who may host only one.
 *
 * Words for the owner are the one thing it does without; the facts of a problem go to the console as they are.
 */
const files: Readonly<Record<string, unknown>> = {
	'yinyom-ui': ui,
	'yinyom-preferences': preferences,
	'yinyom-decision': decision,
	'yinyom-config': config,
	...import.meta.glob(['../locales/*.json', './services/*.ts', '!./services/service.ts'], { eager: true }),
};

const load: LoadPart = async (name) => {
	const file = files[name] ?? files[`../${name}.json`] ?? files[`./${name}.ts`];
	if (!file) throw new Error(name);
	return file as never;
};

const { dataset, nonce } = findTag();
whenConfigured((raw, problem) => start({ load, raw, problem, dataset, nonce }));
