import { playedBy } from '../vendors/hosts.ts';
import { readBelow } from './files.ts';

export const shopFolder = new URL('../shop/', import.meta.url);

/** The five sites, each in a folder of its own, below `/sites/`. */
export const sitesFolder = new URL('../sites/', import.meta.url);

/** Where the demo's pages post receipts, as they say it. */
const RECEIVER = /https:\/\/receipts\.(saengchao|demo)\.example\/consent/g;

export interface Surroundings {
	readonly vendorUrl: string;
	readonly receiverUrl: string;
	/** Show what happens behind the page, beside it. */
	readonly panel: boolean;
	/** Reload when the product was built again. */
	readonly reload: boolean;
}

/** The page as a browser gets it: partials filled in, the outside world replaced by the demo's own servers. */
export async function prepare(html: string, { vendorUrl, receiverUrl, panel, reload }: Surroundings): Promise<string> {
	const whole = await include(html);
	const served = playedBy(vendorUrl, whole).replace(RECEIVER, receiverUrl);
	return [panel && addPanel, reload && addReload].reduce((page, add) => (add ? add(page) : page), served);
}

/** Server-side includes as web servers have known them for decades; paths count from the shop's folder. */
async function include(html: string): Promise<string> {
	const parts = html.split(/<!--# include file="([\w./-]+)" -->/);
	const texts = parts.map(async (text, index) => (index % 2 === 0 ? text : readPart(text)));
	return (await Promise.all(texts)).join('');
}

async function readPart(name: string): Promise<string> {
	const part = await readBelow(shopFolder, `/${name}`);
	if (!part) throw new Error(`demo: a page includes "${name}", which is not in demo/shop`);
	return part.toString().trimEnd();
}

function addPanel(html: string): string {
	return html
		.replace(/<head>/i, '$&<script src="/_demo/listen.js"></script><link rel="stylesheet" href="/_demo/page.css">')
		.replace(/<body[^>]*>/i, '$&<demo-panel></demo-panel><script type="module" src="/_demo/panel.js"></script>');
}

function addReload(html: string): string {
	return html.replace(
		/<head>/i,
		'$&<script>new EventSource("/_demo/reload").onmessage = () => location.reload()</script>',
	);
}
