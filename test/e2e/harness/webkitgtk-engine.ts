/** WebKitGTK as one worker uses it: a virtual screen for all its tests, a driver and a browser for each of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebKitGtk } from '../../browsers/find.ts';
import { startChild } from './child.ts';
import type { Engine, Profile, ProfileOptions } from './profile.ts';
import { startDrivenBrowser } from './webkitgtk-driver.ts';
import { prepareSurroundings } from './webkitgtk-surroundings.ts';
import { WebKitGtkVisitor, webKitGtkCan } from './webkitgtk-visitor.ts';

export async function startWebKitGtk({ driver, miniBrowser, xvfb }: WebKitGtk): Promise<Engine> {
	const folder = await mkdtemp(join(tmpdir(), 'yinyom-webkitgtk-'));
	const screen = startChild(xvfb, ['-displayfd', '3', '-screen', '0', '2560x1600x24', '-nolisten', 'tcp']);
	const display = `:${await screen.firstWord}`;

	async function open(options: ProfileOptions): Promise<Profile> {
		const capabilities = {
			browserName: 'MiniBrowser',
			timeouts: { pageLoad: 30_000, script: 30_000 },
			'webkitgtk:browserOptions': {
				// A driver gives its browser no environment of its own, so env(1) stands between the two.
				binary: '/usr/bin/env',
				args: [
					...(await prepareSurroundings(folder, options)),
					miniBrowser,
					'--automation',
					...(options.colorScheme === 'dark' ? ['--dark-mode'] : []),
					...(options.timezoneId === undefined ? [] : [`--time-zone=${options.timezoneId}`]),
				],
			},
		};
		const { session, stop } = await startDrivenBrowser({ driver, display, capabilities });
		const visitor = new WebKitGtkVisitor(session);
		await visitor.setViewport(options.viewport.width, options.viewport.height);
		return { visitor, close: stop };
	}

	return {
		can: webKitGtkCan,
		open,
		async stop() {
			await screen.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
