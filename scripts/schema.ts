import { createGenerator } from 'ts-json-schema-generator';

import { writeGenerated } from './generated.ts';

/**
 * Writes the JSON schemas of `report.json` and of a comparison, made from their types.
 *
 * Usage: node scripts/schema.ts [--check]
 */
await writeGenerated(
  {
    'docs/report.schema.json': schemaOf('src/report/report.ts', 'BuildReport'),
    'docs/comparison.schema.json': schemaOf('src/report/comparison.ts', 'Comparison'),
  },
  'npm run schema',
);

function schemaOf(file: string, type: string): string {
  const schema = createGenerator({
    path: file,
    type,
    tsconfig: 'tsconfig.json',
    additionalProperties: false,
    skipTypeCheck: true,
  }).createSchema(type);
  return JSON.stringify(schema);
}
