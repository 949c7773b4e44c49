type Vendor = 'google' | 'meta';

/** One consent message as the vendor's script received it. */
export interface HeardMessage {
	/** Milliseconds since 1970. */
	readonly time: number;
	readonly message: readonly unknown[];
}

declare global {
	interface Window {
		/** What the stand-ins for vendors' scripts heard, oldest first. */
		demoVendors?: Partial<Record<Vendor, HeardMessage[]>>;
	}
}

/** Notes a consent message where tests and the demo's panel can read it. */
export function note(vendor: Vendor, message: readonly unknown[]): void {
	window.demoVendors ??= {};
	const messages = (window.demoVendors[vendor] ??= []);
	messages.push({ time: Date.now(), message });
}
