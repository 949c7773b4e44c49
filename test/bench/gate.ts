/** `npm run bench:gate`: prints what the gate adds to one call, and how much of that a bare wrapper adds, which looks at nothing. */
import { gateCost } from './gate-cost.ts';

const row = (...cells: readonly string[]) =>
	console.log(cells.map((cell, at) => (at ? cell.padStart(12) : cell.padEnd(34))).join(''));
const plus = (nanoseconds: number) => `${nanoseconds < 0 ? '' : '+'}${nanoseconds.toFixed(0)} ns`;

row('', 'alone', 'with catch', 'adds', 'of it bare');
for (const { call, without, with: gated, wrapped } of await gateCost())
	row(call, `${without.toFixed(0)} ns`, `${gated.toFixed(0)} ns`, plus(gated - without), plus(wrapped - without));
