import { expect, it } from 'vitest';
import { gateCost } from '../bench/gate-cost.ts';

/** Nanoseconds that a call of the page may cost more because it is looked at. */
const LIMIT = 1000;
/** Calls that a page makes by the thousand; `npm run bench:gate` prints these and the rarer, dearer ones. */
const frequent = [
	'script.src = own host',
	'script.src = nobody we know',
	'appendChild(div)',
	"setAttribute('class')",
	"setAttribute('src')",
	'innerHTML, two elements',
	'fetch, own host',
	'fetch, nobody we know',
];

it('adds at most a microsecond to a call that is none of its business', { timeout: 120_000 }, async () => {
	const costs = (await gateCost({ only: frequent })).map(
		({ call, ...cost }) => [call, cost.with - cost.without] as const,
	);
	expect(costs.map(([call]) => call)).toEqual(frequent);
	expect(costs.filter(([, added]) => added > LIMIT)).toEqual([]);
});
