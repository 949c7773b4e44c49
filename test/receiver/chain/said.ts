import { vi } from 'vitest';

/** What a command prints, and its exit code, without a process of its own. */
export async function said(command: (args: string[]) => Promise<number>, args: readonly string[]) {
	const texts = { stdout: '', stderr: '' };
	const hear = (name: keyof typeof texts) => (line: unknown) => {
		texts[name] += `${line}\n`;
	};
	const spies = [
		vi.spyOn(console, 'log').mockImplementation(hear('stdout')),
		vi.spyOn(console, 'error').mockImplementation(hear('stderr')),
	];
	try {
		const code = await command([...args]);
		return { code, ...texts };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}
