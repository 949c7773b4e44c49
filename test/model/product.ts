/** What the model needs of `src`; `bundle.ts` makes a copy of it for each page. */
export { decisionOf } from '../../src/effects/index.ts';
export { createStop } from '../../src/effects/stop.ts';
export { createDelivery } from '../../src/effects/deliver.ts';
export { createSweep } from '../../src/effects/sweep.ts';
export { start } from '../../src/guard/start.ts';
export { revive } from '../../src/platform/revive.ts';
export { configOf } from '../../src/ui/config-of.ts';
export { localeOf } from '../../src/ui/locale.ts';
