import { readSettings, type Settings } from '../../../src/config/settings.ts';

/** What the guard goes by: the settings of a config, or, where that cannot even be read, those of none. */
export function readAsGuard(raw: unknown, attributes: Record<string, string>): Settings {
	return tryToRead(raw, attributes) ?? readSettings({}, {});
}

/** The settings of a config; nothing where it cannot be read. */
export function tryToRead(raw: unknown, attributes: Record<string, string>): Settings | undefined {
	try {
		return readSettings(raw, attributes);
	} catch {
		return undefined;
	}
}
