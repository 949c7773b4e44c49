#!/usr/bin/env node
import { watchOutput } from './cli/watch-output.ts';
import { nearest } from './config/nearest.ts';

/** Loaded only when asked for: checking a config must work where there is no database. */
const commands = [
	{ name: 'receiver', does: 'keep consent receipts in a file', load: () => import('./cli/receiver.ts') },
	{ name: 'notices', does: 'give a receiver the texts of a config', load: () => import('./cli/notices.ts') },
	{ name: 'page', does: 'show receipts to their owner', load: () => import('./cli/page.ts') },
	{
		name: 'receipts',
		does: 'list, show, export, erase and restore what was kept',
		load: () => import('./cli/receipts.ts'),
	},
	{
		name: 'verify',
		does: 'find what was changed since it was kept',
		load: () => import('./cli/verify.ts'),
	},
	{
		name: 'check-config',
		does: 'list everything that is wrong with a config',
		load: () => import('./cli/check-config.ts'),
	},
	{
		name: 'services',
		does: 'list the catalog, or print a service to declare',
		load: () => import('./cli/services.ts'),
	},
	{
		name: 'check-page',
		does: 'list what an HTML file asks of others before consent',
		load: () => import('./cli/check-page.ts'),
	},
	{ name: 'csp', does: 'print the policy of "enforce" as a header', load: () => import('./cli/csp.ts') },
	{
		name: 'tag-manager',
		does: 'print what Google Tag Manager imports',
		load: () => import('./cli/tag-manager.ts'),
	},
];

const help = `Usage: yinyom <command> [options]

${commands.map(({ name, does }) => `  ${name.padEnd(14)}${does}`).join('\n')}

"yinyom <command> --help" lists the options of a command, "yinyom --version" says which this is.`;

async function main([name, ...args]: readonly string[]): Promise<number> {
	if (name === '--help' || name === '-h') {
		console.log(help);
		return 0;
	}
	if (name === '--version' || name === '-v') {
		console.log((await import('./cli/version.ts')).readVersion());
		return 0;
	}
	const command = commands.find((each) => each.name === name);
	if (command) return (await command.load()).run(args);
	const names = commands.map((each) => each.name);
	console.error(name === undefined ? help : `yinyom: there is no command "${name}".${nearest(name, names)}\n\n${help}`);
	return 2;
}

watchOutput();
process.exitCode = await main(process.argv.slice(2));
