import { addressOf, type Client, createDisguise, networkOf } from './client.ts';
import { createLimit, type Rate } from './rate-limit.ts';

/** How much may come in, before the answer is 429. What is refused is not lost: browsers keep it and come back. */
export interface Limits {
	/**
	 * Requests of one network (an IPv4 address, a /64 of IPv6). Default: 30 a minute, 20 at once. `false`: no limit. Never counted:
	 * requests from this machine itself, and where the runtime does not tell the address.
	 */
	readonly client?: Rate | false;
	/** Receipts of one site. Default: 100 a second, 1000 at once. `false`: no limit. */
	readonly site?: Rate | false;
	/**
	 * How many proxies of your own stand in front, each of which appends to `X-Forwarded-For`. Default 0: the header is ignored,
	 * because whoever sends a request writes it.
	 */
	readonly proxies?: number;
}

const unlimited = () => 0;

/** @throws when a rate lets nothing through, or `proxies` is no count */
export function createLimits(
	{ client = { perSecond: 0.5, burst: 20 }, site = { perSecond: 100, burst: 1000 }, proxies = 0 }: Limits,
	now: () => number,
) {
	for (const [name, rate] of Object.entries({ client, site }))
		if (rate && !(rate.perSecond > 0 && rate.burst >= 1))
			throw new RangeError(
				`yinyom receiver: limits.${name} is ${JSON.stringify(rate)}; expected perSecond above 0 and burst from 1, or false`,
			);
	if (!Number.isInteger(proxies) || proxies < 0 || proxies > 16)
		throw new RangeError(`yinyom receiver: limits.proxies is ${proxies}; expected a whole number from 0 to 16`);
	const perClient = client && createLimit(client);
	const disguise = createDisguise(now);
	return {
		/** Seconds that this client has to wait; 0 when it may send now. */
		waitOfClient: async (headers: Headers, from: Client): Promise<number> => {
			const address = perClient ? addressOf(headers, from, proxies) : undefined;
			const network = address === undefined ? undefined : networkOf(address);
			return perClient && network !== undefined ? perClient(await disguise(network), 1) : 0;
		},
		/** Seconds that this site has to wait before it may send that many receipts. */
		waitFor: site ? createLimit(site) : unlimited,
	};
}
