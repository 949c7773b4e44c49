import { h } from 'preact';
import type { Piece } from './center-content.ts';

/**
 * Pieces of one line; names keep their own direction.
 *
 * @param between a dot; a space where each piece is a box of its own
 */
export const line = (pieces: readonly Piece[], between = ' \u00b7 ') =>
	pieces.map(({ text, url }, index) => [
		index > 0 && text && between,
		url ? (
			<a href={url} dir="auto">
				{text}
			</a>
		) : (
			<bdi>{text}</bdi>
		),
	]);
