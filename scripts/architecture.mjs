// node scripts/architecture.mjs  writes docs/architecture.svg, drawn from the table of imports in src/tidy/rules.ts.
import { writeFileSync } from 'node:fs';
import { load } from './site.mjs';

const { architecture } = await load('src/tidy/testing/architecture.ts');
writeFileSync('docs/architecture.svg', architecture());
