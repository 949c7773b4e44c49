/** A browser that dies without a word at a random moment after a decision, and the same person's next visit with what the disk kept. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumArgs } from '../browsers/chromium-args.ts';
import { type Site, serve } from '../e2e/harness/server.ts';

export interface Death {
	/** Milliseconds from the decision to the kill, as planned. */
	readonly after: number;
	/** Milliseconds from the decision to the end of the database's transaction; `undefined`: the kill came first. */
	readonly written: number | undefined;
	/** What the next page found before our script ran. */
	readonly left: { readonly item: boolean; readonly cookie: boolean };
	/** Whether the receipt arrived with the next visit. */
	readonly arrived: boolean;
}

const config = JSON.stringify({
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: {} },
	receipts: { endpoint: '/consent' },
});

/** Decides by itself once the widget is ready and has digested, and tells when the database has the receipt. */
const decideAndTell = `
	const tell = (what) => fetch('/told?' + new URLSearchParams(what));
	const { transaction } = IDBDatabase.prototype;
	let start;
	IDBDatabase.prototype.transaction = function (...parts) {
		const made = transaction.apply(this, parts);
		if (start !== undefined && parts[1] === 'readwrite')
			made.addEventListener('complete', () => tell({ what: 'written', ms: performance.now() - start }), { once: true });
		return made;
	};
	(window.yinyomQueue ||= []).push(async (yinyom) => {
		await yinyom.ready;
		document.addEventListener('yinyom:receipt', ({ detail }) => {
			if (detail.status === 'pending') tell({ what: 'decided', id: detail.receipt.receiptId });
		});
		const find = () => document.querySelector('yinyom-root')?.shadowRoot.querySelector('[part=deny-all]');
		while (!find()) await new Promise((done) => setTimeout(done, 50));
		const deny = find();
		start = performance.now();
		deny.click();
	});
`;
const look = `fetch('/left?' + new URLSearchParams({ item: Object.keys(localStorage).some((key) => key.startsWith('yinyom:outbox:')), cookie: document.cookie.includes('yinyom=') }));`;

const page = (script: string) =>
	`<!doctype html><html lang="en"><title>Page</title><script>${script}</script>
	<script type="application/json" data-yinyom-config>${config}</script><script async src="/yinyom.js"></script><h1>Page</h1>`;

export interface Program {
	readonly name: 'chromium' | 'firefox';
	readonly executable: string;
}

/** Starts a browser of our own on a profile folder; the answer kills it, with all its processes, at once. */
function start({ name, executable }: Program, profile: string, url: string): () => Promise<void> {
	const args =
		name === 'chromium'
			? [...chromiumArgs, '--headless', `--user-data-dir=${profile}`, url]
			: ['--headless', '--no-remote', '--profile', profile, url];
	// A group of its own: a browser is many processes, and the page must not outlive the window.
	const child = spawn(executable, args, {
		stdio: 'ignore',
		detached: true,
		env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
	});
	const kill = () => {
		try {
			if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
		} catch {
			// It is gone already.
		}
	};
	process.once('exit', kill);
	return async () => {
		process.off('exit', kill);
		const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
		kill();
		await ended;
	};
}

const until = async (check: () => boolean, milliseconds: number): Promise<boolean> => {
	const end = performance.now() + milliseconds;
	while (!check()) {
		if (performance.now() > end) return false;
		await sleep(20);
	}
	return true;
};

/** One person: decides, loses the browser, comes back. */
export async function killOnce(program: Program, after: number): Promise<Death> {
	const profile = await mkdtemp(join(tmpdir(), 'yinyom-killed-'));
	if (program.name === 'firefox')
		// A first start opens pages and asks questions; nobody is there to answer.
		await writeFile(
			join(profile, 'user.js'),
			`user_pref("browser.shell.checkDefaultBrowser", false); user_pref("browser.aboutwelcome.enabled", false);
			user_pref("datareporting.policy.dataSubmissionEnabled", false); user_pref("browser.sessionstore.resume_from_crash", false);
			user_pref("toolkit.startup.max_resumed_crashes", -1); user_pref("app.update.enabled", false);`,
		);
	let isUp = false;
	const site: Site = await serve(async ({ path, body }) => {
		if (path === '/consent' && !isUp) return { status: 503 };
		if (path === '/consent') return { body: JSON.stringify({ acks: [JSON.parse(body).receiptId] }) };
		if (path === '/told' || path === '/left') return { status: 204 };
		if (path === '/first') return page(decideAndTell);
		if (path === '/next') return page(look);
		return {
			body: await readFile(new URL(`../../dist${path}`, import.meta.url)),
			headers: { 'content-type': 'text/javascript' },
		};
	});
	const told = (what: string) => site.hits('/told').find(({ query }) => query.get('what') === what)?.query;
	try {
		const kill = start(program, profile, `${site.url}/first`);
		const isDecided = await until(() => told('decided') !== undefined, 60_000);
		if (isDecided) await sleep(after);
		await kill();
		const written = told('written')?.get('ms');
		const id = told('decided')?.get('id') ?? '';
		if (!isDecided) throw new Error(`${program.name} did not open the page within a minute`);
		isUp = true;
		const before = site.hits('/consent').length;
		const killAgain = start(program, profile, `${site.url}/next`);
		const arrived = await until(
			() =>
				site
					.hits('/consent')
					.slice(before)
					.some(({ body }) => body.includes(id)),
			20_000,
		);
		await killAgain();
		const left = site.hits('/left')[0]?.query;
		return {
			after,
			written: written === undefined || written === null ? undefined : Number(written),
			left: { item: left?.get('item') === 'true', cookie: left?.get('cookie') === 'true' },
			arrived,
		};
	} finally {
		await site.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}
