/** Asked at run time, not imported: the receiver's entry stays loadable where there is no Node. */
export function nodeCrypto(): typeof import('node:crypto') {
	found ??= globalThis.process?.getBuiltinModule?.('node:crypto');
	if (found) return found;
	throw new Error('yinyom receiver: the chain needs node:crypto, which this runtime does not have. Run it on Node 24.');
}

let found: typeof import('node:crypto') | undefined;
