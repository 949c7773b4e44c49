/** Work that waits to be committed together with other work of its kind. */
interface Waiting<Item, Result> {
	readonly items: readonly Item[];
	readonly done: (results: readonly Result[]) => void;
	readonly failed: (error: unknown) => void;
}

/** More in one transaction gain nothing, and a failure would cost too many at once. */
const MOST = 500;

/**
 * Commits what several callers bring in one transaction, because each commit waits for the disk: what comes while one is
 * under way goes with the next.
 *
 * @param commit keeps all items or none; one result per item, in their order
 * @param options.lanes how many commits may be under way at a time
 * @param options.isOnes whether an error is about an item, in contrast with the store: then each caller's items are tried
 *   alone, so that one that the store cannot take costs the others nothing
 */
export function createGroupCommit<Item, Result>(
	commit: (items: readonly Item[]) => Promise<readonly Result[]>,
	{ lanes, isOnes }: { readonly lanes: number; readonly isOnes: (error: unknown) => boolean },
): (items: readonly Item[]) => Promise<readonly Result[]> {
	const queue: Waiting<Item, Result>[] = [];
	let underway = 0;
	let isDue = false;

	const take = (): readonly Waiting<Item, Result>[] => {
		let count = 0;
		const end = queue.findIndex(({ items }) => (count += items.length) > MOST);
		return queue.splice(0, end < 0 ? queue.length : Math.max(end, 1));
	};
	const finish = async (group: readonly Waiting<Item, Result>[]): Promise<void> => {
		try {
			const results = await commit(group.flatMap(({ items }) => items));
			let place = 0;
			for (const { items, done } of group) done(results.slice(place, (place += items.length)));
		} catch (error) {
			if (group.length > 1 && isOnes(error)) for (const one of group) await finish([one]);
			else for (const { failed } of group) failed(error);
		}
	};
	const run = () => {
		isDue = false;
		while (queue.length && underway < lanes) {
			underway++;
			void finish(take()).finally(() => {
				underway--;
				plan();
			});
		}
	};
	/** After what the network has brought by now, so that it goes together. */
	const plan = () => {
		if (isDue || !queue.length) return;
		isDue = true;
		setImmediate(run);
	};

	return (items) =>
		new Promise((done, failed) => {
			queue.push({ items, done, failed });
			plan();
		});
}
