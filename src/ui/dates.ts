/**
 * A date as the language writes it: 7 มีนาคม 2567 (Buddhist Era, the default calendar of `th`), 7 March 2024. Where the browser has no
 * words of that language (Chromium: Burmese, Irish, Khmer, Lao, Maltese), in figures alone: 2024-03-07. It would take those of its own menus.
 *
 * @param date milliseconds since 1970, or an ISO date; any other text is no date and stays as it is
 */
export function longDate(date: number | string, locale: string): string {
	const day = new Date(date);
	// There is no 30 February, and "2024" is the name of a version.
	const isDay = day.toJSON()?.slice(0, 10) === date;
	const [known] = Intl.DateTimeFormat.supportedLocalesOf(locale);
	return isDay || typeof date === 'number'
		? day.toLocaleString(known ?? 'sv', {
				dateStyle: known ? 'long' : 'short',
				// A date without a time is the same day everywhere; a time is shown on the person's clock.
				...(isDay ? { timeZone: 'UTC' } : { timeStyle: 'short' }),
			})
		: date;
}
