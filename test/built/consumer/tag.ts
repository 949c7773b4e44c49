import type { Layer } from 'yinyom';

// Above the tag, which may not have come: a plain list is made, and every name is known.
(window.yinyomQueue ||= []).push((yinyom) => {
	const ids: readonly string[] = yinyom.grants;
	yinyom.on('change', ({ granted, record }) => console.log(ids, granted.length, record?.seq));
});
(window.yinyomQueue ??= []).push(async (yinyom) => {
	await yinyom.ready;
});
const queue = (window.yinyomQueue ||= []);
queue.push((yinyom) => void yinyom.open('preferences'));
// @ts-expect-error: there is no such call
queue.push((yinyom) => yinyom.opne());
window.yinyom?.on('close', ({ layer }: { readonly layer: Layer }) => console.log(layer));
