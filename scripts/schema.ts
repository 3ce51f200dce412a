import { createGenerator } from 'ts-json-schema-generator';

import { writeGenerated } from './generated.ts';

/**
 * Writes the JSON schema of `report.json`, made from the type `BuildReport`.
 *
 * Usage: node scripts/schema.ts [--check]
 */
const schema = createGenerator({
  path: 'src/report/report.ts',
  type: 'BuildReport',
  tsconfig: 'tsconfig.json',
  additionalProperties: false,
  skipTypeCheck: true,
}).createSchema('BuildReport');

await writeGenerated({ 'docs/report.schema.json': JSON.stringify(schema) }, 'npm run schema');
