import type { Report } from '../config/problem.ts';
import type { LoadPart } from './contract.ts';

/** Fetches the words for a problem: no problem, no bytes. Without the words the facts alone still tell where to look. */
export const createReport =
	(load: LoadPart): Report =>
	(...problem) =>
		void load('yinyom-explain')
			.then(({ explain }) => explain(problem))
			.catch(() => ['yinyom:', ...problem])
			.then((words) => console.warn(...words));
