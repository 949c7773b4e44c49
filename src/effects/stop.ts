import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import type { Live } from '../platform/live.ts';
import { afterPaint } from '../platform/turn.ts';
import { cutOff } from './cut-off.ts';
import type { Change } from './index.ts';

/**
 * Sees that what already ran does not go on after a withdrawal: its vendor was told, and may not listen.
 *
 * Nothing happens when nothing ran. A grant after a cut-off starts the page anew, for no browser takes a policy back.
 */
export function createStop(
	guard: Pick<Guard, 'hold' | 'isGranted' | 'load' | 'report'>,
	config: ResolvedConfig,
	/** What may go on whatever a policy says: workers and connections that were started since the decision part is there. */
	live: Live,
): (change: Pick<Change, 'granted' | 'withdrawn'>) => void {
	const { hold, isGranted } = guard;
	const { withdraw = 'cut-off' } = config;
	let isCut = false;
	const restart = () => afterPaint(() => location.reload());
	const cut = async () => {
		isCut = true;
		if (!(await cutOff(guard, config, live))) restart();
	};

	return ({ granted, withdrawn }) => {
		// What ran because something was denied is not what anybody takes back.
		const hasRun = hold.released.some(({ ids }) => ids.some((id) => !id.startsWith('!') && !isGranted(id)));
		if (isCut && granted.length) restart();
		else if (withdraw === 'signal' || !withdrawn.length || !hasRun) return;
		else if (withdraw === 'reload') restart();
		else cut().catch(restart);
	};
}
