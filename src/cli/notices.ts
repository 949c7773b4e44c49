import { parseArgs } from 'node:util';
import { resolve } from '../config/resolve.ts';
import { canonicalJson } from '../consent/canonical-json.ts';
import { inWords } from '../receiver/in-words.ts';
import { readBody } from '../receiver/read-body.ts';
import { sha256 } from '../receiver/sha256.ts';
import { noticeDocuments } from './notice-documents.ts';
import { configIn } from './config-file.ts';
import { misuse } from './misuse.ts';
import { optionMistake } from './option-mistake.ts';
import { printable } from './owner.ts';
import { TOKEN_VARIABLE } from './receiver-options.ts';

const options = {
	to: { type: 'string' },
	list: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

const help = `Usage: yinyom notices push <file> --to <endpoint>

Gives a receiver the texts of both layers in every language before anybody has seen them, the preference center also with
details opened (of more than four categories: each alone, and all). Run it when you deploy.

  <file>           a JSON file, or an HTML page that holds the config
  --to <endpoint>  where receipts are posted
  --list           print the digests and post nothing

${TOKEN_VARIABLE} in the environment: the receiver's token. Placeholders are not covered, and browsers that write a list or
a date in another way than this Node: the receiver asks those for their text.`;

/** `yinyom notices`: resolves with the exit code. */
export async function run(args: string[]): Promise<number> {
	const mistake = optionMistake(args, options, { positionals: 2 });
	if (mistake) return misuse('notices', mistake);
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	if (values.help) {
		console.log(help);
		return 0;
	}
	const [verb, file] = positionals;
	const token = process.env[TOKEN_VARIABLE];
	if (verb !== 'push' || file === undefined) return misuse('notices', 'expected "push" and a file.');
	if (!values.list && !(values.to && URL.canParse(values.to) && /^https?:/i.test(values.to)))
		return misuse('notices', `--to is "${values.to ?? ''}"; expected the address of a receiver.`);
	if (!values.list && !token)
		return misuse('notices', `${TOKEN_VARIABLE} is not set; it is the token of the receiver.`);
	const written = await configIn(file).catch(tell);
	if (!written) return 2;
	try {
		const documents = await noticeDocuments(resolve(written.raw, { ...written.dataset }).config, written.raw);
		for (const notice of documents) {
			const text = canonicalJson(notice);
			const outcome = values.list ? '' : await push(values.to ?? '', token ?? '', text);
			console.log([await sha256(text), notice.layer, notice.locale, outcome].filter(Boolean).join(' '));
		}
		return 0;
	} catch (error) {
		tell(error);
		return 1;
	}
}

const tell = (error: unknown): void => console.error(`yinyom notices: ${inWords(error)}`);

/** @throws when the receiver does not acknowledge it */
async function push(endpoint: string, token: string, text: string): Promise<'new' | 'known'> {
	for (;;) {
		const response = await fetch(endpoint, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: `{"notice":${text},"schema":"urn:yinyom:notice:1"}`,
			redirect: 'error',
			signal: AbortSignal.timeout(15_000),
		}).catch((error: unknown) => {
			// What it was, `fetch` says in the cause.
			const cause = (error instanceof Error && error.cause) || error;
			throw new Error(`cannot reach ${endpoint}: ${inWords(cause)}`, { cause });
		});
		if (response.ok) {
			const acks = readBody(await response.text())?.['acks'];
			if (!(Array.isArray(acks) && acks.includes(await sha256(text))))
				throw new Error(`${endpoint} answers, and not as a receiver does`);
			return response.status === 201 ? 'new' : 'known';
		}
		// A hundred texts are more than one address may send at once.
		const wait = response.status === 429 ? Number(response.headers.get('retry-after')) : Number.NaN;
		if (response.status === 401)
			throw new Error(
				`${endpoint} answers 401: it has another YINYOM_TOKEN, or none. Start the receiver with the same.`,
			);
		if (!(wait > 0 && wait < 120))
			throw new Error(`${endpoint} answers ${response.status}${meaningOf(await response.text())}`);
		await new Promise((done) => setTimeout(done, wait * 1000));
	}
}

/** What a refusal says, when a receiver made it: the page of another program would fill the terminal, or obey it. */
function meaningOf(body: string): string {
	const { detail = body.trim() } = readBody(body) ?? {};
	return typeof detail === 'string' && /^[^<]{1,500}$/.test(detail)
		? `: ${printable(detail)}`
		: ', and not as a receiver does';
}
