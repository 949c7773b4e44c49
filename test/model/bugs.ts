import type { Bug } from './bundle.ts';

const HOLD = 'effects/hold.ts';
const START = 'guard/start.ts';
const EFFECTS = 'effects/index.ts';

/** Mistakes that somebody could make in the product: each breaks one thing that the law says, and no type would tell. */
export const bugs: readonly (Bug & { readonly fact: string })[] = [
	{ fact: 'one grant of several is enough', file: HOLD, from: 'held.isAsked || ids.every(', to: 'ids.some(' },
	{
		fact: 'what is on its way is not stopped',
		file: HOLD,
		from: 'if (!isOn && runner)',
		to: 'if (!element && runner)',
	},
	{
		fact: 'what is stopped is forgotten',
		file: HOLD,
		from: 'waiting.push({ ...held, element: script',
		to: 'void ({ ...held, element: script',
	},
	{
		fact: 'an inline script overtakes a file',
		file: HOLD,
		from: '(held.runner && held.isFirst &&',
		to: '(!held &&',
	},
	{
		fact: 'what waits holds up nothing',
		file: HOLD,
		from: 'if (isFirst) for (const id of categories) behind.add(id);',
		to: '',
	},
	{
		fact: 'deferred scripts keep their place',
		file: HOLD,
		from: '(one.isLate as never) - (other.isLate as never)',
		to: '0',
	},
	{ fact: 'a file that hangs holds up its category for ever', file: HOLD, from: 'setTimeout(end, PATIENCE);', to: '' },
	{ fact: 'what comes later is not seen', file: HOLD, from: 'watch.observe(', to: 'void (' },
	{
		fact: 'what came as text is only put back',
		file: HOLD,
		from: '(__IN_APP__ && !nonce) || !first.has(element)',
		to: 'false',
	},
	{
		fact: 'vendors do not hear what another tab decided',
		file: START,
		from: 'guard.signals.tell();\n\t\tguard.hold.apply();',
		to: 'guard.hold.apply();',
	},
	{
		fact: 'another tab’s refusal waits for a part',
		file: START,
		from: 'guard.signals.tell();\n\t\tguard.hold.apply();',
		to: 'guard.signals.tell();',
	},
	{
		fact: 'a page that comes back trusts what it knew',
		file: START,
		from: "'storage', 'pageshow', 'visibilitychange'",
		to: "'storage'",
	},
	{ fact: 'nobody looks at the clock', file: START, from: 'setInterval(look, MINUTE);', to: '' },
	{
		fact: 'vendors are told after their scripts ran',
		file: EFFECTS,
		from: '({ cause }) => cause && guard.signals.tell()',
		to: '({ cause }) => cause && void setTimeout(() => guard.signals.tell(), 50)',
	},
	{ fact: 'a withdrawal is told after the sweep', file: EFFECTS, from: "['sweep', sweep],", to: '' },
	{
		fact: 'a decision starts from what this tab remembers',
		file: EFFECTS,
		from: 'if (guard.isKept) state.record = storedRecord();',
		to: '',
	},
	{ fact: 'a grant does not end', file: 'consent/decide.ts', from: 'now < record.validUntil &&', to: '' },
	{
		fact: 'a revision asks nobody again',
		file: 'consent/decide.ts',
		from: 'record.revision === config.revision &&',
		to: '',
	},
	{
		fact: 'a lost cookie brings old grants back',
		file: 'effects/save.ts',
		from: 'isKept ? encode({ ...record, granted: [] }) : value',
		to: 'value',
	},
	{
		fact: 'a tab whose cookie another wrote over takes the browser for one that keeps none',
		file: 'effects/save.ts',
		from: 'if (!isKept && values.some((other) => !before.includes(other) && decode(other))) return true;',
		to: '',
	},
	{ fact: 'a refusal is kept in the cookie alone', file: 'effects/save.ts', from: 'storeItem(NAME,', to: 'void (' },
	{ fact: 'a sweep that is overtaken goes on', file: 'effects/sweep.ts', from: 'if (turn !== turns) return;', to: '' },
	{
		fact: 'a denied category’s `!` counts before anybody denied it',
		file: START,
		from: 'state.verdict.denied :',
		to: "['analytics', 'marketing'].filter((each) => !state.verdict.granted.includes(each)) :",
	},
];
