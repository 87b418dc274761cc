// Writes public/scenario.schema.json, made of the schema that reads documents.
import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../src/scenario/json-schema.ts';

writeFileSync('public/scenario.schema.json', `${JSON.stringify(jsonSchema(), null, 2)}\n`);
