/** Options that take more than the guard has: `yinyom-more` reads them, and nothing is granted before it is there. */
export const moreOptions = [
	'choice',
	'regime',
	'country',
	'migrate',
	'adopt',
	'googleMode',
	'metaMode',
	'shopifyConsent',
	'wpConsent',
	'zarazConsent',
] as const;
