import { parseArgs } from 'node:util';
import { createLiveReload } from './server/live-reload.ts';
import { buildProduct, reasonToBuild } from './server/product-build.ts';
import { startDemo } from './server/start-demo.ts';
import { watchSources } from './server/watch.ts';

const HELP = `Usage: node demo/start.ts [options]

  --port N      the site's port (4600, or the next free one); receiver N + 10, vendors N + 20
  --db FILE     keep the receipts in FILE instead of a temporary database
  --no-build    take dist/ as it is
  --dev         build again and reload open pages when a source changes`;

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4600' },
		db: { type: 'string' },
		build: { type: 'boolean', default: true },
		dev: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
	allowNegative: true,
});

if (values.help) {
	console.log(HELP);
} else {
	await main();
}

async function main(): Promise<void> {
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_000) {
		return fail(`--port is "${values.port}"; give a whole number from 0 to 65000.`);
	}

	const reason = values.build && reasonToBuild();
	if (reason) {
		console.log(`Building the product first: ${reason}.`);
		if (!(await buildProduct())) return fail('`npm run build` failed; its own message is above.');
	}

	const liveReload = values.dev ? createLiveReload() : undefined;
	const demo = await startDemo({ port, databaseFile: values.db, liveReload });
	const stopWatching = liveReload && watchSources(liveReload.reload);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			stopWatching?.();
			void demo.close();
		});
	}

	console.log(`
The shop      port ${portOf(demo.siteUrl)}   an invented camera shop that asks for consent with Yinyom
Five sites    below /sites/: accounts/  invoice/  invoice/en/  cameras/  fleet/  parcel/
The gallery   below /gallery/: every layout in every theme and language
Theme builder below /builder/ and /builder/th/: make a look, see the widget, copy the tag
The receiver  port ${portOf(demo.receiverUrl)}   stores the receipts in ${demo.databaseFile}
The vendors   port ${portOf(demo.vendorUrl)}   play Google, Meta, PostHog, YouTube and others, and count what reaches them

Ctrl+C stops all three. Open this in a browser:
${demo.siteUrl}/`);
}

function portOf(url: string): string {
	return new URL(url).port;
}

function fail(message: string): void {
	console.error(`demo: ${message}`);
	process.exitCode = 1;
}
