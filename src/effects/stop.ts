import { matchesName } from '../config/name-match.ts';
import type { ResolvedConfig, ServiceConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import type { Live } from '../platform/live.ts';
import { endWorker } from '../platform/service-worker.ts';
import { afterPaint } from '../platform/turn.ts';
import { cutOff } from './cut-off.ts';
import type { Change } from './index.ts';

/**
 * Sees that what already ran does not go on after a withdrawal: its vendor was told, and may not listen.
 *
 * Nothing happens when nothing ran and no service worker of it answers for the page. A grant after a cut-off starts the page anew, for no browser takes a policy back.
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
	const cut = () => {
		isCut = true;
		return cutOff(guard, config, live);
	};
	/** Whether a service that may not run lists the name among what it stores. */
	const isDenied = async (name: string) => {
		const ids = Object.entries(config.categories).flatMap(([category, { services }]) =>
			services.filter((id) => !isGranted(category) && !isGranted(`service:${id}`)),
		);
		const lists = ids.map(async (id): Promise<readonly string[]> => {
			const { storage = [] }: ServiceConfig = config.services[id] ?? (await guard.load(`services/${id}`)).service;
			return storage;
		});
		return (await Promise.all(lists)).flat().some((pattern) => matchesName(pattern, name));
	};
	// A service worker goes on also where nothing of its service ran in this page.
	const end = async (hasRun: boolean) => {
		const [isOver, isEnded] = await Promise.all([!hasRun || (withdraw === 'cut-off' && cut()), endWorker(isDenied)]);
		if (!isOver || isEnded) restart();
	};

	return ({ granted, withdrawn }) => {
		// What ran because something was denied is not what anybody takes back.
		const hasRun = hold.released.some(({ ids }) => ids.some((id) => !id.startsWith('!') && !isGranted(id)));
		if (isCut && granted.length) restart();
		else if (withdraw === 'signal' || !withdrawn.length) return;
		else end(hasRun).catch(restart);
	};
}
