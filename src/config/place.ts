/** A country by ISO 3166-1, or a part of one by ISO 3166-2, as Google's `region` takes it too: `US`, `US-CA`. */
export const placeForm = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

/** What the browser's list of regions has beside countries: groups, "unknown", codes for tests. */
const NO_COUNTRY = /^(E[UZ]|QO|UN|X[AB]|ZZ)/;

/** Whether there is such a country, by the browser's own list; a part of one is taken as it is. */
export function isPlace(code: unknown): code is string {
	if (typeof code !== 'string' || !placeForm.test(code) || NO_COUNTRY.test(code)) return false;
	const region = code.slice(0, 2);
	return (
		// One that is gone (`SU`), and `UK`, have the name of what is there now.
		new Intl.Locale(`en-${region}`).region === region &&
		!!new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(region)
	);
}
