/** Which elements have which ARIA role without saying so (HTML-AAM), for the roles that the scenarios use. */

interface RoleRule {
	/** CSS of the elements that have the role by themselves. */
	readonly implicit?: string;
	/** Whether the element's own text names it; a dialog, for one, is named by attributes only. */
	readonly namedByContent?: true;
}

export const roles = {
	alert: {},
	alertdialog: {},
	button: {
		implicit: 'button, summary, input[type="button"], input[type="submit"], input[type="reset"]',
		namedByContent: true,
	},
	checkbox: { implicit: 'input[type="checkbox"]', namedByContent: true },
	dialog: { implicit: 'dialog' },
	group: { implicit: 'fieldset, details' },
	heading: { implicit: 'h1, h2, h3, h4, h5, h6', namedByContent: true },
	img: { implicit: 'img' },
	link: { implicit: 'a[href], area[href]', namedByContent: true },
	list: { implicit: 'ul, ol' },
	listitem: { implicit: 'li' },
	navigation: { implicit: 'nav' },
	radio: { implicit: 'input[type="radio"]', namedByContent: true },
	region: { implicit: 'section[aria-label], section[aria-labelledby]' },
	status: { implicit: 'output' },
	switch: { namedByContent: true },
	tab: { namedByContent: true },
	textbox: { implicit: 'textarea, input:not([type]), input[type="text"], input[type="email"]' },
} as const satisfies Record<string, RoleRule>;

export type Role = keyof typeof roles;

/** CSS of every element that may have the role: it says so, or it is so and says nothing else. */
export function selectorOf(role: Role): string {
	const { implicit }: RoleRule = roles[role];
	return `[role="${role}"]${implicit ? `, :is(${implicit}):not([role])` : ''}`;
}

export function isNamedByContent(role: Role): boolean {
	const { namedByContent }: RoleRule = roles[role];
	return namedByContent === true;
}
