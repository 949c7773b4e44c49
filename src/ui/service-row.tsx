import type { h, h as render, VNode } from 'preact';
import type { ServiceContent } from './center-content.ts';
import { slotWith } from './slot.tsx';

/** One service in its category: its name, and behind it what is known of it. A switch of its own, where it has one, stands before both. */
export const serviceRowWith = (h: typeof render) => {
	const Slot = slotWith(h);
	return ({
		service: { name, vendor, privacyUrl },
		mark,
		policy,
		facts,
		lead,
	}: {
		readonly service: ServiceContent;
		/** The mark of something new; `false` for what is not. */
		readonly mark: string | false;
		/** What the link to the vendor's policy says. */
		readonly policy: string;
		readonly facts: Node | undefined;
		/** Its switch, where it has one of its own. */
		readonly lead: VNode | undefined;
	}) => (
		<li class="service">
			{lead}
			<details>
				<summary>
					<bdi>{name}</bdi>
					{vendor && vendor !== name && [' \u00b7 ', <bdi>{vendor}</bdi>]}
					{mark && [' ', <span class="new">{mark}</span>]}
				</summary>
				<Slot node={facts} />
				{privacyUrl && <a href={privacyUrl}>{policy}</a>}
			</details>
		</li>
	);
};
