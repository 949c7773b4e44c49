import { asksForLaw } from '../config/asks-for-law.ts';
import { isByService } from '../config/choice.ts';
import { isObject } from '../config/is-object.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { decideByService, type Switched, switchedIn } from '../consent/by-service.ts';
import { decode } from '../consent/codec.ts';
import { decide, pick, type Verdict } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { honoured } from '../migrate/honoured.ts';
import { cookiesIn, refusedBefore } from '../migrate/refused.ts';
import { chooseRegime } from '../regimes/choose.ts';
import { judge } from '../regimes/judge.ts';
import type { Regime } from '../regimes/regime.ts';
import { readTerms } from '../regimes/terms.ts';
import { cookieText, cookieValues, type RequestHeaders, sendsPrivacySignal } from './request-headers.ts';

/** What the page knows beside its config, and the server has to say. */
export interface Visit {
	/** What you write into `data-country` of the tag. Default: nothing, as a tag without it. */
	readonly country?: string | undefined;
	/** Whether the browser sends Global Privacy Control. Default: what the headers say; of a cookie alone, that it does. */
	readonly gpc?: boolean | undefined;
	/** Milliseconds since 1970. Default: the clock's. */
	readonly now?: number | undefined;
}

/** What counts for one request. */
export interface Judgement {
	readonly settings: Settings;
	readonly record: ConsentRecord | undefined;
	/** Services that have a switch of their own; `undefined` where only categories have. */
	readonly switched: Switched | undefined;
	readonly verdict: Verdict;
	/** `undefined` where neither config nor country asks for one. */
	readonly regime: Regime | undefined;
}

/** The rules of the page for the one who sent this request: those of the guard, and of what completes it (`more/`, `law/`). */
export function judgeVisit(headers: RequestHeaders, config: unknown, visit: Visit): Judgement {
	const { country, gpc = sendsPrivacySignal(headers), now = Date.now() } = visit;
	const dataset = country === undefined ? {} : { country };
	const settings = { ...readSettings(config, {}), needsMore: false };
	const text = cookieText(headers);
	const values = cookieValues(text);
	const record = pick(
		values.flatMap((value) => decode(value) ?? []),
		undefined,
	);

	const raw = isObject(config) ? config : {};
	const { regime } = asksForLaw(raw, dataset) ? chooseRegime(raw['regime'], country) : {};
	// Whatever a broken one said: nobody may take it for leave.
	const facts = { now, gpc, isBroken: !record && values.length > 0 };
	const terms = regime && readTerms(raw, settings, regime);
	const byCategory = (each: ConsentRecord | undefined) => {
		const verdict = regime && terms ? judge({ regime, terms, settings }, each, facts) : decide(settings, each, now);
		return each ? verdict : honoured(verdict, ...refusals(raw['migrate'], text, settings));
	};
	const switched = isByService(config) ? switchedIn(settings, terms?.always) : undefined;
	return {
		settings,
		record,
		regime,
		switched,
		verdict: switched ? decideByService(switched, byCategory, record) : byCategory(record),
	};
}

/** What was refused in another manager. One that may have kept it in localStorage, which no server sees, counts as refused. */
function refusals(names: unknown, text: string, settings: Settings): [readonly string[], readonly string[]] {
	const optional = optionalCategories(settings);
	let isUnseen = false;
	const item = () => {
		isUnseen = true;
		return undefined;
	};
	const refused = refusedBefore(names, { cookies: cookiesIn(text), item }, settings);
	return [optional, isUnseen ? optional : refused];
}
