import { matchesName } from '../config/name-match.ts';
import type { KnownService } from './known.ts';
import type { Finding } from './inspection.ts';
import { finding, type Judge } from './matter.ts';

/** Our own cookie, its mirror, and what waits for the receiver. */
const isOurs = (name: string): boolean => /^yinyom(\W|$)/.test(name);

/** Names that visitors were not told of, and services whose cookies stay after a withdrawal. */
export const judgeStorage: Judge = ({ snapshot: { cookies, storage }, known: { services } }) => {
	const explain = (name: string, patternsOf: (service: KnownService) => readonly string[]) => {
		const all = services.filter((service) => patternsOf(service).some((pattern) => matchesName(pattern, name)));
		return all.find(({ isDeclared }) => isDeclared) ?? all[0];
	};
	const undeclared = (
		kind: 'undeclared-cookie' | 'undeclared-storage',
		name: string,
		patternsOf: (service: KnownService) => readonly string[],
		where?: string,
	): readonly Finding[] => {
		if (isOurs(name)) return [];
		const service = explain(name, patternsOf);
		return service?.isDeclared ? [] : [finding(kind, service ? 'risk' : 'note', name, { where, service })];
	};
	return [
		...cookies.flatMap((name) => undeclared('undeclared-cookie', name, (service) => service.cookies)),
		...Object.entries(storage).flatMap(([where, keys]) =>
			keys.flatMap((key) => undeclared('undeclared-storage', key, (service) => service.storage, where)),
		),
		...services
			.filter(({ isDeclared, sticky, category }) => isDeclared && sticky.length && category !== 'necessary')
			.map((service) => finding('not-deletable', 'note', service.sticky.join(', '), { service })),
	];
};
