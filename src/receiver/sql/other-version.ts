/** What to do about tables of another version than the one that this code knows. */
export function otherVersion(found: number, known: number): string {
	if (found === 0) return 'it holds no receipts: no receiver was ever started on it.';
	return found > known
		? `the tables have version ${found}; this yinyom knows versions up to ${known}. Use the yinyom that made them.`
		: `the tables have version ${found}, and this command reads version ${known} and changes nothing. ` +
				'Start the receiver on them once, or on a copy of them: it brings them up to date.';
}
