/** browsers of our own that are killed, each with a profile that stays; long form in `npm run soak` (YINYOM_SOAK). */
import { findEngines } from '../browsers/find.ts';
import { type Death, killOnce } from '../soak/killed-browser.ts';
import { expect, test } from './harness/fixture.ts';

const times = process.env['YINYOM_SOAK'] === undefined ? 3 : 30;

test(`R-3: of ${times} browsers killed within three seconds of a decision none loses a receipt that its database had`, async ({
	browserName,
}) => {
	test.skip(browserName === 'webkit', 'WebKit is started by its driver, with a profile that ends with it');
	test.setTimeout(times * 90_000);
	const { [browserName]: found } = await findEngines();
	if (found.kind !== 'playwright') throw new Error(`${browserName} is missing`);
	const program = { name: browserName as 'chromium' | 'firefox', executable: found.executable };
	const deaths: Death[] = [];
	// At random, and spread: every part of the three seconds has its turn.
	for (let time = 0; time < times; time += 1)
		deaths.push(await killOnce(program, ((time + Math.random()) / times) * 3000));
	const written = deaths.flatMap((death) => death.written ?? []).toSorted((one, other) => one - other);
	const kept = deaths.filter((death) => death.written !== undefined);
	const count = (what: (death: Death) => boolean) => kept.filter(what).length;
	console.log(
		`R-3 (${browserName}): ${kept.length} of ${times} were in the database before the kill, ${written[Math.floor(written.length / 2)]?.toFixed(0)} ms after the click in the middle, ${written.at(-1)?.toFixed(0)} ms at most; ` +
			`of these ${count(({ left }) => left.item)} were in localStorage on the next page, ${count(({ left }) => left.cookie)} had their cookie, ${count(({ arrived }) => arrived)} arrived`,
	);
	expect(kept.length).toBeGreaterThan(times / 4);
	expect(kept.filter(({ arrived }) => !arrived)).toEqual([]);
});
