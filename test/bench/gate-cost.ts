/** What the gate adds to one call of the page, in nanoseconds: the same loop on a page with it, on one without, and on a wrapped one. */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumArgs } from '../browsers/chromium-args.ts';
import { findEngines } from '../browsers/find.ts';
import { serve } from '../e2e/harness/server.ts';

export interface Cost {
	readonly call: string;
	/** Nanoseconds without and with the gate; the fastest of many loops, which other programs disturbed least. */
	readonly without: number;
	readonly with: number;
	/** The same where wrappers stand in the way that look at nothing: what the browser itself takes for a call that passes a script. */
	readonly wrapped: number;
}

/** One call each, with an address that was never seen before; `i` counts. */
const calls: Readonly<Record<string, string>> = {
	'script.src = own host': "document.createElement('script').src = '/own' + i + '.js'",
	'script.src = own host, absolute': "document.createElement('script').src = location.origin + '/own' + i + '.js'",
	'script.src = nobody we know': "document.createElement('script').src = 'https://cdn.example/lib' + i + '.js'",
	'script.src = held vendor': "document.createElement('script').src = 'https://vendor.example/tag' + i + '.js'",
	'img.src = own host': "image.src = '/own' + i + '.png'",
	'appendChild(div)': 'box.appendChild(div)',
	'appendChild(div with 3 elements)': 'box.appendChild(tree)',
	"setAttribute('class')": "div.setAttribute('class', 'c' + i)",
	"setAttribute('src')": "script.setAttribute('src', '/own' + i)",
	'innerHTML, two elements': "div.innerHTML = '<b>1</b><i>' + i + '</i>'",
	'fetch, own host': "fetch('/own' + i)",
	'fetch, nobody we know': "fetch('https://api.example/' + i, {})",
};

/**
 * Wraps what the calls above call. Chromium's `img.src` is dearer as soon as anything wraps `Node.prototype.appendChild`, which
 * nothing calls there, and as dear as before when the wrapper is gone.
 */
const wrappers = `for (const [owner, name] of [[HTMLScriptElement, 'src'], [HTMLImageElement, 'src'], [Element, 'innerHTML'],
	[Node, 'appendChild'], [Element, 'setAttribute'], [window, 'fetch']]) {
	const place = owner.prototype ?? owner;
	const found = Object.getOwnPropertyDescriptor(place, name);
	const native = found.set ?? found.value;
	if (found.set) found.set = function (value) { Reflect.apply(native, this, [value]); };
	else found.value = new Proxy(native, { apply: (method, self, args) => Reflect.apply(method, self, args) });
	Object.defineProperty(place, name, found);
}`;

const html = (gate: string) => `<!doctype html><head>
<script type="application/json" data-yinyom-config>{ "catch": true, "categories": { "marketing": { "services": ["vendor"] } },
"services": { "vendor": { "hosts": ["vendor.example"] } } }</script>
<script>window.fetch = () => {};</script><script>${gate}</script></head><body><script>
const box = document.createElement('div'), div = document.createElement('div'), tree = document.createElement('div');
const image = new Image(), script = document.createElement('script');
tree.innerHTML = '<b>1</b><i>2</i><u>3</u>';
</script>`;

/** Nanoseconds of one call in a loop of `count`. */
const measure = ({ code, count }: { code: string; count: number }): number => {
	const loops = ((window as { loops?: Record<string, (count: number) => void> }).loops ??= {});
	const loop = (loops[code] ??= new Function('count', `for (let i = 0; i < count; i++) { ${code}; }`) as never);
	const begin = performance.now();
	loop(count);
	return ((performance.now() - begin) / count) * 1e6;
};

/** Isolated pages get a clock of 5 microseconds. https://www.w3.org/TR/hr-time-3/#dfn-coarsen-time */
const headers = {
	'content-type': 'text/html',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-embedder-policy': 'require-corp',
};

/** What is held is kept until its grant; thousands of them would measure the memory's housekeeping. */
const FEW = 50;

/** Loops on all pages by turns, so that whatever else the machine does falls on each. */
export async function gateCost({
	count = 1000,
	rounds = 40,
	only = Object.keys(calls),
}: {
	readonly count?: number;
	readonly rounds?: number;
	readonly only?: readonly string[];
} = {}): Promise<readonly Cost[]> {
	const gate = readFileSync(new URL('../../dist/yinyom-gate.js', import.meta.url), 'utf8');
	const bodies: Readonly<Record<string, string>> = {
		'/': html(''),
		'/gate': html(gate),
		'/wrapped': html(wrappers),
	};
	const site = await serve(({ path }) => ({ headers, body: bodies[path] ?? '' }));
	const engine = (await findEngines()).chromium;
	const browser = await chromium.launch({
		args: chromiumArgs,
		...(engine.kind === 'playwright' && { executablePath: engine.executable }),
	});
	try {
		const pages = await Promise.all(
			Object.keys(bodies).map(async (path) => {
				const page = await browser.newPage();
				await page.goto(site.url + path);
				return page;
			}),
		);
		const costs: Cost[] = [];
		for (const [call, code] of Object.entries(calls)) {
			if (!only.includes(call)) continue;
			const fastest = pages.map(() => Infinity);
			for (let round = 0; round < rounds; round++)
				for (const [index, page] of pages.entries())
					fastest[index] = Math.min(
						fastest[index] ?? Infinity,
						await page.evaluate(measure, { code, count: call.includes('held') ? FEW : count }),
					);
			const [without = 0, gated = 0, wrapped = 0] = fastest;
			costs.push({ call, without, with: gated, wrapped });
		}
		return costs;
	} finally {
		await browser.close();
		await site.close();
	}
}
