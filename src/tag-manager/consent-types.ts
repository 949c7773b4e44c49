/** Google's consent types → the category that each follows; `necessary` is always granted. The guard says the same, and a test compares. */
export const consentTypes = {
	ad_storage: 'marketing',
	ad_user_data: 'marketing',
	ad_personalization: 'marketing',
	analytics_storage: 'analytics',
	functionality_storage: 'functional',
	personalization_storage: 'functional',
	security_storage: 'necessary',
} as const;

/** The types that a tag of this category has to wait for; none for a category of the owner's own, which Google does not know. */
export const typesOf = (category: string): readonly string[] =>
	Object.entries(consentTypes).flatMap(([type, id]) => (id === category ? [type] : []));
