import { originMistake } from '../receiver/cors.ts';
import type { Limits } from '../receiver/limits.ts';
import { siteMistake } from '../receiver/sites.ts';
import { tokenMistake } from '../receiver/token.ts';
import { DEFAULT_DB } from './owner.ts';

/** What `parseArgs` takes. */
export const options = {
	db: { type: 'string' },
	port: { type: 'string', default: '8787' },
	host: { type: 'string', default: '127.0.0.1' },
	path: { type: 'string', default: '/consent' },
	origin: { type: 'string', multiple: true },
	site: { type: 'string', multiple: true },
	'per-client': { type: 'string', default: '30' },
	'per-site': { type: 'string', default: '100' },
	proxies: { type: 'string', default: '0' },
	'metrics-port': { type: 'string' },
	key: { type: 'string' },
	checkpoints: { type: 'string' },
	'print-checkpoints': { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** In the environment, because every user of a machine can read what a program was started with. */
export const TOKEN_VARIABLE = 'YINYOM_TOKEN';

export const help = `Usage: yinyom receiver [options]

Keeps consent receipts in a SQLite file or in PostgreSQL and acknowledges each one once it is on the disk.

  --db <place>        a file, made when missing, or postgres://…;
                      DATABASE_URL says the same              (${DEFAULT_DB})
  --port <number>     0 takes any free port                   (${options.port.default})
  --host <address>    0.0.0.0 to be reached from elsewhere    (${options.host.default})
  --path <path>       the path receipts are posted to         (${options.path.default})
  --origin <origin>   a site that may post, such as https://shop.example;
                      repeat it for several                   (any site)
  --site <host>       keep receipts of this host only, such as
                      www.shop.example or *.shop.example; repeat it
                      for several                             (every site)
  --per-client <n>    requests a minute of one network; 0: no limit   (${options['per-client'].default})
  --per-site <n>      receipts a second of one site; 0: no limit      (${options['per-site'].default})
  --proxies <n>       how many proxies of yours stand in front and
                      append to X-Forwarded-For               (${options.proxies.default}: the header is ignored)
  --key <file>        signs what was kept; made when missing  (<db>.key; yinyom.key for PostgreSQL)
  --checkpoints <file>  where the signatures go, best on a disk apart from
                      the receipts                            (<db>.checkpoints; yinyom.checkpoints)
  --print-checkpoints   print them too, for whoever collects the log
  --metrics-port <n>  serve /metrics (Prometheus) at 127.0.0.1, with
                      the token                               (nowhere)

${TOKEN_VARIABLE} in the environment: a token of at least 32 bytes, for "yinyom notices push".
GET /healthz answers 200, or 503 while nothing can be kept. The standard output is its log, a line of JSON for the start and for each
request, without address or browser. Ctrl-C or SIGTERM ends it after the requests under way.`;

export interface Values {
	readonly db?: string;
	readonly port: string;
	readonly host: string;
	readonly path: string;
	readonly origin?: readonly string[];
	readonly site?: readonly string[];
	readonly 'per-client': string;
	readonly 'per-site': string;
	readonly proxies: string;
	readonly 'metrics-port'?: string;
	readonly key?: string;
	readonly checkpoints?: string;
	readonly 'print-checkpoints'?: boolean;
}

/** What is wrong with the values, in one sentence; `undefined` when a receiver can run by them. */
export function valueMistake(
	{ port, path, origin = [], site = [], proxies, ...values }: Values,
	token: string | undefined,
): string | undefined {
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
		return `--port is "${port}"; expected a number from 0 to 65535.`;
	const isPath = path.startsWith('/') && new URL(`http://localhost${path}`).pathname === path;
	if (!isPath) return `--path is "${path}"; expected a path as URLs have it, such as /consent.`;
	const [wrongOrigin] = origin.flatMap((each) => originMistake(each) ?? []);
	if (wrongOrigin) return `--origin is ${wrongOrigin}`;
	const [wrongSite] = site.flatMap((each) => siteMistake(each) ?? []);
	if (wrongSite) return `--site is ${wrongSite}`;
	for (const name of ['per-client', 'per-site'] as const)
		if (!/^\d{1,6}$/.test(values[name]))
			return `--${name} is "${values[name]}"; expected a whole number, 0 for no limit.`;
	const metricsPort = values['metrics-port'];
	if (metricsPort !== undefined && !(/^\d{1,5}$/.test(metricsPort) && Number(metricsPort) <= 65_535))
		return `--metrics-port is "${metricsPort}"; expected a number from 0 to 65535.`;
	if (metricsPort !== undefined && token === undefined)
		return `--metrics-port needs a token: ${TOKEN_VARIABLE}=$(openssl rand -hex 32) yinyom receiver …`;
	if (!/^\d$/.test(proxies)) return `--proxies is "${proxies}"; expected a number from 0 to 9.`;
	const wrongToken = token === undefined ? undefined : tokenMistake(token);
	return wrongToken && `${TOKEN_VARIABLE} is ${wrongToken}`;
}

/** Bursts in proportion: two thirds of a minute's requests, ten seconds' receipts. */
export function limitsOf({ 'per-client': perClient, 'per-site': perSite, proxies }: Values): Limits {
	const [minute, second] = [Number(perClient), Number(perSite)];
	return {
		client: minute ? { perSecond: minute / 60, burst: Math.ceil((minute * 2) / 3) } : false,
		site: second ? { perSecond: second, burst: second * 10 } : false,
		proxies: Number(proxies),
	};
}
