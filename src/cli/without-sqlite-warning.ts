/** Some versions of Node say that their SQLite is experimental when it is first loaded. Every other warning still shows. */
export function withoutSqliteWarning<T>(load: () => T): T {
	const emit = process.emitWarning;
	process.emitWarning = (...args: unknown[]): void => {
		if (!String(args[0]).startsWith('SQLite is an experimental feature')) Reflect.apply(emit, process, args);
	};
	try {
		return load();
	} finally {
		process.emitWarning = emit;
	}
}
