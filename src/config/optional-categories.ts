/** Ids of the categories a person decides about. */
export const optionalCategories = ({ categories }: { readonly categories: object }): string[] =>
	Object.keys(categories).filter((id) => id !== 'necessary');
