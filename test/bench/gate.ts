/** `npm run bench:gate`: prints what the gate adds to one call. */
import { gateCost } from './gate-cost.ts';

for (const { call, without, with: gated } of await gateCost())
	console.log(
		`${call.padEnd(34)}${without.toFixed(0).padStart(7)} ns${gated.toFixed(0).padStart(7)} ns  +${(gated - without).toFixed(0)} ns`,
	);
