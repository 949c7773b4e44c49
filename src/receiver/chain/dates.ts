import type { Checkpoint } from './checkpoint.ts';

/**
 * Milliseconds. A receiver dates a receipt before it chains it, and clocks of several receivers differ; what is off by more has
 * another cause.
 */
export const CLOCK = 2 * 60 * 60 * 1000;

/** Before the first checkpoint: any date may be. */
export const NO_FLOOR = Number.NEGATIVE_INFINITY;

/**
 * The date that whatever is chained after a checkpoint may not be older than, in milliseconds since 1970.
 *
 * A checkpoint raises it when nothing waited: all that was received before is in the chain. And it lowers it when the receiver's
 * own clock, which is no part of the database, has been set back since.
 *
 * @param floor what it was before that checkpoint
 */
export function floorAfter(floor: number, { time, behind }: Checkpoint): number {
	const signed = Date.parse(time);
	return Math.min(behind ? floor : Math.max(floor, signed), signed);
}
