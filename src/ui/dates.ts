/**
 * A date as the language writes it: 7 มีนาคม 2567 (Buddhist Era, the default calendar of `th`), 7 March 2024.
 *
 * @param date milliseconds since 1970, or an ISO date; any other text is no date and stays as it is
 */
export function longDate(date: number | string, locale: string): string {
	// A time is shown on the person's clock; a date without a time is the same day everywhere.
	if (typeof date === 'number') return new Date(date).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
	const day = new Date(date);
	if (!/^\d{4}-\d\d-\d\d$/.test(date) || !day.toJSON()?.startsWith(date)) return date;
	return day.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
