import en from '../locales/en.json';
import th from '../locales/th.json';
import * as decision from './decision.ts';
import { whenConfigured } from './guard/read-config.ts';
import { findTag } from './guard/tag.ts';
import { start as startGuard } from './guard/start.ts';
import * as outbox from './outbox.ts';
import * as preferences from './preferences.ts';
import { service as googleAnalytics } from './services/google-analytics.ts';
import { service as metaPixel } from './services/meta-pixel.ts';
import { service as posthog } from './services/posthog.ts';
import { service as youtube } from './services/youtube.ts';
import * as sweep from './sweep.ts';
import * as ui from './ui.ts';
import type { Guard, LoadPart } from './guard/contract.ts';

/** Held embeds stay empty, for what stands in for them would not fit. Said once a page. */
async function start({ hold, report }: Guard): Promise<void> {
	delete hold.onLook;
	report('load', 'yinyom-placeholders.js', 'it is no part of yinyom.full.js');
}

/**
 * Entry → `yinyom.full.js`: the same product in a single file, for those who may host only one.
 *
 * It does without `yinyom-more`: every rule set but the strictest, which is the guard's own, and vendors beyond Google and Meta.
 * It does without words for the owner, so that the facts of a problem go to the console as they are, and without most of
 * the catalog: `npx yinyom services` prints what to declare for the rest.
 */
const files: Readonly<Record<string, unknown>> = {
	'yinyom-ui': ui,
	'yinyom-preferences': preferences,
	'yinyom-decision': decision,
	'yinyom-outbox': outbox,
	'yinyom-sweep': sweep,
	'yinyom-placeholders': { start },
	'services/google-analytics': { service: googleAnalytics },
	'services/meta-pixel': { service: metaPixel },
	'services/posthog': { service: posthog },
	'services/youtube': { service: youtube },
};
const locales: Readonly<Record<string, unknown>> = { en, th };

const load: LoadPart = async (name) => {
	// Each of its languages is whole: there is no second half.
	const texts = locales[name.split('/')[1] ?? ''];
	const file = files[name] ?? (texts && { default: texts });
	if (!file) throw new Error(name);
	return file as never;
};

const tag = findTag();
whenConfigured((raw, problem) => startGuard({ ...tag, load, raw, problem }));
