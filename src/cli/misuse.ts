/** Says what is wrong with a command line, and where the options are. Answers the exit code. */
export function misuse(command: string, mistake: string): number {
	console.error(`yinyom ${command}: ${mistake}\n"yinyom ${command} --help" lists the options.`);
	return 2;
}
