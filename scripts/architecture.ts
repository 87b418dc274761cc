// Writes docs/architecture.svg, drawn from the table of imports in src/tidy/rules.ts.
import { writeFileSync } from 'node:fs';
import { architecture } from '../src/tidy/testing/architecture.ts';

writeFileSync('docs/architecture.svg', architecture());
