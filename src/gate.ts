import { start } from './gate/start.ts';

/** Who is where, one service a line: id, category, hosts. Made from the catalog when the package is built. */
declare const __HOSTS__: string;

/** Entry → `yinyom-gate.js`, first in the head, by itself or inline: what "catch" and "enforce" need before anything loads. */
try {
	start(
		__HOSTS__.split('\n').map((line) => {
			const [id = '', category = '', ...hosts] = line.split(' ');
			return { id, category, hosts };
		}),
	);
} catch (error) {
	console.warn('yinyom: gate', error);
}
