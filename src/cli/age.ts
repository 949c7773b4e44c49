/**
 * The moment that a time span ago was: `3y`, `18m` (months) or `90d`, by the calendar, in UTC.
 *
 * @returns ISO 8601, or `undefined` when the text is no span, or one that began before the year 0, whose texts have another form
 */
export function momentBefore(now: Date, span: string): string | undefined {
	const found = /^([1-9]\d{0,4})([ymd])$/.exec(span);
	if (!found) return undefined;
	const count = Number(found[1]);
	const moment = new Date(now);
	if (found[2] === 'd') moment.setUTCDate(moment.getUTCDate() - count);
	else {
		const day = moment.getUTCDate();
		moment.setUTCDate(1);
		moment.setUTCMonth(moment.getUTCMonth() - count * (found[2] === 'y' ? 12 : 1));
		// A month before 31 March is the last day of February.
		const days = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate();
		moment.setUTCDate(Math.min(day, days));
	}
	return moment.getUTCFullYear() >= 0 ? moment.toISOString() : undefined;
}
