import { readFile, writeFile } from 'node:fs/promises';
import { createGenerator } from 'ts-json-schema-generator';

/**
 * Writes the JSON schema of `report.json`, made from the type `BuildReport`.
 *
 * Usage: node scripts/schema.ts [--check]
 */
const FILE = 'docs/report.schema.json';

const schema = createGenerator({
  path: 'src/report/report.ts',
  type: 'BuildReport',
  tsconfig: 'tsconfig.json',
  additionalProperties: false,
  skipTypeCheck: true,
}).createSchema('BuildReport');
const text = `${JSON.stringify(schema, null, 2)}\n`;

if (process.argv.includes('--check')) {
  if ((await readFile(FILE, 'utf8')) !== text) {
    console.error(`${FILE} does not match src/report/report.ts: run npm run schema`);
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, text);
}
