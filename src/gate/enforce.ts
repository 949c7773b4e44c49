import { policy } from '../config/policy.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { createElement, listen, ofDocument } from '../platform/page.ts';

/** Longest wait for the receipt of a grant before the page starts anew, in milliseconds. */
const PATIENCE = 300;

/**
 * Has the browser refuse every host but those given, from here on to the end of this page.
 *
 * A policy can be added to a page and never taken away, so a grant starts the page anew, once.
 *
 * @param newest the record that the browser holds; a grant that was not kept would start the page anew for ever
 * @param isKnown whether a refused address is that of a service, which is what the policy is for
 * @returns the policy
 */
export function enforce(
	hosts: readonly string[],
	newest: () => ConsentRecord | undefined,
	isKnown: (url: string, what: string) => boolean,
): string {
	const text = policy(hosts);
	const meta = createElement('meta');
	meta.setAttribute('http-equiv', 'Content-Security-Policy');
	meta.setAttribute('content', text);
	ofDocument('head').append(meta);

	let isLeaving = false;
	const told = new Set<string>();
	listen<SecurityPolicyViolationEvent>(
		'securitypolicyviolation',
		({ blockedURI, effectiveDirective, originalPolicy }) => {
			// Not the page's own policy, which may be written alike.
			if (!originalPolicy.startsWith("default-src 'self' 'unsafe-inline' 'unsafe-eval'")) return;
			if (isKnown(blockedURI, effectiveDirective) || !URL.canParse(blockedURI)) return;
			const { origin } = new URL(blockedURI);
			if (!told.has(origin))
				console.warn(
					`yinyom: enforce refused ${origin} (${effectiveDirective}); if the page needs it, add it to "allow"`,
				);
			told.add(origin);
		},
	);
	listen<CustomEvent<{ readonly granted: readonly string[]; readonly record: ConsentRecord }>>(
		'yinyom:change',
		({ detail: { granted, record } }) => {
			// A page in the background waits for its next visit: somebody may be in the middle of a form there.
			if (!granted.length || ofDocument('hidden') || newest()?.receiptId !== record.receiptId) return;
			const again = () => {
				if (!isLeaving) setTimeout(() => location.reload());
				isLeaving = true;
			};
			listen('yinyom:receipt', again);
			setTimeout(again, PATIENCE);
		},
	);
	return text;
}
