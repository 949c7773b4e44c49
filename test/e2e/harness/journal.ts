/** Keeps what the pages of one Playwright context complain about: console, uncaught errors, CSP violations. */
import type { BrowserContext } from '@playwright/test';
import type { ConsoleMessage, Violation } from './visitor.ts';

export interface Journal {
	readonly messages: readonly ConsoleMessage[];
	readonly errors: readonly string[];
	readonly violations: readonly Violation[];
}

const marker = 'yinyom-test-violation ';

export async function keepJournal(context: BrowserContext): Promise<Journal> {
	const messages: ConsoleMessage[] = [];
	const errors: string[] = [];
	const violations: Violation[] = [];

	context.on('console', (message) => {
		const text = message.text();
		if (text.startsWith(marker)) violations.push(JSON.parse(text.slice(marker.length)) as Violation);
		else messages.push({ level: message.type(), text });
	});
	context.on('weberror', (webError) => {
		// Firefox reports what a CSP refused as an error too; it is already among the violations.
		const { message } = webError.error();
		if (!/settings blocked .* because it violates the following directive/s.test(message)) errors.push(message);
	});
	// The console is the one channel that every engine offers and that outlives a navigation.
	await context.addInitScript((prefix) => {
		const { debug } = console;
		const { stringify } = JSON;
		addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
			if (blockedURI.endsWith('/favicon.ico')) return;
			debug(prefix + stringify({ directive: effectiveDirective, blocked: blockedURI }));
		});
	}, marker);

	return { messages, errors, violations };
}
