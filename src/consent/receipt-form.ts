/** Nothing but the letters of a receipt: no text in it has room for an address of a page, of a person or of a machine. */
const LETTERS = /^{"consentId":([[\]{}:,]|true|false|null|\d|"[\w .:+-]{0,254}(\/\d+)?")+$/;
/** Longer than any; a browser's own stack ends somewhere too. */
const TOO_LONG = 65_536;

/**
 * Whether a text that was in the browser's storage may be sent as the receipt of this id: others can write there too.
 *
 * It has to begin as ours do, in canonical JSON, to bear this id, and to hold only what a receipt can hold. The receiver
 * judges the rest; its validator would weigh more than all that waits.
 */
export function isReceipt(id: string, text: string): boolean {
	try {
		const isOurs = text.includes(`"receiptId":"${id}","schema":"urn:yinyom:receipt:1","scope":{`);
		return text.length < TOO_LONG && isOurs && LETTERS.test(text) && !!JSON.parse(text);
	} catch {
		return false;
	}
}
