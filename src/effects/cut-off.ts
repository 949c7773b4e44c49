import { addressOf, isOnHosts, mayBeOnHosts } from '../config/host-match.ts';
import { policy } from '../config/policy.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { enforceLate, hostsBefore, type Owner } from '../platform/enforce-late.ts';
import { listen } from '../platform/page.ts';
import type { Live } from '../platform/live.ts';

/**
 * Has the browser refuse whatever a service that may not run still sends, in the page as it is.
 *
 * Left alone: the site itself, its receiver, the owner's list, what is granted, and what the page used before it let the first
 * script go, which is the page's own.
 *
 * @param live what may go on whatever the policy says
 * @returns whether nothing goes on that only a new page ends
 * @throws when the hosts of a service are not to be had: it cannot be told from the page's own
 */
export async function cutOff(
	{ hold, isGranted, load, report }: Pick<Guard, 'hold' | 'isGranted' | 'load' | 'report'>,
	{ allow = [], categories, receipts, services }: ResolvedConfig,
	live: Live,
): Promise<boolean> {
	const hostsOf = async (isOn: boolean): Promise<readonly string[]> => {
		const ids = Object.entries(categories).flatMap(([category, each]) =>
			each.services.filter((id) => (isGranted(category) || isGranted(`service:${id}`)) === isOn),
		);
		const hosts = ids.map(async (id) => (services[id] ?? (await load(`services/${id}`)).service).hosts ?? []);
		return (await Promise.all(hosts)).flat();
	};
	const isOn = (text: string, hosts: readonly string[], judge = isOnHosts) => {
		const url = addressOf(text, location.href);
		return !!url && judge(url, hosts);
	};

	const [granted, denied] = await Promise.all([hostsOf(true), hostsOf(false)]);
	const isDenied = (text: string) => isOn(text, denied, mayBeOnHosts);
	const used = hostsBefore(hold.released[0]?.time ?? 0).filter((host) => !isDenied(`//${host}`));
	const endpoint = addressOf(receipts.endpoint, location.href)?.host;
	const allowed = [location.host, ...allow, ...granted, ...used, ...(endpoint ? [endpoint] : [])];
	const ownerOf = (url: string): Owner => (isOn(url, allowed) ? 'allowed' : isDenied(url) ? 'denied' : 'unknown');
	// The owner should hear of a third party that the page itself needs: a form of payment that is first opened now.
	const told = new Set<string>();
	listen<SecurityPolicyViolationEvent>('securitypolicyviolation', ({ blockedURI }) => {
		const [origin] = /^https?:\/\/[^/]+/.exec(blockedURI) ?? [];
		if (!origin || told.has(origin) || ownerOf(origin) !== 'unknown') return;
		told.add(origin);
		report('refused', origin);
	});
	return enforceLate(policy(allowed), live, ownerOf);
}
