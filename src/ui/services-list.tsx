import type { h, h as render, VNode } from 'preact';
import type { CenterContent, ServiceContent } from './center-content.ts';
import type { DetailsContent } from './details-content.ts';
import { serviceRowWith } from './service-row.tsx';
import { slotWith } from './slot.tsx';

/** The facts of one category and of its services, by id, ready to be put in their places. */
export interface FactNodes {
	readonly category: Node;
	readonly services: Readonly<Record<string, Node>>;
}

/** The services of one category, each with what is known of it. */
export const servicesListWith = (h: typeof render) => {
	const Slot = slotWith(h);
	const ServiceRow = serviceRowWith(h);
	return ({
		services,
		content: { noServices, policy },
		isNew,
		news,
		facts,
		leadOf,
	}: {
		readonly services: readonly ServiceContent[];
		readonly content: DetailsContent;
		readonly isNew: CenterContent['isNew'];
		/** Ids of what was not there at the last decision. */
		readonly news: readonly string[];
		/** Nothing until they have arrived. */
		readonly facts: FactNodes | undefined;
		/** What stands before a service: its switch. Default nothing. */
		readonly leadOf?: (service: ServiceContent) => VNode | undefined;
	}) => (
		<div>
			{!leadOf && <Slot node={facts?.category} />}
			{services.length ? (
				<ul>
					{services.map((service) => (
						<ServiceRow
							key={service.id}
							service={service}
							mark={news.includes(service.id) && isNew}
							policy={policy}
							facts={facts?.services[service.id]}
							lead={leadOf?.(service)}
						/>
					))}
				</ul>
			) : (
				<p>{noServices}</p>
			)}
			{/* Who came to choose finds the switches first. */}
			{leadOf && <Slot node={facts?.category} />}
		</div>
	);
};
