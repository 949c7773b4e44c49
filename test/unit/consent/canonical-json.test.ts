import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';

it('writes the example of RFC 8785 §3.2.4 byte for byte', () => {
	const value: unknown = JSON.parse(String.raw`{
		"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
		"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
		"literals": [null, true, false]
	}`);
	const bytes = `7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a
		5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22
		e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d`.replace(/\s/g, '');
	expect(Buffer.from(canonicalJson(value)).toString('hex')).toBe(bytes);
});

it.each<[string, string]>([
	['0000000000000000', '0'],
	['8000000000000000', '0'],
	['0000000000000001', '5e-324'],
	['8000000000000001', '-5e-324'],
	['7fefffffffffffff', '1.7976931348623157e+308'],
	['4340000000000000', '9007199254740992'],
	['4430000000000000', '295147905179352830000'],
	['44b52d02c7e14af5', '9.999999999999997e+22'],
	['44b52d02c7e14af6', '1e+23'],
	['444b1ae4d6e2ef4f', '999999999999999900000'],
	['444b1ae4d6e2ef50', '1e+21'],
	['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
	['3eb0c6f7a0b5ed8d', '0.000001'],
	['41b3de4355555553', '333333333.3333332'],
	['41b3de4355555557', '333333333.33333343'],
	['becbf647612f3696', '-0.0000033333333333333333'],
	['43143ff3c1cb0959', '1424953923781206.2'],
])('writes the number %s of RFC 8785, appendix B, as %s', (bits, text) => {
	expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
});
