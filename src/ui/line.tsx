import { h } from 'preact';
import type { Piece } from './center-content.ts';

/** Pieces of one line, with a dot between; names keep their own direction. */
export const line = (pieces: readonly Piece[]) =>
	pieces.map(({ text, url }, index) => [
		index > 0 && text && ' \u00b7 ',
		url ? (
			<a href={url} dir="auto">
				{text}
			</a>
		) : (
			<bdi>{text}</bdi>
		),
	]);
