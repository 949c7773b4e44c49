/** Pixels of a picture as browsers write them: PNG, 8 bits a channel, not interlaced. */
import { inflateSync } from 'node:zlib';
import type { Box } from './harness/visitor.ts';

export interface Picture {
	readonly width: number;
	readonly height: number;
	/** Red, green and blue of each pixel, line by line. */
	readonly rgb: Uint8Array;
}

export function readPng(file: Buffer): Picture {
	const width = file.readUInt32BE(16);
	const height = file.readUInt32BE(20);
	const channels = { 2: 3, 6: 4 }[file.readUInt8(25)];
	if (file.readUInt8(24) !== 8 || !channels || file.readUInt8(28) !== 0)
		throw new Error('png: not as browsers write it');
	const data: Buffer[] = [];
	for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
		if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
			data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
	const lines = inflateSync(Buffer.concat(data));
	const stride = width * channels;
	const pixels = new Uint8Array(stride * height);
	for (let y = 0; y < height; y++) {
		const filter = lines[y * (stride + 1)];
		for (let x = 0; x < stride; x++) {
			const at = y * stride + x;
			const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
			const up = y ? (pixels[at - stride] ?? 0) : 0;
			const corner = y && x >= channels ? (pixels[at - stride - channels] ?? 0) : 0;
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
			pixels[at] = (lines[y * (stride + 1) + 1 + x] ?? 0) + guess;
		}
	}
	const rgb = new Uint8Array(width * height * 3);
	for (let pixel = 0; pixel < width * height; pixel++)
		for (let channel = 0; channel < 3; channel++) rgb[pixel * 3 + channel] = pixels[pixel * channels + channel] ?? 0;
	return { width, height, rgb };
}

/** PNG (ISO/IEC 15948), 9.4: whichever of the three is nearest to left + up - corner. */
function paeth(left: number, up: number, corner: number): number {
	const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
	return a <= b && a <= c ? left : b <= c ? up : corner;
}

/**
 * A box of a picture without its outermost pixels and its corners, where what is behind shows through.
 *
 * @param radius side of the square that is left out at each corner
 */
export function inside({ width, rgb }: Picture, box: Box, radius: number): Uint8Array {
	const [left, top] = [Math.ceil(box.x) + 1, Math.ceil(box.y) + 1];
	const [right, bottom] = [Math.floor(box.x + box.width) - 1, Math.floor(box.y + box.height) - 1];
	const lines: Uint8Array[] = [];
	for (let y = top; y < bottom; y++) {
		const cut = y < top + radius || y >= bottom - radius ? radius : 0;
		lines.push(rgb.subarray((y * width + left + cut) * 3, (y * width + right - cut) * 3));
	}
	return Buffer.concat(lines);
}

/** How many pixels differ, and by how much at most in one channel. */
export function difference(one: Uint8Array, other: Uint8Array): { readonly pixels: number; readonly most: number } {
	if (one.length !== other.length) return { pixels: Number.POSITIVE_INFINITY, most: 255 };
	let [pixels, most] = [0, 0];
	for (let at = 0; at < one.length; at += 3) {
		const deltas = [0, 1, 2].map((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)));
		if (deltas.some(Boolean)) pixels += 1;
		most = Math.max(most, ...deltas);
	}
	return { pixels, most };
}
