import * as decision from './decision.ts';
import { whenConfigured } from './guard/read-config.ts';
import * as config from './config.ts';
import { findTag } from './guard/tag.ts';
import { start } from './guard/start.ts';
import * as placeholders from './placeholders.ts';
import * as preferences from './preferences.ts';
import * as ui from './ui.ts';
import type { LoadPart } from './guard/contract.ts';

/**
 * Entry → `yinyom.full.js`: the same product in a single file, for those who may host only one.
 *
 * Words for the owner are the one thing it does without; the facts of a problem go to the console as they are.
 */
const files: Readonly<Record<string, unknown>> = {
	'yinyom-ui': ui,
	'yinyom-preferences': preferences,
	'yinyom-placeholders': placeholders,
	'yinyom-decision': decision,
	'yinyom-config': config,
};
const locales = import.meta.glob('../locales/*.json', { eager: true, import: 'default' });
const services = import.meta.glob(['./services/*.ts', '!./services/service.ts'], { eager: true, import: 'service' });

const load: LoadPart = async (name) => {
	const part = { default: locales[`../${name}.json`], service: services[`./${name}.ts`] };
	const file = files[name] ?? ((part.default || part.service) && part);
	if (!file) throw new Error(name);
	return file as never;
};

const { dataset, nonce } = findTag();
whenConfigured((raw, problem) => start({ load, raw, problem, dataset, nonce }));
