import { decode } from '../consent/codec.ts';
import { pick } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { cookieValues, fetchItem, NAME } from '../platform/memory.ts';

/** The record that the browser holds at this moment; `save` wrote it, maybe in another tab. */
export const storedRecord = (): ConsentRecord | undefined =>
	pick(
		cookieValues().flatMap((value) => decode(value) ?? []),
		decode(fetchItem(NAME) ?? ''),
	);
