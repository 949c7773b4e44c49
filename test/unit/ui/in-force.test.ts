import { expect, it } from 'vitest';
import { resolve } from '../../../src/config/resolve.ts';
import { regimes } from '../../../src/regimes/list.ts';
import { inForce } from '../../../src/ui/in-force.ts';

const { config } = resolve(
	{ categories: { functional: { basis: 'contract' }, analytics: { basis: 'legitimate-interest' }, marketing: {} } },
	{},
);
const under = (id: keyof typeof regimes) => {
	const { validityDays, withoutConsent } = regimes[id];
	const { categories, validityDays: days } = inForce(config, { reasons: withoutConsent, validityDays });
	return [days, Object.values(categories).map(({ basis }) => basis)];
};

it('names the reasons that a law takes, and no other: where a person is asked it is their consent', () => {
	expect(under('th-pdpa')).toEqual([365, [undefined, 'contract', 'legitimate-interest', undefined]]);
	expect(under('us-opt-out')).toEqual([365, [undefined, 'contract', 'legitimate-interest', undefined]]);
	expect(under('eu-gdpr')).toEqual([180, [undefined, 'contract', undefined, undefined]]);
});

it('names none without a law, under which alone a reason counts, and leaves all else as it is', () => {
	const { categories, ...rest } = inForce(config, undefined);
	expect(Object.values(categories).map(({ basis }) => basis)).toEqual([undefined, undefined, undefined, undefined]);
	const { categories: before, ...others } = config;
	expect(rest).toEqual(others);
	expect(Object.keys(categories)).toEqual(Object.keys(before));
});
