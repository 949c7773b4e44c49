import { expect, it } from 'vitest';
import { searched } from '../../../src/ui/searched.ts';

const service = (name: string, vendor: string) => ({ id: name, name, vendor, privacyUrl: '' });
const services = [service('YouTube', 'Google'), service('Line', 'LINE Yahoo'), service('แผนที่', 'บริษัท ก')];
const names = (query: string) => searched(services, query).map(({ name }) => name);

it.each([
	['', ['YouTube', 'Line', 'แผนที่']],
	['  ', ['YouTube', 'Line', 'แผนที่']],
	['you', ['YouTube']],
	['GOOGLE', ['YouTube']],
	['ＬＩＮＥ', ['Line']],
	['แผน', ['แผนที่']],
	['.*', []],
])('finds by %j in name and vendor, whatever the case and the width of letters', (query, found) => {
	expect(names(query)).toEqual(found);
});
