/** What to do about tables of another version than the one that this code knows. */
export const otherVersion = (found: number, known: number): string =>
	found > known
		? `the tables have version ${found}; this yinyom knows versions up to ${known}. Use the yinyom that made them.`
		: `the tables have version ${found}, and this command reads version ${known} and changes nothing. ` +
			'Start the receiver on them once, or on a copy of them: it brings them up to date.';
