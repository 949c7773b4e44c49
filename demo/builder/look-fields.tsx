import { h } from 'preact';
import { type FormPart, Group, Line, Tiles } from './fields.tsx';
import { words } from './words.ts';

/** Layout, theme, logo. */
export function LookFields(part: FormPart) {
	return (
		<Group title={words.look} open>
			<Tiles {...part} name="layout.notice" />
			{part.choices['layout.notice'] === 'box' && <Tiles {...part} name="layout.corner" />}
			<Tiles {...part} name="theme" />
			<Tiles {...part} name="colorScheme" />
			<Tiles {...part} name="layout.preferences" />
			<Tiles {...part} name="reopen" />
			<p class="hint">{words.mirrored}</p>
			<Line {...part} name="logo" label={words.logo} hint={words.logoHint} />
		</Group>
	);
}
