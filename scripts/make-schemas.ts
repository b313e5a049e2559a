import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { results } from '../src/modules/analyses/schema.ts';
import { study } from '../src/modules/studies/schema.ts';

/**
 * The published JSON Schemas (2020-12), made from the schemas the program itself uses. What only makes sense
 * across a whole study (names that must exist, ids that must differ) is not in them; see docs/study-file.md.
 *
 * Run `node scripts/make-schemas.ts` after changing a schema; a test fails until it has been done.
 */
export const publishedSchemas = {
  'study.schema.json': () => ({
    title: 'Handlingsrom study file, format 1',
    ...z.toJSONSchema(study, { io: 'input', target: 'draft-2020-12', reused: 'ref' }),
  }),
  'results.schema.json': () => ({
    title: 'Handlingsrom results.json',
    ...z.toJSONSchema(results, { io: 'output', target: 'draft-2020-12', reused: 'ref' }),
  }),
} as const;

export function schemaText(name: keyof typeof publishedSchemas): string {
  return `${JSON.stringify(publishedSchemas[name](), null, 2)}\n`;
}

export const schemaFile = (name: string) => new URL(`../docs/${name}`, import.meta.url);

if (import.meta.main) {
  for (const name of Object.keys(publishedSchemas) as (keyof typeof publishedSchemas)[]) {
    writeFileSync(schemaFile(name), schemaText(name));
    process.stdout.write(`docs/${name}\n`);
  }
}
