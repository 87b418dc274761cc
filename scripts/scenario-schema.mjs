// node scripts/scenario-schema.mjs  writes public/scenario.schema.json, made of the schema that reads documents.
import { writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./src/scenario/testing/jsonSchema.ts', {
  configFile: false,
  logLevel: 'error',
});
writeFileSync('public/scenario.schema.json', `${JSON.stringify(module.jsonSchema(), null, 2)}\n`);
