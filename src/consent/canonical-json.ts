/**
 * One spelling of a JSON value, after RFC 8785: keys sorted, no white space. Equal values give equal texts, so that
 * the order in which a browser writes its keys changes neither a digest nor an answer.
 *
 * @param value what `JSON.parse` gave, and already known to be shallow: this function calls itself
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join()}}`;
}
