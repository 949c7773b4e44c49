import { existsSync } from 'node:fs';
import { erase, type Target, targetsBefore, targetsOf } from '../receiver/chain/erase.ts';
import { plainText } from '../receiver/chain/erasure.ts';
import { idHash, sha256 } from '../receiver/chain/hash.ts';
import { publishedAt, readKeyPair } from '../receiver/chain/key-files.ts';
import type { Signer } from '../receiver/chain/signed.ts';
import { isReceipt } from '../receiver/sql/is-receipt.ts';
import type { OwnerDatabase } from '../receiver/sql/owner-database.ts';
import { momentBefore } from './age.ts';
import { loadCheckpoints, onlyExisting, type Places, placeOptions } from './owner.ts';
import { idFrom, Misuse, ownerCommand } from './owner-command.ts';
import { progressBar } from './progress.ts';

const eraseOptions = {
	...placeOptions,
	consent: { type: 'string' },
	by: { type: 'string' },
	reason: { type: 'string', default: 'request' },
	yes: { type: 'boolean' },
} as const;

/** `yinyom receipts erase`: 1 when there is nothing of that id. */
export const eraseOne = (args: string[]): Promise<number> =>
	ownerCommand('erase', { args, options: eraseOptions, mayErase: true }, async ({ values, places, owner }) => {
		const consentId = idFrom(values.consent, '--consent');
		const about = { by: textFrom(values.by, '--by', values.yes), reason: textFrom(values.reason, '--reason', true) };
		await refuseUnchained(owner, consentId);
		const targets = await targetsOf(owner.db, consentId);
		if (!targets.length) {
			console.error(`yinyom receipts erase: ${await whyNone(owner, consentId)}`);
			return 1;
		}
		console.log(`${counted(targets.length)} of ${consentId}, entries ${targets.map(({ pos }) => pos).join(', ')}`);
		if (!values.yes) return onlyCounted();
		const time = new Date().toISOString();
		await erase(owner, targets, { ...about, time, scope: { subject: sha256(consentId) } }, signerOf(places));
		return finish(owner, targets.length);
	});

const retentionOptions = {
	...placeOptions,
	keep: { type: 'string' },
	by: { type: 'string', default: 'retention' },
	yes: { type: 'boolean' },
} as const;

/** Receipts that are looked for before some are erased: a million would be many to hold. */
const AT_ONCE = 20_000;

/** `yinyom receipts retention`. */
export const retention = (args: string[]): Promise<number> =>
	ownerCommand('retention', { args, options: retentionOptions, mayErase: true }, async ({ values, places, owner }) => {
		const now = new Date();
		const before = values.keep === undefined ? undefined : momentBefore(now, values.keep);
		if (before === undefined)
			throw new Misuse(
				`--keep is ${values.keep === undefined ? 'missing' : `"${values.keep}"`}; expected a time such as 3y, 18m (months) or 90d.`,
			);
		const about = {
			by: textFrom(values.by, '--by', true),
			reason: 'retention',
			time: now.toISOString(),
			scope: { before },
		};
		const signer = values.yes ? signerOf(places) : undefined;
		const bar = progressBar('retention', (await countBefore(owner, before)) || 0);
		let count = 0;
		let batch: Target[] = [];
		const flush = async () => {
			if (signer) await erase(owner, batch, about, signer);
			count += batch.length;
			batch = [];
			bar.at(count);
		};
		for await (const target of targetsBefore(owner.db, before)) if (batch.push(target) === AT_ONCE) await flush();
		await flush();
		bar.end();
		console.log(`${counted(count)} ran out or were superseded before ${before}`);
		if (!values.yes) return onlyCounted();
		return count ? finish(owner, count) : 0;
	});

/** `yinyom receipts clean-up`. */
export const cleanUp = (args: string[]): Promise<number> =>
	ownerCommand('clean-up', { args, options: placeOptions, mayErase: true }, async ({ owner }) => {
		const undone = await owner.cleanUp();
		console.log(undone ?? 'Nothing of what was erased is left in the files of the database.');
		return undone === undefined ? 0 : 1;
	});

async function finish(owner: OwnerDatabase, count: number): Promise<number> {
	console.log(`Erased ${counted(count)}: bodies and salts. Backups and exports made earlier still have them.`);
	console.log(
		'Now it is taken out of the files, which rewrites them. If that is interrupted: yinyom receipts clean-up',
	);
	const undone = await owner.cleanUp();
	console.log(undone ?? 'Nothing of it is left in the files of the database.');
	return undone === undefined ? 0 : 1;
}

function onlyCounted(): number {
	console.log('Nothing was erased. Add --yes to do it.');
	return 0;
}

/** Without a key that those who verify know, an erasure would look like a theft. */
function signerOf({ key, checkpoints }: Places): Signer {
	if (!existsSync(key))
		throw new Misuse(`there is no key ${key} to sign the erasure with; name the receiver's with --key.`);
	const pair = readKeyPair(key);
	const own = new Map([[pair.keyId, pair.publicKey]]);
	if (publishedAt(key).has(pair.keyId) || loadCheckpoints(onlyExisting(checkpoints), own).checkpoints.length)
		return pair;
	throw new Misuse(
		`the key ${key} (${pair.keyId}) is in neither ${key}.pub nor the checkpoints: nobody would believe its erasure. Name the receiver's with --key; if it is new, start the receiver with it first.`,
	);
}

function textFrom(text: string | undefined, option: string, isNeeded: boolean | undefined): string {
	if (text === undefined && !isNeeded) return '';
	if (text === undefined) throw new Misuse(`${option} is missing: say who does it, such as "DPO, ticket 12".`);
	if (!plainText.test(text))
		throw new Misuse(`${option} is ${JSON.stringify(text)}; expected at most 80 letters, digits, spaces or ".,:/#_-".`);
	return text;
}

/** What is in no chain yet cannot be erased from it; a receiver chains within a second. */
async function refuseUnchained({ db }: OwnerDatabase, consentId: string): Promise<void> {
	const row = await db
		.selectFrom('receipts as r')
		.leftJoin('ledger as l', 'l.receipt', 'r.server_seq')
		.select('r.server_seq')
		.where('r.consent_id', '=', consentId)
		.where('l.pos', 'is', null)
		.executeTakeFirst();
	if (!row) return;
	const isChained = await db.selectFrom('ledger').select('pos').limit(1).executeTakeFirst();
	throw new Error(
		isChained
			? `receipt ${row.server_seq} waits to be chained. Start the receiver, or wait a second.`
			: 'no receipt was ever chained here, and only what is chained can be erased. Give the receiver in your server the store of ' +
					'startChain, or let "yinyom receiver" run on this database for a moment: it chains what is there.',
	);
}

/** People name what they see first, which is the id of a receipt: "never here" would close their request wrongly. */
async function whyNone({ db, dialect }: OwnerDatabase, id: string): Promise<string> {
	const receipt = await db.selectFrom('receipts').select('consent_id').where(isReceipt(dialect, id)).executeTakeFirst();
	if (receipt) return `${id} is the id of a receipt. All that its browser decided: --consent ${receipt.consent_id}`;
	const erased = await db.selectFrom('erased').select('pos').where('id_hash', '=', idHash(id)).executeTakeFirst();
	return erased
		? `${id} is the id of a receipt that was erased.`
		: `there is no receipt of ${id}. It was never here, or it was erased.`;
}

async function countBefore({ db }: OwnerDatabase, before: string): Promise<number> {
	const { total } = await db
		.selectFrom('receipts')
		.select(({ fn }) => fn.countAll().as('total'))
		.where('received_at', '<', before)
		.executeTakeFirstOrThrow();
	return Number(total);
}

const counted = (count: number): string => `${count} receipt${count === 1 ? '' : 's'}`;
