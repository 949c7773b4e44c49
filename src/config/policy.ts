/**
 * A Content Security Policy that restricts hosts and nothing else: what the page says itself, inline or by `eval`, goes on.
 *
 * One directive, so that every kind of request falls under it, those that are not invented yet included.
 *
 * @param hosts may be asked beside the page's own, in the form of a CSP host source
 */
export const policy = (hosts: readonly string[]): string =>
	["default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:", ...new Set(hosts)].join(' ');
