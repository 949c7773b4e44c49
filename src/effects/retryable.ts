/** Asks once and remembers the answer; a failure is forgotten, so that the next call tries again. */
export function retryable<Result>(ask: () => Promise<Result>): () => Promise<Result> {
	let answer: Promise<Result> | undefined;
	return () => {
		answer ??= ask();
		answer.catch(() => {
			answer = undefined;
		});
		return answer;
	};
}
