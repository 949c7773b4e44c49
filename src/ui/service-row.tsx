import type { h, h as render } from 'preact';
import type { ServiceContent } from './center-content.ts';
import { slotWith } from './slot.tsx';

/** One service in its category: its name, and behind it what is known of it. A switch of its own has its place before both. */
export const serviceRowWith = (h: typeof render) => {
	const Slot = slotWith(h);
	return ({
		service: { name, vendor, privacyUrl },
		mark,
		policy,
		facts,
	}: {
		readonly service: ServiceContent;
		/** The mark of something new; `false` for what is not. */
		readonly mark: string | false;
		/** What the link to the vendor's policy says. */
		readonly policy: string;
		readonly facts: Node | undefined;
	}) => (
		<li class="service">
			<details>
				<summary>
					<bdi>{name}</bdi>
					{vendor && vendor !== name && [' \u00b7 ', <bdi>{vendor}</bdi>]}
					{mark && <span class="new">{mark}</span>}
				</summary>
				<Slot node={facts} />
				{privacyUrl && <a href={privacyUrl}>{policy}</a>}
			</details>
		</li>
	);
};
