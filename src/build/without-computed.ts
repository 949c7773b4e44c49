import type { Plugin } from 'vite';

/**
 * Takes `computed` out of signals-core, 0.25 kB of every decision: we have one signal and nothing derived of it. No bundler
 * leaves it out, because a prototype that is written to may be anybody's. Whoever imports it after all is told by the build.
 */
export const withoutComputed: Plugin = {
	name: 'without-computed',
	transform: {
		filter: { id: /signals-core/ },
		handler(code) {
			const { made, maker } = /export\{(?<made>\w+) as Computed,.*?(?<maker>\w+) as computed,/.exec(code)?.groups ?? {};
			const rest = code
				.replace(new RegExp(`\\b${made}\\.prototype=new [^]*?(?=function \\w)`), '')
				.replace(`${made} as Computed,`, '')
				.replace(`${maker} as computed,`, '');
			if (!made || rest.includes(`${made}.prototype`)) this.error('signals-core is written in another way than it was');
			return rest;
		},
	},
};
