/** Runs once the browser has shown what changed; a tab in the background paints nothing, so not later than 100 ms. */
export function afterPaint(callback: () => void): void {
	let waiting = true;
	const once = () => {
		if (waiting) callback();
		waiting = false;
	};
	requestAnimationFrame(() => setTimeout(once));
	setTimeout(once, 100);
}
