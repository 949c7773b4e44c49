/** Evaluates an expression in a WebDriver window, where CSP and Trusted Types do not reach, and awaits its promise. */
import type { WebDriverWindow } from './webdriver.ts';

type Outcome = { readonly value?: unknown } | { readonly error: string };

/** The expression reads what the test hands over from the array `values`. */
export async function evaluate(
	window: WebDriverWindow,
	expression: string,
	values: readonly unknown[] = [],
): Promise<unknown> {
	const script = `
		const [values, done] = arguments;
		Promise.resolve().then(() => (${expression}\n)).then(
			(value) => done(value === undefined ? {} : { value }),
			(error) => done({ error: String(error) }),
		);`;
	const outcome = (await window.post('execute/async', { script, args: [values] })) as Outcome;
	if ('error' in outcome) throw new Error(`the page threw ${outcome.error} in ${expression}`);
	return outcome.value;
}
