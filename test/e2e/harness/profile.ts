/** What a scenario can choose about the visitor's browser before it starts, and what each driver can do. */
import type { Visitor } from './visitor.ts';

/** What differs between drivers, not between engines: the honest list of what is not tested where. */
export interface Can {
	/** Console messages, uncaught errors and CSP violations. */
	readonly console: boolean;
	readonly offline: boolean;
	readonly forcedColors: boolean;
	readonly globalPrivacyControl: boolean;
}

export interface ProfileOptions {
	/** BCP 47: `navigator.language` and `Accept-Language`. */
	readonly locale: string;
	readonly viewport: { readonly width: number; readonly height: number };
	readonly colorScheme: 'light' | 'dark';
	/** IANA name; absent: the machine's. */
	readonly timezoneId: string | undefined;
	readonly reducedMotion: 'reduce' | 'no-preference';
	readonly forcedColors: 'active' | 'none';
	/** Whether the browser says `navigator.globalPrivacyControl` and sends `Sec-GPC: 1`. */
	readonly globalPrivacyControl: boolean;
}

/** A fresh browser profile: no cookies, no storage, one tab. */
export interface Profile {
	readonly visitor: Visitor;
	close(): Promise<void>;
}

/** One browser of one worker, which opens a fresh profile for every test. */
export interface Engine {
	readonly can: Can;
	open(options: ProfileOptions): Promise<Profile>;
	stop(): Promise<void>;
}
