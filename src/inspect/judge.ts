import type { ResolvedConfig } from '../config/types.ts';
import type { CatalogService } from '../services.ts';
import { createConsentOverTime } from './consent-over-time.ts';
import type { Inspection, Severity } from './inspection.ts';
import { judgeCode } from './judge-code.ts';
import { judgeHints } from './judge-hints.ts';
import { judgeMarks } from './judge-marks.ts';
import { judgeOrder } from './judge-order.ts';
import { judgeRequests } from './judge-requests.ts';
import { judgeStorage } from './judge-storage.ts';
import { createKnown } from './known.ts';
import type { Judge } from './matter.ts';
import type { Snapshot } from './snapshot.ts';

const judges: readonly Judge[] = [judgeRequests, judgeMarks, judgeHints, judgeOrder, judgeStorage, judgeCode];

export const severities: readonly Severity[] = ['leak', 'risk', 'note'];

/** Everything that is to be said about a page. Pure: the same snapshot, the same findings. */
export function judge(snapshot: Snapshot, config: ResolvedConfig, catalog: readonly CatalogService[]): Inspection {
	const consent = createConsentOverTime(snapshot, config);
	const known = createKnown(config, catalog, snapshot.base);
	const matter = { snapshot, config, known, consent, own: ownTag(snapshot) };
	const findings = judges.flatMap((each) => each(matter));
	return {
		decided: snapshot.decisions.length > 0,
		unjudged: consent.everGranted,
		findings: severities.flatMap((severity) => findings.filter((each) => each.severity === severity)),
		...(snapshot.gate && { gate: snapshot.gate }),
	};
}

/** The tag that brings us: it names our file, or holds the guard itself, or at least asks for this inspection. */
const ownTag = ({ tags }: Snapshot): number => {
	const isScript = (index: number) => tags[index]?.name === 'script';
	const find = (test: (tag: Snapshot['tags'][number]) => boolean) =>
		tags.findIndex((tag, at) => isScript(at) && test(tag));
	// An optimiser may have renamed the attribute.
	const named = find(({ attributes }) =>
		Object.entries(attributes).some(([name, value]) => name.endsWith('src') && /\byinyom[\w.-]*\.js\b/.test(value)),
	);
	if (named >= 0) return named;
	const asking = find(({ attributes }) => attributes['data-debug'] !== undefined);
	return asking >= 0 ? asking : find(({ text }) => text.includes('yinyom-root'));
};
