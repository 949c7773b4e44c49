/** Compares a list of cases with the tests there are: each case is shown, shown elsewhere, or has a reason why not. */
import { readdirSync, readFileSync } from 'node:fs';

export type Account =
	/** A test in the suite's own folder whose title begins with the id and a colon. */
	| 'here'
	/** A test of another file: its path from `test/`, and a part of its title. */
	| { readonly file: string; readonly title: string }
	/** Nothing shows it, and why that is right. */
	| { readonly because: string };

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/**
 * What is wrong with an account: ids without one, ids that nobody asked for, and tests that it names and that are not there.
 *
 * @param folder the suite's own, from `test/`
 */
export function wrongIn(accounts: Readonly<Record<string, Account>>, ids: readonly string[], folder: string): string[] {
	const own = readdirSync(new URL(`../${folder}`, import.meta.url)).map((name) => read(`${folder}/${name}`));
	const known = Object.keys(accounts);
	return [
		...ids.filter((id) => !known.includes(id)).map((id) => `${id} has no account`),
		...known.filter((id) => !ids.includes(id)).map((id) => `${id} is not on the list`),
		...Object.entries(accounts).flatMap(([id, account]) => {
			if (account === 'here')
				return own.some((text) => new RegExp(`['"\`]${id}: `).test(text)) ? [] : [`no test begins with ${id}`];
			if ('because' in account) return account.because ? [] : [`${id} has an empty reason`];
			return read(account.file).includes(account.title) ? [] : [`${id}: ${account.file} has no “${account.title}”`];
		}),
	];
}
