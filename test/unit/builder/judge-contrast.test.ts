import { expect, it } from 'vitest';
import { options, type Scheme } from '../../../demo/builder/choices.ts';
import { judgeContrast, mendOf, ratioText } from '../../../demo/builder/judge-contrast.ts';
import { coloursOf } from '../../../demo/builder/theme-colours.ts';

const poor = (choices: Readonly<Record<string, string>>) =>
	judgeContrast(choices).flatMap(({ scheme, pair, remedy }) => (remedy ? [`${scheme} ${pair}`] : []));

it.each(options.theme)('finds nothing in the theme %s as it ships', (theme) => {
	expect(poor({ theme })).toEqual([]);
	expect(judgeContrast({ theme }).length).toBe(10);
});

it.each<[string, Scheme, object]>([
	['plain', 'light', { background: '#ffffff', text: '#1d1d20', accent: '#1d1d20', 'on-accent': '#ffffff' }],
	['plain', 'dark', { background: '#1d1d20', text: '#f4f4f5', focus: '#3584e4', border: '#3b3b3d' }],
	['soft', 'light', { background: '#f6f4fb', accent: '#5136b0', button: '#5136b0', 'on-button': '#ffffff' }],
	['soft', 'dark', { accent: '#cfc2ff', 'on-accent': '#241a4d' }],
	['sharp', 'light', { background: '#fffdf8', border: '#111111', button: '#fffdf8', 'on-button': '#111111' }],
])('reads the colours of %s, %s, from its style sheet', (theme, scheme, wanted) => {
	expect(coloursOf({ theme }, scheme)).toMatchObject(wanted);
});

it('has what follows from a token follow it', () => {
	const colours = coloursOf({ 'token.light.text': '#334455' }, 'light');
	expect(colours).toMatchObject({ text: '#334455', accent: '#334455', button: '#334455' });
});

it('names the pair, and only in the scheme that has it', () => {
	expect(poor({ 'token.light.accent': '#ffcc00' })).toEqual(['light link', 'light label', 'light switch']);
	expect(poor({ 'token.light.accent': '#ffcc00', colorScheme: 'dark' })).toEqual([]);
	expect(poor({ 'token.dark.focus': '#222222' })).toEqual(['dark focus']);
});

it('wants 4.5 of text and 3 of a focus ring', () => {
	// 3.54:1 on white.
	expect(poor({ colorScheme: 'light', 'token.light.focus': '#888888' })).toEqual([]);
	expect(poor({ colorScheme: 'light', 'token.light.text': '#888888', 'token.light.accent': '#000000' })).toEqual([
		'light text',
	]);
});

it.each<Readonly<Record<string, string>>>([
	{ 'token.light.accent': '#ffcc00' },
	{ theme: 'sharp', 'token.light.accent': '#ff99cc', 'token.light.background': '#ffeeee' },
	{ theme: 'soft', 'token.light.background': '#808080', 'token.light.on-accent': '#777777' },
	{ 'token.dark.background': '#777777', 'token.dark.text': '#666666', 'token.dark.focus': '#777777' },
])('is content after its own remedies: %j', (choices) => {
	const mended = (['light', 'dark'] as const).flatMap((scheme) =>
		Object.entries(mendOf(choices, scheme)).map(([token, colour]) => [`token.${scheme}.${token}`, colour]),
	);
	expect(poor({ ...choices, ...Object.fromEntries(mended) })).toEqual([]);
});

it('changes one colour where that mends the pairs that follow from it, and none where all is fine', () => {
	const yellow = { 'token.light.accent': '#ffcc00' };
	expect(poor(yellow)).toHaveLength(3);
	expect(Object.keys(mendOf(yellow, 'light'))).toEqual(['accent']);
	expect(mendOf(yellow, 'dark')).toEqual({});
});

it('rounds a ratio down, so that what fails never reads as passing', () => {
	expect(ratioText(4.4999)).toBe('4.49:1');
	expect(ratioText(21)).toBe('21.00:1');
});
