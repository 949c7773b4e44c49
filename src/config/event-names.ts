import { nearest } from './nearest.ts';

/** What `yinyom.on()` takes; on `document` each is `yinyom:` and its name. A test holds it to `YinyomEvents`. */
export const eventNames = ['ready', 'open', 'close', 'change', 'receipt'] as const;

/** What there is in place of an event that there is not. */
export const meantEvent = (name: string): string =>
	`${nearest(name.replace(/^yinyom:/, ''), eventNames)} The events are ${eventNames.map((each) => `"${each}"`).join(', ')}.`;

export const isEvent = (name: string): boolean => (eventNames as readonly string[]).includes(name);
