import { writeFileSync } from 'node:fs';
import { vectors } from './cookie-vectors.ts';

writeFileSync(new URL('cookie-vectors.json', import.meta.url), `${JSON.stringify(vectors, null, '\t')}\n`);
